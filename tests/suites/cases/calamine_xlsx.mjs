// calamine's workbooks in Office Open XML: sheets by value, files that must be refused or opened, and every cell of the rest. XLSB and ODS
// are refused by name.
import { readFileSync } from 'node:fs';
import { cells_of_all } from '../workbook_cells.mjs';
import { read_sheets, refusal, says_number, serial_of } from '../workbooks.mjs';

export const folders = ['calamine'];
const errors = { Div0: '#DIV/0!', Name: '#NAME?', Value: '#VALUE!', Null: '#NULL!', Ref: '#REF!', Num: '#NUM!', NA: '#N/A' };
const ours_too = ({ file }) => !file.endsWith('.xls');
const not_read = (file) => /\.(xlsb|ods)$/.test(file);

/** Ours where it says the same as theirs, so that the two are equal as texts. */
function theirs(cell, ours) {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  if (typeof cell === 'number') return says_number(ours, cell) ? ours : `number ${cell}`;
  if (cell.error) return errors[cell.error];
  if (cell.serial === undefined) return cell;
  const same = Math.abs(serial_of(ours, cell.date1904) - cell.serial) < 1e-6;
  return same ? ours : `serial ${cell.serial}`;
}

const last_filled = (cells) => cells.findLastIndex((cell) => cell !== null && cell !== '') + 1;
const trimmed_rows = (rows) => rows.map((row) => row.slice(0, last_filled(row))).filter((row) => row.length);

/** Rows side by side; the range of theirs starts at the first used cell. */
function compare({ cells }, rows) {
  const wanted = trimmed_rows(cells);
  const first = Math.min(...rows.map((row) => row.findIndex((cell) => cell !== '')));
  const ours = trimmed_rows(rows.map((row) => row.slice(Number.isFinite(first) ? first : 0)));
  return { expected: JSON.stringify(wanted.map((row, r) => row.map((cell, c) => theirs(cell, ours[r]?.[c] ?? '')))), ours: JSON.stringify(ours) };
}

function values(folder, { values: all }) {
  const wanted = all.filter(ours_too);
  const answers = read_sheets(folder, wanted);
  return wanted.map((one, i) => {
    const name = `${one.test} ${one.file.replace('files/', '')} ${one.sheet}`;
    if (not_read(one.file)) return { name, expected: 'refused', ours: refusal(answers[i]).slice(0, 7) };
    if (refusal(answers[i])) return { name, expected: 'cells', ours: refusal(answers[i]) };
    return { name, ...compare(one, answers[i].rows.map(({ fields }) => fields)) };
  });
}

/** Verdicts in words: the first decides what must be so. */
function verdicts(folder, { verdicts: all }) {
  const files = Object.keys(all).filter((file) => ours_too({ file })).map((file) => ({ file }));
  const answers = read_sheets(folder, files);
  return files.map(({ file }, i) => {
    const wanted = all[file];
    const told = refusal(answers[i]);
    const open = wanted.startsWith('opens');
    const either = wanted.startsWith('no crash');
    return { name: `verdict ${file.replace('files/', '')}`, expected: either ? ['opens', 'refused'] : open ? 'opens' : 'refused', ours: told ? 'refused' : 'opens' };
  });
}

export const cases = (folder) => {
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`));
  return [...values(folder, expected), ...verdicts(folder, expected), ...cells_of_all(folder)];
};
