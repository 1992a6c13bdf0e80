// CSV on the Web: the files of its validation tests that are valid as they stand, without any metadata, and every other CSV file among them. Its
// manifest says what is valid, not what the cells are: those come from a reader of our own (csv.mjs).
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse_csv } from '../csv.mjs';
import { ask, records_request } from '../probe.mjs';

const kHarmful = ['warning', 'error', 'fatal'];

const needs_metadata = ({ implicit, option }) => Boolean(implicit?.length || option?.metadata);

/** Why an entry of the manifest says nothing about a CSV file alone, or undefined. */
function skip_reason(entry) {
  if (!/\.csv$/.test(entry.action)) return /\?/.test(entry.action) ? 'an address with a query' : 'validation against metadata';
  return needs_metadata(entry) ? 'validation against metadata that is found beside the file' : undefined;
}

function csv_files(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = join(under, entry.name);
    return entry.isDirectory() ? csv_files(folder, path) : /\.csv$/.test(path) ? [path] : [];
  });
}

/** Rows by the plain reader: lines without any character are no records. */
const plain_rows = (bytes) =>
  parse_csv(bytes)
    .map((row) => row.map(String))
    .filter((row) => row.length > 1 || row[0]);

const rows_of = ({ header, rows }) => [...(header ? [header] : []), ...rows.map(({ fields }) => fields)];

export function cases(folder) {
  const tests = join(folder, 'tests');
  const { entries } = JSON.parse(readFileSync(join(tests, 'manifest-validation.jsonld')));
  const paths = csv_files(tests).sort();
  const files = paths.map((path) => readFileSync(join(tests, path)));
  const answers = ask(files.map((bytes) => records_request({}, bytes)));
  const told = new Map(paths.map((path, i) => [path, answers[i]]));
  const validity = entries.map((entry) => {
    const name = `${entry.id.split('#')[1]} ${entry.name}`;
    const skip = skip_reason(entry);
    if (skip) return { name, skip };
    const faults = told.get(entry.action).findings.filter(({ severity }) => kHarmful.includes(severity));
    return { name, expected: 'valid', ours: faults.length ? faults.map(({ code }) => code).join(' ') : 'valid' };
  });
  const reading = paths.map((path, i) => ({
    name: `rows of ${path}`,
    expected: JSON.stringify(plain_rows(files[i])),
    ours: JSON.stringify(rows_of(answers[i])),
  }));
  return [...validity, ...reading];
}
