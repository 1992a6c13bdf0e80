// What calamine's tests expect of workbooks: sheets by value, and files that must be refused or opened. XLSB and ODS are refused by name.
import { readFileSync } from 'node:fs';
import { read_sheets, refusal, says_number, serial_of } from './workbooks.mjs';

const errors = { Div0: '#DIV/0!', Name: '#NAME?', Value: '#VALUE!', Null: '#NULL!', Ref: '#REF!', Num: '#NUM!', NA: '#N/A' };
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

function values(folder, { values: all }, wants) {
  const wanted = all.filter(({ file }) => wants(file));
  const answers = read_sheets(folder, wanted);
  return wanted.map((one, i) => {
    const name = `${one.test} ${one.file.replace('files/', '')} ${one.sheet}`;
    if (not_read(one.file)) return { name, expected: 'refused', ours: refusal(answers[i]).slice(0, 7) };
    if (refusal(answers[i])) return { name, expected: 'cells', ours: refusal(answers[i]) };
    return { name, ...compare(one, answers[i].rows.map(({ fields }) => fields)) };
  });
}

/** Verdicts in words: the first decides what must be so. */
function verdicts(folder, { verdicts: all }, wants) {
  const files = Object.keys(all).filter(wants).map((file) => ({ file }));
  const answers = read_sheets(folder, files);
  return files.map(({ file }, i) => {
    const wanted = all[file];
    const told = refusal(answers[i]);
    const open = wanted.startsWith('opens');
    const either = wanted.startsWith('no crash');
    return { name: `verdict ${file.replace('files/', '')}`, expected: either ? ['opens', 'refused'] : open ? 'opens' : 'refused', ours: told ? 'refused' : 'opens' };
  });
}

/** Those of the files that are wanted. */
export function calamine_cases(folder, wants) {
  const expected = JSON.parse(readFileSync(`${folder}/expected.json`));
  return [...values(folder, expected, wants), ...verdicts(folder, expected, wants)];
}
