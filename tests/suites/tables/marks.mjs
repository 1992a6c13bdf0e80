// How cells become a line: delimiter, quotes, escapes. A cell is quoted where it must be, or as the file's habit is.

const kQuotes = { needed: ['"', '"'], all: ['"', '"'], single: ["'", "'"], typographic: ['“', '”'], low: ['„', '”'], none: ['', ''] };
const kNumber = /^[-+]?\d+([.,]\d+)?$/;

export const quotes_of = ({ quote }) => kQuotes[quote];

/** What a cell can't hold in a file without quotes, or in a blank's way of parting cells, stands there in another form. */
export function cell_for({ delimiter, quote }, cell) {
  if (delimiter === '  ') return cell.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim() || '-';
  if (quote !== 'none') return quote === 'typographic' || quote === 'low' ? cell.replaceAll(/[“”„]/g, '"') : cell;
  const bare = cell.replaceAll(/["\n\r]/g, '');
  if (delimiter === ' ') return bare.replaceAll(' ', '_') || '-';
  return delimiter === ', '
    ? bare.replaceAll(',', ' -')
    : bare.replaceAll(delimiter.trim() ? delimiter[0] : delimiter, delimiter === '/' ? ' ' : '/');
}

/** A cell must be quoted: it holds a mark, or an end of a line, or a part of a mark of two characters. */
function must_quote(cell, { delimiter }, [opening, closing]) {
  const mark = delimiter.trim() ? delimiter.trim()[0] : delimiter;
  return cell.includes(mark) || cell.includes(opening) || cell.includes(closing) || /[\r\n]/.test(cell) || (delimiter === ' ' && !cell);
}

function quoted(cell, { escape }, [opening, closing]) {
  const inner =
    escape === 'backslash'
      ? cell.replaceAll(/[\\"']/g, (mark) => (mark === '\\' || mark === closing ? `\\${mark}` : mark))
      : cell.replaceAll(closing, closing + closing);
  return opening + inner + closing;
}

/** A cell as it stands in the file: quoted where it must be or where it is a text, or always (`all`, and `every` of any quotes). */
export function written(cell, combo) {
  const marks = quotes_of(combo);
  if (combo.quote === 'none') return cell;
  const habit = combo.quote === 'all' || combo.every || (combo.quote !== 'needed' && cell && !kNumber.test(cell));
  return habit || must_quote(cell, combo, marks) ? quoted(cell, combo, marks) : cell;
}

/** Rows as lines; where runs of blanks part cells the columns are aligned. */
export function lines_of(rows, combo) {
  if (combo.delimiter !== '  ') return rows.map((row) => row.map((cell) => written(cell, combo)).join(combo.delimiter));
  const widths = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) => row.map((cell, i) => (i + 1 < row.length ? cell.padEnd(widths[i] + 2) : cell)).join(''));
}

export const is_quoted = (cell, combo) => written(cell, combo) !== cell;
