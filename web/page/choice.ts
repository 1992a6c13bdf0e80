// Which file of an archive, which sheet of a workbook and which encoding of a text is read: shown below the verdict where there are several,
// or the encoding is not known by itself; a choice checks anew.
import { kEncodings } from '../src/generated/encodings.js';
import type { CheckOptions, CheckResult } from '../src/index.js';
import { h } from './dom.js';
import type { Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';

/** What the operator chose for the file at hand. */
export type Choice = Pick<CheckOptions, 'encoding' | 'entry' | 'sheet'>;

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

/** The candidates with a line as each reads it, then all others. Nothing where the file says its encoding itself, or UTF-8 fits. */
function encodingItems({ encoding }: FoundFile): Item[] {
  const { candidates, name, sure } = encoding;
  if (!candidates.some(({ evidence }) => evidence === 'letters' || evidence === 'told')) return [];
  const likely = candidates.map((one) => ({
    value: one.name,
    text: one.sample === undefined ? one.name : `${one.name}: ${one.sample}`,
    chosen: one.name === name && (sure || one.evidence === 'told'),
  }));
  const others = kEncodings.filter((one) => !candidates.some((candidate) => candidate.name === one));
  return [...likely, ...others.map((one) => ({ value: one, text: one, chosen: false }))];
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
  const { encoding, entry } = settings;
  const within = { ...(encoding !== undefined && { encoding }), ...(entry !== undefined && { entry }) };
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
    (chosen) => onChoice({ ...within, sheet: Number(chosen) }),
  );
  const encodings = selectView(
    'encoding',
    speech.say('encoding'),
    speech.say('encodingUnchosen'),
    encodingItems(file),
    (chosen) => onChoice({ ...within, encoding: chosen }),
  );
  if (!entries && !sheets && !encodings) return undefined;
  return h(
    'section',
    { class: 'card choice', 'aria-label': speech.say('choice') },
    entries,
    sheets,
    encodings,
  );
}
