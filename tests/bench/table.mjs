// Markdown tables. A row's first cell is its name; a row that is wrong shows WRONG and why instead of its figures.

export const fixed = (digits) => (value) => (Number.isFinite(value) ? value.toFixed(digits) : '');

const cells = (values) => `| ${values.join(' | ')} |`;

/** `columns`: [head, (work) => text]. */
export function table(works, columns) {
  const heads = ['work', ...columns.map(([head]) => head)];
  const lines = [cells(heads), `|---|${'---:|'.repeat(columns.length)}`];
  for (const work of works) {
    const values = work.wrong
      ? [`**WRONG**: ${work.wrong}`, ...columns.slice(1).map(() => '')]
      : columns.map(([, of]) => of(work));
    lines.push(cells([work.name, ...values]));
  }
  return lines.join('\n');
}

/** The limit that a figure is held against: [at least, go for], smaller is better. */
export function judged(value, limits, digits = 2) {
  if (!limits || Number.isNaN(value)) return ['', ''];
  const [least, goal] = limits;
  const verdict =
    value <= goal ? 'goal reached' : value <= least ? 'met' : `missed by ${(value / least).toFixed(digits)}×`;
  return [`${least} / ${goal}`, verdict];
}
