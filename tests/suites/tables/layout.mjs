// A whole file from a combination: what stands above, in and below the table, line by line, and the truth about it.
import { damage } from './damages.mjs';
import { encoded } from './encode.mjs';
import { cell_for, lines_of, quotes_of, written } from './marks.mjs';
import { kSeed, random_numbers } from './random.mjs';
import { table_of } from './source.mjs';
import { kWords } from './words.mjs';

const kTypes = {
  email: 'text',
  first: 'text',
  last: 'text',
  phone: 'text',
  city: 'text',
  street: 'text',
  birth: 'date',
  amount: 'number',
  consent: 'integer',
  id: 'integer',
  note: 'text',
};
const kUnits = { amount: '[EUR]', birth: '[yyyy-mm-dd]', consent: '[0/1]', id: '[no.]' };
const kUnitRows = {
  types: (column) => kTypes[column],
  brackets: (column) => `(${{ text: 'string' }[kTypes[column]] ?? kTypes[column]})`,
  dashes: (column) => '-'.repeat(3 + column.length),
  units: (column) => kUnits[column] ?? '[text]',
};

const part = (kind) => (text) => ({ kind, text });
const ascii = ({ texture }) => texture === 'single' || texture === 'ascii';
const words_of = (combo) => kWords[ascii(combo) ? 'en' : combo.language];

function above_table(combo, width) {
  const { title, segment, made } = words_of(combo);
  const padding = combo.delimiter.repeat(width - 1);
  const lines = {
    title: [title],
    dated: [title, '2026-11-02', ''],
    segment: [title, segment, `${made} 2026-11-02 10:15`, ''],
    padded: [title + padding, padding],
  };
  return (lines[combo.header] ?? []).map(part('preamble'));
}

function below_table(combo, width) {
  const { total } = words_of(combo);
  const lines = {
    total: [`${total}: ${combo.rows}`],
    padded: [[total, ...Array(Math.max(0, width - 2)).fill(''), combo.rows].join(combo.delimiter)],
    count: [`(${combo.rows} rows)`],
    end: ['-- end of report --'],
  };
  return (lines[combo.footer] ?? []).map(part('footer'));
}

/** Another table below a blank line. */
function second_table(combo, random) {
  if (combo.second !== 'table') return [];
  const { second, city } = words_of(combo);
  const plain = (text) => cell_for(combo, ascii(combo) ? text.replaceAll(/[^\x20-\x7e]/g, '') : text);
  const rows = [second, ...Array.from({ length: 2 + random(2) }, (_, i) => [city[i], `${1 + random(500)}`, `2026-10-0${1 + i}`])];
  const lines = lines_of(
    rows.map((row) => row.map(plain)),
    combo,
  );
  return [part('blank')(''), ...lines.map((text, i) => ({ kind: i ? 'second_row' : 'second', text }))];
}

function put_in_middle(parts, rows, more) {
  const middle = parts.indexOf(rows[rows.length >> 1]);
  parts.splice(middle, 0, more);
}

/** All lines of a file, with what each of them is. */
function parts_of(combo, random) {
  const { columns, header, rows } = table_of(combo, random);
  const table = [
    ...(combo.header === 'none' ? [] : [header]),
    ...(combo.units === 'none' ? [] : [columns.map(kUnitRows[combo.units])]),
    ...rows,
  ];
  const kinds = [...(combo.header === 'none' ? [] : ['header']), ...(combo.units === 'none' ? [] : ['units'])];
  const cells = table.map((row) => row.map((cell) => cell_for(combo, cell)));
  const body = lines_of(cells, combo).map((text, i) => ({ kind: kinds[i] ?? 'row', text, cells: cells[i] }));
  const own = body.filter(({ kind }) => kind === 'row');
  if (combo.second === 'repeated') put_in_middle(body, own, { ...body[0], kind: 'repeated' });
  if (combo.blank === 'middle') put_in_middle(body, own, part('blank')(''));
  const parts = [
    ...(combo.sep === 'sep' ? [part('sep')(`sep=${combo.delimiter}`)] : []),
    ...(combo.blank === 'top' ? [part('blank')('')] : []),
    ...above_table(combo, columns.length),
    ...body,
    ...below_table(combo, columns.length),
    ...second_table(combo, random),
    ...(combo.blank === 'end' ? ['', ''].map(part('blank')) : []),
  ];
  damage(parts, combo, random);
  return parts;
}

/** Line ends by chance where they are mixed, but of both kinds in the shortest table. */
function line_ends(combo, random) {
  const ends = { LF: '\n', CRLF: '\r\n', CR: '\r' };
  let count = 0;
  return () => ends[combo.line_end] ?? [ends.LF, ends.CRLF][count < 8 ? count++ % 2 : random(2)];
}

const count_lines = (text) => text.split(/\r\n|\r|\n/).length;

/** What the file is, as its reader should tell. */
function truth_of(parts, combo, text) {
  const lines = (...kinds) => parts.filter(({ kind }) => kinds.includes(kind)).map(({ line }) => line);
  const quoted = parts.some(({ cells }) => cells?.some((cell) => written(cell, combo) !== cell));
  const escaped = parts.some(({ cells }) =>
    cells?.some((cell) => quoted && written(cell, combo) !== cell && cell.includes(quotes_of(combo)[1])),
  );
  const [opening, closing] = quotes_of(combo);
  return {
    encoding: combo.encoding,
    delimiter: combo.kind === 'one' || combo.kind === 'cell' ? null : combo.delimiter,
    quote: !quoted ? '' : opening === closing ? opening : opening + closing,
    escape: !escaped ? null : combo.escape === 'backslash' ? '\\' : closing,
    line_end: /[\r\n]/.test(text) ? combo.line_end : null,
    header_line: lines('header')[0] ?? 0,
    header: parts.find(({ kind }) => kind === 'header')?.cells ?? null,
    preamble: lines('preamble'),
    footer: lines('footer'),
    units: lines('units'),
    repeated: lines('repeated'),
    second_table_line: lines('second')[0] ?? null,
    damaged: parts
      .filter(({ kind }) => kind === 'damaged')
      .map((one) => ({ line: one.line, lines: one.lines, kind: one.damage, cells: one.cells })),
    rows: parts.filter(({ kind }) => kind === 'row').map(({ line, cells }) => ({ line, cells })),
  };
}

/** Joins parts with line ends, and says where each of them came to stand. */
export function file_of(name, combo, parts, random) {
  const next_end = line_ends(combo, random);
  let text = '';
  let line = 1;
  parts.forEach((one, i) => {
    const own = one.kind === 'damaged' ? one.text.replaceAll('\n', next_end) : one.text;
    Object.assign(one, { line, lines: count_lines(own) });
    text += own + (i + 1 < parts.length || combo.final === 'end' ? next_end() : '');
    line += one.lines;
  });
  return { name, combo, text, bytes: encoded(text, combo.encoding), truth: truth_of(parts, combo, text) };
}

/** File number `i` of a combination; `change` has the last word on its parts. */
export function generated_file(combo, i, change = (parts) => parts) {
  const random = random_numbers(kSeed * 1000003 + i * 7919);
  for (let k = 0; k < 5; ++k) random(2);
  return file_of(String(i + 1).padStart(4, '0'), combo, change(parts_of(combo, random)), random);
}
