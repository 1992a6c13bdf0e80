// What must not change which rows are read: a row more at the end, another line end, every cell quoted, a byte order mark. Over generated files
// and over the CSV files of the other suites, of at least two rows.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ask, records_request } from '../probe.mjs';
import { changes_of, changes_of_text } from '../tables/changes.mjs';
import { name_of } from '../tables/files.mjs';
import { generated_file } from '../tables/layout.mjs';
import { combinations } from '../tables/pairs.mjs';

export const folders = [];

const kSuites = ['csv-spectrum', 'java-csv-comparison', 'papaparse-cases', 'phpspreadsheet-csv', 'rvl', 'w3c-csvw', 'csvlint'];
const kGenerated = 160;

/** What a reading is compared by; a file that was written anew has no lines above its header. */
function reading_of({ header, rows, dialect }, anew, left_out) {
  const cells = rows.map(({ fields }) => fields);
  return JSON.stringify([dialect.delimiter, anew ? Boolean(header) : dialect.header_line, header, left_out ? cells.slice(0, -1) : cells]);
}

/** The readings of a file and of its changed shapes; where one cell is left of a row nobody can tell a delimiter. */
function compared(name, told, { change, more, anew }, changed) {
  const one_column = told.rows.every(({ fields }) => fields.length === 1);
  const plain = (answer) => (one_column ? { ...answer, dialect: { ...answer.dialect, delimiter: '' } } : answer);
  const ours = reading_of(plain(changed), anew, more);
  const expected = reading_of(plain(told), anew);
  const first = [...expected].findIndex((letter, i) => letter !== ours[i]);
  const part = (text) => text.slice(Math.max(0, first - 30), first + 60);
  return { name: `${name}: ${change}`, expected: 'the same', ours: ours === expected ? 'the same' : `${part(ours)} for ${part(expected)}` };
}

function generated() {
  const all = combinations(700).map((combo, i) => ({ combo, i }));
  const sound = all.filter(({ combo }) => combo.damage === 'none' && combo.rows > 1 && combo.rows < 1000);
  const some = sound.filter((_, i) => i % Math.ceil(sound.length / kGenerated) === 0);
  return some.map(({ combo, i }) => ({
    name: name_of(String(i + 1).padStart(4, '0'), combo),
    bytes: generated_file(combo, i).bytes,
    changes: () => changes_of(combo, i),
  }));
}

function csv_files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? csv_files(path) : /\.[ct]sv$/.test(path) ? [path] : [];
  });
}

function of_others(data) {
  const paths = kSuites
    .map((suite) => join(data, suite))
    .filter((folder) => existsSync(folder))
    .flatMap(csv_files)
    .sort();
  return paths.map((path) => {
    const bytes = readFileSync(path);
    return { name: path.slice(data.length + 1), bytes, changes: (told) => (told.rows.length > 1 ? changes_of_text(bytes, told) : []) };
  });
}

export function cases(_, data) {
  const files = [...generated(), ...of_others(data)];
  const told = ask(files.map(({ bytes }) => records_request({}, bytes)));
  const changed = files.flatMap((file, i) => file.changes(told[i]).map((one) => ({ ...one, name: file.name, told: told[i] })));
  const answers = ask(changed.map(({ bytes }) => records_request({}, bytes)));
  return changed.map((one, i) => compared(one.name, one.told, one, answers[i]));
}
