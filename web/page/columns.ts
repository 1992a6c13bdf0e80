// What each column was taken for, and what it holds.
import { h } from './dom.js';
import type { LabelKey, Speech } from './labels/index.js';
import type { Outcome } from './outcome.js';
import { table } from './tables.js';

type Report = Outcome['result']['report'];

const kShownColumns = 200;
const kRoles = {
  field: 'roleField',
  consent: 'roleConsent',
  attribute: 'roleAttribute',
  ignored: 'roleIgnored',
} as const;

export function columnsView({ result }: Outcome, speech: Speech): HTMLElement | undefined {
  const { mapping } = result.report;
  if (mapping.length === 0) return undefined;
  const rows = mapping.slice(0, kShownColumns).map((_, index) => row(result.report, index, speech));
  return h(
    'section',
    { 'aria-labelledby': 'columns' },
    h('h3', { id: 'columns' }, speech.say('columns')),
    table(speech.say('columns'), titles(speech), rows, 'card'),
    moreColumns(mapping.length - kShownColumns, speech),
  );
}

/** Says how many columns a table leaves out. */
export function moreColumns(count: number, speech: Speech): HTMLElement | undefined {
  return count > 0
    ? h('p', { class: 'quiet' }, speech.say('moreColumns', { count: speech.count(count) }))
    : undefined;
}

function titles(speech: Speech): { title: string; numeric?: boolean }[] {
  const title = (key: LabelKey, numeric = false): { title: string; numeric?: boolean } => ({
    title: speech.say(key),
    numeric,
  });
  return [
    title('column'),
    title('readAs'),
    title('filled', true),
    title('blank', true),
    title('distinct', true),
    title('kinds'),
    title('lengths', true),
  ];
}

function row(report: Report, index: number, speech: Speech): (string | Node)[] {
  const mapped = report.mapping[index];
  const held = report.columns[index];
  if (!mapped) return [];
  const as = h(
    'span',
    { class: `role ${mapped.role}` },
    speech.say(kRoles[mapped.role], { name: mapped.field ?? '' }),
  );
  const name = mapped.header || `#${speech.count(mapped.column)}`;
  if (!held) return [name, as, '', '', '', '', ''];
  const distinct = speech.count(held.distinct);
  return [
    name,
    as,
    speech.count(held.filled),
    speech.count(held.blank),
    held.more ? speech.say('more', { count: distinct }) : distinct,
    held.kinds.map((kind) => speech.say(`kind_${kind}`)).join(', '),
    held.filled === 0 ? '' : `${speech.count(held.shortest)}–${speech.count(held.longest)}`,
  ];
}
