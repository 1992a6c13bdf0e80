// csv-spectrum: a JSON array of objects beside each CSV.
import { readdirSync, readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';
import { as_objects } from '../rows.mjs';

export function cases(folder) {
  const names = readdirSync(`${folder}/csvs`).map((file) => file.replace(/\.csv$/, ''));
  const answers = ask(names.map((name) => records_request({}, readFileSync(`${folder}/csvs/${name}.csv`))));
  return names.map((name, i) => ({
    name,
    expected: JSON.stringify([JSON.parse(readFileSync(`${folder}/json/${name}.json`))].flat()),
    ours: JSON.stringify(as_objects(answers[i].header ?? [], answers[i].rows.map((row) => row.fields))),
  }));
}
