// One check as the page makes it: the verdict, its texts, and the hand-over, whose SHA-256 a large file gets only after the verdict.
// Hashing in WebAssembly (about 0.18 GB/s) is slower than reading (0.35): up to kDigestAtOnce nobody notices, beyond it the verdict must not wait.
import { checkFile, type CheckResult, type Preview, type Progress } from '../src/index.js';
import type { Speech } from './labels/index.js';
import type { HandOver, Outcome } from './outcome.js';
import type { ProfileChoice } from './profile_choice.js';

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
  speech: Speech,
  events: CheckEvents,
): Promise<Outcome> {
  const atOnce = file.size <= kDigestAtOnce;
  const result = await checkFile(file, profile.profile, {
    signal: events.signal,
    onProgress: (progress) => events.onProgress(progress),
    onPreview: (preview) => events.onPreview(preview),
    options: { digest: atOnce },
    lang: speech.language,
  });
  const handOver: HandOver = atOnce ? { state: 'ready', result } : { state: 'preparing', percent: 0 };
  return { file, profile, result, texts: [], handOver };
}

/** The same check once more with the digest, for the contract. */
export async function prepareHandOver(
  { file, profile }: Outcome,
  speech: Speech,
  signal: AbortSignal,
  onPercent: (percent: number) => void,
): Promise<CheckResult> {
  return checkFile(file, profile.profile, {
    signal,
    onProgress: ({ bytes, total }) => onPercent(Math.floor((bytes / total) * 100)),
    options: { digest: true },
    lang: speech.language,
  });
}
