// xlsx2csv: a CSV beside each workbook. Its formats of numbers and dates are its own options; cells are compared as what they say.
import { readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';
import { parse_csv } from '../csv.mjs';
import { refusal, says_number, serial_of } from '../workbooks.mjs';

export const folders = ['xlsx2csv'];

/** Whether two cells say the same: texts, numbers by value, dates by what they are; addresses of hyperlinks are no cells. */
function same(theirs, ours, options) {
  if (theirs === ours) return true;
  if (options.includes('--hyperlinks') && ours && theirs.includes(ours)) return true;
  if (/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(theirs)) return says_number(ours, Number(theirs));
  return serial_of(ours) > 0 && serial_of(ours) === serial_of(theirs);
}

const last_filled = (cells) => cells.findLastIndex((cell) => cell !== '') + 1;
const filled = (rows) => rows.map((row) => row.slice(0, last_filled(row))).filter((row) => row.length);

/** The cells of a CSV by the options it was written with. */
function cells_of(text, options) {
  const tabs = options.includes('--delimiter=\\t') ? text.replaceAll(',', '\u0001').replaceAll('\t', ',') : text;
  const undo = (cell) => (options.includes('-e') ? cell.replace(/\\n/g, '\n').replace(/\\r/g, '\r').replace(/\\t/g, '\t') : cell);
  return filled(parse_csv(Buffer.from(tabs)).map((row) => row.map((cell) => undo(`${cell}`).replaceAll('\r', '').replaceAll('\u0001', ','))));
}

/** All sheets in one text, each behind a line with its number and name, or one sheet alone. */
function sheets_of(text, options) {
  if (!options.some((option) => ['-a', '--all'].includes(option))) return [{ text }];
  const mark = options.find((option) => option.startsWith('--sheetdelimiter='))?.slice(17) ?? '--------';
  const [, ...parts] = text.split(new RegExp(`^${mark} (\\d+) - (.*?)[\r\n]+`, 'm'));
  return Array.from({ length: parts.length / 3 }, (_, i) => ({ sheet: parts[3 * i + 1], text: parts[3 * i + 2] }));
}

export function cases(folder) {
  const all = JSON.parse(readFileSync(`${folder}/cases.json`)).flatMap(({ workbook, csv, options }) =>
    sheets_of(`${readFileSync(`${folder}/${csv}`)}`, options).map((one) => ({ workbook, options, ...one })));
  const answers = ask(all.map(({ workbook, sheet }) =>
    records_request({ header: 'none', ...(sheet === undefined ? {} : { sheet }) }, readFileSync(`${folder}/${workbook}`))));
  return all.map(({ workbook, options, sheet, text }, i) => {
    const name = `${workbook.replace('files/', '')}${sheet === undefined ? '' : ` ${sheet}`}`;
    if (refusal(answers[i])) return { name, expected: 'cells', ours: refusal(answers[i]) };
    const ours = filled(answers[i].rows.map(({ fields }) => fields.map((cell) => cell.replaceAll('\r', ''))));
    const theirs = cells_of(text, options);
    const expected = theirs.map((row, r) => row.map((cell, c) => (same(cell, ours[r]?.[c] ?? '', options) ? ours[r]?.[c] ?? '' : cell)));
    return { name, expected: JSON.stringify(expected), ours: JSON.stringify(ours) };
  });
}
