// The first rows as the import reads them. Provisional while the check runs.
import type { Preview } from '../src/index.js';
import { moreColumns } from './columns.js';
import { h } from './dom.js';
import type { Speech } from './labels/index.js';
import { table } from './tables.js';

const kShownColumns = 60; // a table of 100 rows stays quick to lay out

export function previewView(preview: Preview, provisional: boolean, speech: Speech): HTMLElement | undefined {
  const width = preview.header.length || (preview.rows[0]?.length ?? 0);
  if (width === 0) return undefined;
  const shown = Math.min(width, kShownColumns);
  const names = Array.from(
    { length: shown },
    (_, index) => preview.header[index] || `#${speech.count(index + 1)}`,
  );
  const rows = preview.rows.map((row, index) => [
    speech.count(index + 1),
    ...names.map((_, column) => row[column] ?? ''),
  ]);
  const columns = [{ title: '', numeric: true }, ...names.map((title) => ({ title }))];
  const words = speech.say('previewText') + (provisional ? ` ${speech.say('previewProvisional')}` : '');
  return h(
    'section',
    { 'aria-labelledby': 'preview' },
    h('h3', { id: 'preview' }, speech.say('preview')),
    h('p', { class: 'quiet' }, words),
    table(speech.say('preview'), columns, rows, 'card preview'),
    moreColumns(width - shown, speech),
  );
}
