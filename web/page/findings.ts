// The findings, gravest first: what is wrong, how often, where first, and what to do. Texts are the core's.
import { kSeverities, type DescribedFinding, type Severity } from '../src/index.js';
import { h } from './dom.js';
import type { Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';
import { table } from './tables.js';

type Finding = Outcome['result']['report']['findings'][number];
type Sample = Finding['samples'][number];

const kOpenPlaces = 3; // places shown without asking

export function findingsView({ result, texts }: Outcome, speech: Speech): HTMLElement {
  const all = result.report.findings.map((finding, index) => ({ finding, text: texts[index] }));
  const groups = [...kSeverities].reverse().map((severity) => {
    const cards = all.filter(({ finding }) => finding.severity === severity);
    return cards.length > 0 ? group(severity, cards, speech) : undefined;
  });
  return h(
    'section',
    { class: 'findings', 'aria-labelledby': 'findings' },
    h('h3', { id: 'findings' }, speech.say('findings')),
    all.length === 0 ? h('p', { class: 'card quiet' }, speech.say('noFindings')) : undefined,
    ...groups,
  );
}

interface Described {
  readonly finding: Finding;
  readonly text: DescribedFinding | undefined;
}

function group(severity: Severity, cards: readonly Described[], speech: Speech): HTMLElement {
  const total = cards.reduce((sum, { finding }) => sum + finding.count, 0);
  return h(
    'div',
    { class: `group ${severity}` },
    h('h4', {}, speech.say(severity), h('span', { class: 'badge' }, speech.count(total))),
    ...cards.map((one) => card(one, speech)),
  );
}

function card({ finding, text }: Described, speech: Speech): HTMLElement {
  return h(
    'article',
    { class: 'card finding' },
    h(
      'div',
      { class: 'finding-head' },
      h('p', { class: 'finding-text' }, text?.text || finding.name),
      h('p', { class: 'finding-count', title: speech.say('times') }, `${speech.count(finding.count)} ×`),
    ),
    text?.remedy ? h('p', { class: 'finding-remedy' }, text.remedy) : undefined,
    places(finding, text, speech),
    h('p', { class: 'finding-code' }, `${finding.code} ${finding.name}`),
  );
}

/** The first places; the others behind a summary that says how many. */
function places(finding: Finding, text: DescribedFinding | undefined, speech: Speech): Node | undefined {
  const placed = finding.samples.map((sample, index) => ({ sample, own: text?.samples[index] }));
  const shown = placed.filter(({ sample }) => sample.line !== undefined || sample.header !== undefined);
  if (shown.length === 0) return undefined;
  const differs = shown.some(({ own }) => own !== shown[0]?.own);
  const view = (from: number, to?: number): HTMLElement =>
    placeTable(
      shown.slice(from, to).map(({ sample, own }) => ({ sample, own: differs ? own : undefined })),
      differs,
      speech,
    );
  const left = finding.count - shown.length;
  const more =
    left > 0
      ? h('p', { class: 'quiet' }, speech.say('morePlaces', { count: speech.count(left) }))
      : undefined;
  if (shown.length <= kOpenPlaces + 1) return h('div', {}, view(0), more);
  const summary = speech.say('allPlaces', { count: speech.count(shown.length) });
  return h(
    'div',
    {},
    view(0, kOpenPlaces),
    h('details', {}, h('summary', {}, summary), view(kOpenPlaces), more),
  );
}

interface Place {
  readonly sample: Sample;
  readonly own: string | undefined;
}

/** Only the columns in which a place has something to say. */
function placeTable(shown: readonly Place[], differs: boolean, speech: Speech): HTMLElement {
  const kinds = placeColumns(speech).filter(({ of }) => shown.some(({ sample }) => of(sample) !== ''));
  const columns = kinds.map(({ title, numeric }) => ({ title, numeric }));
  const words = shown.map(({ own }) => h('span', {}, own ?? ''));
  const rows = shown.map(({ sample }) => kinds.map(({ of }) => of(sample)));
  if (!differs) return table(speech.say('places'), columns, rows, 'places');
  const titles = [...columns, { title: '' }];
  return table(
    speech.say('places'),
    titles,
    rows.map((row, index) => [...row, words[index] ?? '']),
    'places',
  );
}

interface PlaceColumn {
  readonly title: string;
  readonly numeric: boolean;
  of(sample: Sample): string | Node;
}

function placeColumns(speech: Speech): readonly PlaceColumn[] {
  const number = (value: number | undefined): string => (value === undefined ? '' : speech.count(value));
  return [
    { title: speech.say('line'), numeric: true, of: ({ line }) => number(line) },
    { title: speech.say('record'), numeric: true, of: ({ record }) => number(record) },
    { title: speech.say('column'), numeric: false, of: ({ header, column }) => header ?? number(column) },
    {
      title: speech.say('content'),
      numeric: false,
      of: ({ excerpt }) => (excerpt === undefined ? '' : h('code', {}, excerpt)),
    },
  ];
}
