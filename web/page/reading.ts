// How a text was taken apart, part by part, each with what else it may be: the items of the selects in choice.ts.
import { kEncodings } from '../src/generated/encodings.js';
import type { CheckResult } from '../src/index.js';
import type { LabelKey, Speech } from './labels/index.js';
import type { Item } from './select.js';

type FoundFile = CheckResult['report']['file'];

const kTab = '\\x09'; // as the report shows control characters
const kHeaderLines = 12;
const kNotTaken = 419; // dialect_delimiter_not_taken

const kDelimiters: readonly [mark: string, label?: LabelKey][] = [
  [','],
  [';'],
  ['\t', 'tab'],
  ['|'],
  [':'],
  ['^'],
  ['~'],
  [', '],
  ['||'],
  ['::'],
  [' ', 'space'],
  ['  ', 'spaces'],
];
const kQuotes = ['"', "'", '“”', '„”', '«»', ''];

const markOf = (shown: string): string => (shown === kTab ? '\t' : shown);

function markText(mark: string, speech: Speech): string {
  const label = kDelimiters.find(([one]) => one === mark)?.[1];
  return label ? speech.say(label) : mark.endsWith(' ') ? `"${mark}"` : mark;
}

/** Text files alone are taken apart by marks. */
export const isText = ({ format }: FoundFile): boolean => format === 'csv' || format === 'txt';

/** The candidates with a line as each reads it, then all others. */
export function encodingItems({ encoding }: FoundFile): Item[] {
  const { candidates, name, sure } = encoding;
  const likely = candidates.map((one) => ({
    value: one.name,
    text: one.sample === undefined ? one.name : `${one.name}: ${one.sample}`,
    chosen: one.name === name && (sure || one.evidence !== 'letters'),
  }));
  const others = kEncodings.filter((one) => !candidates.some((candidate) => candidate.name === one));
  return [...likely, ...others.map((one) => ({ value: one, text: one, chosen: one === name && sure }))];
}

/** What was found or chosen first, then what competes with it, then all others that are common. */
function itemsOf(
  found: string,
  rivals: readonly string[],
  common: readonly string[],
  text: (mark: string) => string,
): Item[] {
  return [...new Set([found, ...rivals, ...common])].map((mark) => ({
    value: mark,
    text: text(mark),
    chosen: mark === found,
  }));
}

/** None is chosen yet where the profile takes another than the file has. */
export function delimiterItems({ file, findings }: CheckResult['report'], speech: Speech): Item[] {
  const { candidates = [], delimiter } = file.dialect;
  const rivals = candidates.map((one) => markOf(one.delimiter));
  const common = kDelimiters.map(([mark]) => mark);
  const items = itemsOf(markOf(delimiter), rivals, common, (mark) => markText(mark, speech));
  if (!findings.some(({ code }) => code === kNotTaken)) return items;
  return items.map((item) => ({ ...item, chosen: false }));
}

export function quoteItems({ dialect }: FoundFile, speech: Speech): Item[] {
  const rivals = (dialect.candidates ?? []).map(({ quote }) => quote);
  return itemsOf(dialect.quote, rivals, kQuotes, (mark) => mark || speech.say('none'));
}

export function escapeItems({ dialect }: FoundFile, speech: Speech): Item[] {
  const backslash = dialect.escape === '\\';
  return [
    { value: 'double', text: speech.say('escapeDoubled'), chosen: !backslash },
    { value: '\\', text: speech.say('escapeBackslash'), chosen: backslash },
  ];
}

export function headerItems({ dialect }: FoundFile, speech: Speech): Item[] {
  const lines = Array.from({ length: kHeaderLines }, (_, i) => i + 1);
  if (dialect.header_line > kHeaderLines) lines.push(dialect.header_line);
  const none = { value: 'none', text: speech.say('none'), chosen: dialect.header_line === 0 };
  return [
    none,
    ...lines.map((line) => ({
      value: String(line),
      text: speech.count(line),
      chosen: line === dialect.header_line,
    })),
  ];
}
