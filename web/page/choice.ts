// What was found in the file, part by part, each of which can be changed: the file of an archive, the sheet of a workbook, and how a text was
// read. Shown right below the verdict; a choice checks anew.
import type { CheckOptions, CheckResult } from '../src/index.js';
import { h } from './dom.js';
import type { Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';
import { delimiterItems, encodingItems, escapeItems, headerItems, isText, quoteItems } from './reading.js';
import { selectView, type Item } from './select.js';

/** What the operator chose for the file at hand. */
export type Choice = Pick<
  CheckOptions,
  'delimiter' | 'encoding' | 'entry' | 'escape' | 'header' | 'quote' | 'sheet'
>;

type FoundFile = CheckResult['report']['file'];

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

/** How a text was read; of JSON only the encoding may be another. */
function readingViews(
  report: CheckResult['report'],
  speech: Speech,
  choose: (part: Choice) => void,
): (HTMLElement | undefined)[] {
  const { file } = report;
  const unchosen = speech.say('encodingUnchosen');
  const encoding = selectView('encoding', speech.say('encoding'), unchosen, encodingItems(file), (chosen) =>
    choose({ encoding: chosen }),
  );
  if (!isText(file)) return file.encoding.candidates.length > 1 ? [encoding] : [];
  return [
    encoding,
    selectView(
      'delimiter',
      speech.say('delimiter'),
      speech.say('delimiterUnchosen'),
      delimiterItems(report, speech),
      (delimiter) => choose({ delimiter }),
    ),
    selectView('quote', speech.say('quote'), '', quoteItems(file, speech), (quote) => choose({ quote })),
    selectView('escape', speech.say('escape'), '', escapeItems(file, speech), (chosen) =>
      choose({ escape: chosen === '\\' ? '\\' : 'double' }),
    ),
    selectView('header', speech.say('headerLine'), '', headerItems(file, speech), (line) =>
      choose({ header: line === 'none' ? 'none' : Number(line) }),
    ),
  ];
}

/** The card; nothing where there is nothing to choose. */
export function choiceView({ result, settings, onChoice }: Outcome, speech: Speech): HTMLElement | undefined {
  const { file } = result.report;
  const { encoding, entry, delimiter, quote, escape, header } = settings;
  const within: Choice = {
    ...(encoding !== undefined && { encoding }),
    ...(entry !== undefined && { entry }),
  };
  const marks: Choice = {
    ...(delimiter !== undefined && { delimiter }),
    ...(quote !== undefined && { quote }),
    ...(escape !== undefined && { escape }),
    ...(header !== undefined && { header }),
  };
  const views = [
    selectView(
      'entry',
      speech.say('entry'),
      speech.say('entryUnchosen'),
      entryItems(file, speech),
      (chosen) => onChoice({ entry: chosen }),
    ),
    selectView(
      'sheet',
      speech.say('sheet'),
      speech.say('sheetUnchosen'),
      sheetItems(file, speech),
      (chosen) => onChoice({ ...within, sheet: Number(chosen) }),
    ),
    ...readingViews(result.report, speech, (part) => onChoice({ ...within, ...marks, ...part })),
  ].filter((view) => view !== undefined);
  if (views.length === 0) return undefined;
  return h(
    'section',
    { class: 'card choice', 'aria-labelledby': 'choice' },
    h('h3', { id: 'choice' }, speech.say('choice')),
    ...views,
  );
}
