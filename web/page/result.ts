// Puts the parts of an outcome below each other, with a pause between them so that the page never stalls.
import { choiceView } from './choice.js';
import { columnsView } from './columns.js';
import { pause } from './dom.js';
import { findingsView } from './findings.js';
import { handOverView } from './handover.js';
import type { Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';
import { previewView } from './preview.js';
import { fileFacts, verdictBanner } from './verdict.js';

type Part = (outcome: Outcome, speech: Speech) => HTMLElement | undefined;

function lastPreview({ result }: Outcome, speech: Speech): HTMLElement | undefined {
  const header = result.report.mapping.map((column) => column.header);
  return previewView({ header, rows: result.report.preview }, false, speech);
}

const kParts: readonly Part[] = [
  verdictBanner,
  choiceView,
  handOverView,
  findingsView,
  fileFacts,
  columnsView,
  lastPreview,
];

let latest_ = 0;

/** Shows an outcome; stops silently once the check is aborted or another showing has begun. `onVerdict`: its banner is there. */
export async function showResult(
  root: HTMLElement,
  outcome: Outcome,
  speech: Speech,
  signal: AbortSignal,
  onVerdict: () => void = () => undefined,
): Promise<void> {
  const mine = ++latest_;
  root.replaceChildren();
  root.ariaBusy = 'true';
  for (const part of kParts) {
    const view = part(outcome, speech);
    if (view) root.append(view);
    if (part === verdictBanner) onVerdict();
    await pause();
    if (signal.aborted || mine !== latest_) return;
  }
  root.ariaBusy = 'false';
}
