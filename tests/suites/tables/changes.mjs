// Changes to a file that must not change which rows are read of it.
import { generated_file } from './layout.mjs';

const kOtherEnd = { LF: 'CRLF', CRLF: 'CR', CR: 'LF', mixed: 'LF' };
const kWithBom = { 'utf-8': 'utf-8-bom', 'utf-16le': 'utf-16le-bom' };

/** One more row below the last one, with the text of a row in the middle. */
function with_row(parts) {
  const rows = parts.filter(({ kind }) => kind === 'row');
  const last = parts.lastIndexOf(rows.at(-1));
  return [...parts.slice(0, last + 1), { ...rows[rows.length >> 1] }, ...parts.slice(last + 1)];
}

/** A generated file's other shapes: {change, bytes, more: whether a row was added}. */
export function changes_of(combo, i) {
  const bytes_of = (other, change) => generated_file({ ...combo, ...other }, i, change).bytes;
  return [
    { change: 'a row more', bytes: bytes_of({}, with_row), more: true },
    { change: 'another line end', bytes: bytes_of({ line_end: kOtherEnd[combo.line_end] }) },
    ...(combo.quote === 'none' ? [] : [{ change: 'every cell quoted', bytes: bytes_of({ every: true }) }]),
    ...(kWithBom[combo.encoding] ? [{ change: 'a BOM', bytes: bytes_of({ encoding: kWithBom[combo.encoding] }) }] : []),
  ];
}

const is_utf8 = (bytes) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};
const kBom = Buffer.from('\ufeff');

/** The cells that were read of a file, written anew with every cell in quotes; the delimiter may be of two characters. */
function quoted_anew({ header, rows, dialect }) {
  const line = (cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(dialect.delimiter);
  return Buffer.from([...(header ? [header] : []), ...rows.map(({ fields }) => fields)].map((cells) => `${line(cells)}\r\n`).join(''));
}

/** The same for a file of others, as it was read: of text without quotes alone, since a line may end within a cell. */
export function changes_of_text(bytes, told) {
  if (!is_utf8(bytes) || bytes.includes(0)) return [];
  const text = bytes.toString('utf8');
  const bare = !/["'\u201c\u201e\\]/.test(text);
  const lines = text.split(/\r\n|\r|\n/);
  const last = told.rows.at(-1);
  const ends_with_row = bare && last && lines.length - 1 === last.line && lines.at(-1) === '';
  const end = /\r\n|\r|\n/.exec(text)?.[0];
  return [
    ...(ends_with_row ? [{ change: 'a row more', bytes: Buffer.from(text + lines[last.line - 1] + end), more: true }] : []),
    ...(bare && end ? [{ change: 'another line end', bytes: Buffer.from(lines.join(end === '\n' ? '\r\n' : '\n')) }] : []),
    ...(text.startsWith('\ufeff') ? [] : [{ change: 'a BOM', bytes: Buffer.concat([kBom, bytes]) }]),
    ...(told.dialect.delimiter.trim() || told.dialect.delimiter === '\t'
      ? [{ change: 'every cell quoted', bytes: quoted_anew(told), anew: true }]
      : []),
  ];
}
