// The verdict in plain words, the totals, and how the file was read.
import { h, icon, svg } from './dom.js';
import type { LabelKey, Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';

type Totals = Outcome['result']['report']['totals'];

const kTab = '\\x09'; // as the report shows control characters

const kTexts = {
  accepted: 'acceptedText',
  accepted_with_rejects: 'rejectsText',
  refused: 'refusedText',
} as const;

const kParts: readonly [part: keyof Totals, label: LabelKey][] = [
  ['accepted', 'totalAccepted'],
  ['rejected', 'rejected'],
  ['duplicates', 'duplicates'],
  ['conflicts', 'conflicts'],
];

/** The banner that the eye and the focus go to first. */
export function verdictBanner({ file, result }: Outcome, speech: Speech): HTMLElement {
  const { verdict, totals } = result.report;
  const values = { read: speech.count(totals.read), accepted: speech.count(totals.accepted) };
  return h(
    'section',
    { class: `card verdict ${verdict}`, 'aria-labelledby': 'verdict' },
    h('span', { class: 'verdict-icon' }, icon(verdict)),
    h(
      'div',
      { class: 'verdict-words' },
      h('p', { class: 'verdict-file' }, file.name),
      h('h2', { id: 'verdict', tabindex: -1 }, speech.say(verdict)),
      h('p', { class: 'verdict-text' }, speech.say(kTexts[verdict], values)),
    ),
    totals.read > 0 ? totalsView(totals, verdict === 'refused', speech) : undefined,
  );
}

/** Of a refused file nothing is accepted, whatever its rows are like one by one. */
function totalsView(totals: Totals, refused: boolean, speech: Speech): HTMLElement {
  const tile = (part: keyof Totals, label: LabelKey): HTMLElement =>
    h(
      'div',
      { class: `total ${part} ${totals[part] === 0 ? 'zero' : ''}` },
      h('dt', {}, speech.say(label)),
      h('dd', {}, speech.count(totals[part])),
    );
  const tiles = kParts
    .filter(([part]) => !refused || part !== 'accepted')
    .map(([part, label]) => tile(part, label));
  return h(
    'div',
    { class: 'totals' },
    refused ? undefined : share(totals),
    h('dl', {}, tile('read', 'read'), ...tiles),
  );
}

/** The parts of the rows read as one bar; a part of a single row is still seen. */
function share(totals: Totals): SVGElement {
  const shares = kParts.map(([part]) => ({
    part,
    width: Math.max((totals[part] / totals.read) * 1000, totals[part] > 0 ? 4 : 0),
  }));
  const whole = shares.reduce((sum, { width }) => sum + width, 0);
  let x = 0;
  const bars = shares.map(({ part, width }) => {
    const bar = svg('rect', { class: part, x, y: 0, width: (width / whole) * 1000, height: 10 });
    x += (width / whole) * 1000;
    return bar;
  });
  return svg(
    'svg',
    { class: 'share', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    ...bars,
  );
}

/** How the file was read, so that a wrong guess is seen. */
export function fileFacts({ result }: Outcome, speech: Speech): HTMLElement {
  const { file, profile, engine } = result.report;
  const { dialect, encoding } = file;
  const sheet = file.sheets.find(({ rows }) => rows !== undefined);
  const nothingChosen = file.format === 'zip'; // an archive has neither encoding nor dialect
  const workbook = file.format === 'xlsx' || file.format === 'xls';
  const guess = (value: string, sure: boolean): string => (sure ? value : speech.say('guessed', { value }));
  const facts: readonly [LabelKey, string | false | undefined][] = [
    ['size', speech.bytes(file.bytes)],
    ['format', file.format.toUpperCase()],
    ['entry', file.entry ?? undefined],
    ['sheet', sheet?.name],
    [
      'encoding',
      workbook || nothingChosen
        ? undefined
        : guess(encoding.name + (encoding.bom ? ', BOM' : ''), encoding.sure),
    ],
    [
      'delimiter',
      !nothingChosen &&
        dialect.delimiter &&
        guess(dialect.delimiter === kTab ? speech.say('tab') : dialect.delimiter, dialect.sure),
    ],
    ['lineEnds', nothingChosen ? undefined : dialect.line_end],
    [
      'headerLine',
      nothingChosen
        ? undefined
        : dialect.header_line === 0
          ? speech.say('none')
          : speech.count(dialect.header_line),
    ],
    ['profileUsed', `${profile.id} ${profile.revision}`],
    ['engine', engine],
  ];
  const items = facts
    .map(([label, value]) => value && h('div', {}, h('dt', {}, speech.say(label)), h('dd', {}, value)))
    .filter((item) => item instanceof HTMLElement);
  return h(
    'section',
    { class: 'card facts', 'aria-labelledby': 'facts' },
    h('h3', { id: 'facts' }, speech.say('file')),
    h('dl', {}, ...items),
  );
}
