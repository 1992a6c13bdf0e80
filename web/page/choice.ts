// Which file of an archive and which sheet of a workbook is read: shown below the verdict where there are several; a choice checks anew.
import type { CheckOptions, CheckResult } from '../src/index.js';
import { h } from './dom.js';
import type { Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';

/** What the operator chose for the file at hand. */
export type Choice = Pick<CheckOptions, 'entry' | 'sheet'>;

type FoundFile = CheckResult['report']['file'];

interface Item {
  readonly value: string;
  readonly text: string;
  readonly chosen: boolean;
}

function entryItems({ entries = [], entry }: FoundFile, speech: Speech): Item[] {
  return entries.map(({ name, bytes }) => ({
    value: name,
    text: `${name} (${speech.bytes(bytes)})`,
    chosen: name === entry,
  }));
}

/** Only the sheet that was read has a number of rows. */
function sheetItems({ sheets }: FoundFile, speech: Speech): Item[] {
  return sheets.map(({ index, name, rows, visible }) => ({
    value: String(index),
    text: visible ? name : speech.say('sheetHidden', { name }),
    chosen: rows !== undefined,
  }));
}

function selectView(
  id: string,
  label: string,
  unchosen: string,
  items: readonly Item[],
  onChange: (value: string) => void,
): HTMLElement | undefined {
  if (items.length < 2) return undefined;
  const none = items.some(({ chosen }) => chosen)
    ? undefined
    : h('option', { value: '', selected: true, disabled: true }, unchosen);
  const select = h(
    'select',
    { id },
    none,
    ...items.map(({ value, text, chosen }) => h('option', { value, selected: chosen }, text)),
  );
  select.addEventListener('change', () => onChange(select.value));
  return h('p', {}, h('label', { for: id }, label), select);
}

/** The card; nothing where there is nothing to choose. */
export function choiceView({ result, settings, onChoice }: Outcome, speech: Speech): HTMLElement | undefined {
  const { file } = result.report;
  const { entry } = settings;
  const entries = selectView(
    'entry',
    speech.say('entry'),
    speech.say('entryUnchosen'),
    entryItems(file, speech),
    (chosen) => onChoice({ entry: chosen }),
  );
  const sheets = selectView(
    'sheet',
    speech.say('sheet'),
    speech.say('sheetUnchosen'),
    sheetItems(file, speech),
    (chosen) => onChoice({ ...(entry !== undefined && { entry }), sheet: Number(chosen) }),
  );
  if (!entries && !sheets) return undefined;
  return h('section', { class: 'card choice', 'aria-label': speech.say('choice') }, entries, sheets);
}
