// What the page shows after a check, and how its parts are called: each part makes one section from it.
import type { CheckResult, DescribedFinding } from '../src/index.js';
import type { Choice } from './choice.js';
import type { ProfileChoice } from './profile_choice.js';
import type { Settings } from './settings.js';

/** The hand-over needs the file's SHA-256, which a large file gets after its verdict. */
export type HandOver =
  | { readonly state: 'ready'; readonly result: CheckResult }
  | { readonly state: 'preparing'; readonly percent: number }
  | { readonly state: 'failed' };

export interface Outcome {
  readonly file: File;
  readonly profile: ProfileChoice;
  readonly settings: Settings;
  readonly result: CheckResult;
  readonly texts: readonly DescribedFinding[];
  readonly handOver: HandOver;
  /** Another file of the archive, another sheet of the workbook or another encoding is to be read. */
  readonly onChoice: (choice: Choice) => void;
}
