// Tables that scroll sideways in a box of their own, so that the page never does; the box can be reached by keyboard.
import { h } from './dom.js';

export interface TableColumn {
  readonly title: string;
  readonly numeric?: boolean | undefined;
}

type Cell = string | Node;

/** A box with a table; the first column heads its row. */
export function table(
  label: string,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  kind = '',
): HTMLElement {
  const style = (index: number): string | undefined => (columns[index]?.numeric ? 'number' : undefined);
  const head = columns.map(({ title }, index) => h('th', { scope: 'col', class: style(index) }, title));
  const body = rows.map((row) =>
    h(
      'tr',
      {},
      ...row.map((cell, index) => h(index === 0 ? 'th' : 'td', rowCell(index, style(index)), cell)),
    ),
  );
  return h(
    'div',
    { class: `table-box ${kind}`, tabindex: 0, role: 'region', 'aria-label': label },
    h('table', {}, h('thead', {}, h('tr', {}, ...head)), h('tbody', {}, ...body)),
  );
}

function rowCell(index: number, style: string | undefined): Record<string, string | undefined> {
  return index === 0 ? { scope: 'row', class: style } : { class: style };
}
