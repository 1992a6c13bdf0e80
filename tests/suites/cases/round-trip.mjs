// Reject, correct, import: every cell of a rejected row comes back byte for byte. No suite of others: a property over their texts.
import { ask, check_request, quoted_row } from '../probe.mjs';
import { parse_csv } from '../csv.mjs';
import { injections, naughty_strings } from '../strings.mjs';

export const folders = ['naughty-strings', 'csv-injection'];

const marks = ['+', '=', '-', '@', "'", "''", "'+", "''+", "'=", "'''@", "'x"];
/** Numbers and what spreadsheets make of them; no two of one contact. */
const phone_forms = [(n) => `+48 601 ${n}`, (n) => `0048601${n}`, (n) => `'+48601${n}`, (n) => `''+48601${n}`, (n) => `-48601${n}`, (n) => `=48601${n}`, (n) => `\t+48602${n}`, (n) => `@${n}`];
const blanks = ['', ' ', '\t', '\r', '\n', '\r\n', ' x ', '\tx', '\rx', '\nx', "'\tx", "'\r", 'a\r\nb', 'a\nb', 'a\rb', ' =1', '\uFEFF', '\uFEFF=1', '\u00A0'];
const quotes = ['"', '""', '"x', 'x"', '"=1"', ',', ';', '=",', 'a,"b",c', 'sep=;', '#', 'consentry_line'];
const own_names = /^consentry_/;

/** Names as odd as the cells; each is an attribute but the first two. */
const header = ['email', 'phone', 'note', '=sum', "'@at", '+"plus"', 'two\nlines'];
const options = { missing_primary: 'reject' };

function rows_of(texts) {
  return texts.map((text, i) => ['no address', phone_forms[i % phone_forms.length](100000 + i), text, texts[(i * 7 + 1) % texts.length], `${text}${text}`, 'x', `'${text}`]);
}

const file_of = (rows) => Buffer.concat([quoted_row(header), ...rows.map(quoted_row)]);

/** As few quotes as will do: what a spreadsheet writes. */
function plain_file(rows) {
  const cell = (bytes) => (/[",\r\n]/.test(bytes.toString('latin1')) ? quoted_row([bytes]).subarray(0, -2) : bytes);
  const comma = Buffer.from(',');
  return Buffer.concat(rows.map((row) => Buffer.concat([...row.flatMap((bytes, i) => (i ? [comma, cell(bytes)] : [cell(bytes)])), Buffer.from('\r\n')])));
}

/** The rejects file with an address in each row's first cell. */
function corrected(rejects) {
  return parse_csv(rejects).map((row, i) => (i === 0 ? row : [Buffer.from(`n${i}@example.com`), ...row.slice(1)]));
}

const shown = (cells) => JSON.stringify(cells.map(String));

/** What came back of row `i`: its cells without our own columns. */
function came_back(told, i, wanted) {
  const record = told.records[i];
  if (!record) return `no record ${i + 1}: ${told.fault ?? told.findings.map(({ code }) => code).join(' ')}`;
  if (record.status !== 'accepted') return `${record.status}`;
  const own = record.raw.filter((_, column) => !own_names.test(told.columns[column]?.header ?? ''));
  return own.length === wanted.length && own.every((cell, at) => at === 0 || cell.equals(Buffer.from(wanted[at]))) ? 'unchanged' : shown(own);
}

function names_back(told) {
  return shown(told.columns.map(({ header: name }) => name).filter((name) => !own_names.test(name)));
}

export function cases(_, data) {
  const texts = [...naughty_strings(data), ...injections(data).map(({ payload }) => payload), ...marks, ...phone_forms.map((form) => form(234567)), ...blanks, ...quotes];
  const rows = rows_of(texts);
  const [first] = ask([check_request('generic', options, file_of(rows))]);
  const again = corrected(first.rejects);
  const [quoted, plain, untouched] = ask([
    check_request('generic', options, Buffer.concat(again.map(quoted_row))),
    check_request('generic', options, plain_file(again)),
    check_request('generic', options, first.rejects),
  ]);
  const ways = { quoted, plain };
  const all = Object.entries(ways).flatMap(([way, told]) => [
    { name: `${way}: names`, expected: shown(header), ours: names_back(told) },
    ...rows.map((row, i) => ({ name: `${way} ${i + 1} ${JSON.stringify(row[2]).slice(0, 40)}`, expected: 'unchanged', ours: came_back(told, i, row) })),
  ]);
  const same = parse_csv(untouched.rejects).map((row) => row.slice(0, header.length));
  const before = parse_csv(first.rejects).map((row) => row.slice(0, header.length));
  return [...all, { name: 'uncorrected: the same cells are rejected again', expected: 'same', ours: shown(same.flat()) === shown(before.flat()) ? 'same' : `${same.length} of ${before.length} rows` }];
}
