// One check as the page makes it: first the verdict, then the hand-over, which needs the file's SHA-256. Hashing in WebAssembly
// (about 0.18 GB/s) is slower than checking, so that the verdict does not wait for it.
import { checkFile, type CheckResult, type Preview, type Progress } from '../src/index.js';
import type { Speech } from './labels/index.js';
import type { ProfileChoice } from './profile_choice.js';
import type { Settings } from './settings.js';

export interface CheckEvents {
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  onPreview(preview: Preview): void;
  /** After the verdict, of the digest. */
  onPercent(percent: number): void;
}

export interface Running {
  readonly verdict: Promise<CheckResult>;
  /** The same with the digest. */
  readonly whole: Promise<CheckResult>;
}

export function check(
  file: File,
  { profile }: ProfileChoice,
  settings: Settings,
  { language }: Speech,
  { signal, onProgress, onPreview, onPercent }: CheckEvents,
): Running {
  let tell: (result: CheckResult) => void = () => undefined;
  const told = new Promise<CheckResult>((resolve) => (tell = resolve));
  const whole = checkFile(file, profile, {
    signal,
    onProgress,
    onPreview,
    onVerdict: (result) => tell(result),
    onDigest: ({ bytes, total }) => onPercent(Math.floor((bytes / total) * 100)),
    options: { ...settings, digest: true },
    lang: language,
  });
  return { verdict: Promise.race([told, whole]), whole };
}

/** Where a file is read twice, the second reading makes the second half. */
export function readings({ duplicates }: Settings): number {
  return duplicates === 'last' || duplicates === 'error' ? 2 : 1;
}
