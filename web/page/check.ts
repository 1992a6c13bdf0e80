// One check as the page makes it: the verdict, its texts, and the hand-over, whose SHA-256 a large file gets only after the verdict.
// Hashing in WebAssembly (about 0.18 GB/s) is slower than reading (0.35): up to kDigestAtOnce nobody notices, beyond it the verdict must not wait.
import { checkFile, type CheckResult, type Preview, type Progress } from '../src/index.js';
import type { Speech } from './labels/index.js';
import type { HandOver, Outcome } from './outcome.js';
import type { ProfileChoice } from './profile_choice.js';
import type { Settings } from './settings.js';

const kDigestAtOnce = 64e6;

export interface CheckEvents {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  onPreview(preview: Preview): void;
}

/** Up to the verdict, without the texts of its findings. */
export async function check(
  file: File,
  profile: ProfileChoice,
  settings: Settings,
  speech: Speech,
  events: CheckEvents,
): Promise<Outcome> {
  const atOnce = file.size <= kDigestAtOnce;
  const result = await checkFile(file, profile.profile, {
    signal: events.signal,
    onProgress: (progress) => events.onProgress(progress),
    onPreview: (preview) => events.onPreview(preview),
    options: { ...settings, digest: atOnce },
    lang: speech.language,
  });
  const handOver: HandOver = atOnce ? { state: 'ready', result } : { state: 'preparing', percent: 0 };
  return { file, profile, settings, result, texts: [], handOver };
}

/** Where a file is read twice, the second reading makes the second half. */
export function readings({ duplicates }: Settings): number {
  return duplicates === 'last' || duplicates === 'error' ? 2 : 1;
}

function percent(share: number, pass: number, settings: Settings): number {
  return Math.floor(((pass - 1 + share) / Math.max(pass, readings(settings))) * 100);
}

/** The same check once more with the digest, for the contract. */
export async function prepareHandOver(
  { file, profile, settings }: Outcome,
  speech: Speech,
  signal: AbortSignal,
  onPercent: (percent: number) => void,
): Promise<CheckResult> {
  return checkFile(file, profile.profile, {
    signal,
    onProgress: ({ bytes, total, pass }) => onPercent(percent(bytes / total, pass, settings)),
    options: { ...settings, digest: true },
    lang: speech.language,
  });
}
