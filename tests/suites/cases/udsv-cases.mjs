// uDSV: rows in several shapes. Types are guessed there; we compare the text that such a value was made from.
import { readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';
import { as_objects, typed_like } from '../rows.mjs';

function columns(width, rows) {
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i]));
}

/** The value at a dotted or bracketed name. */
function at_path(object, name) {
  if (name in object) return object[name];
  return name
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce((inner, key) => inner?.[key], object);
}

function like(expected, cells) {
  return cells.map((cell, i) => typed_like(expected[i], cell));
}

/** Our rows in the expectation's own shape; both as JSON. */
function compare({ form, expected, options }, told) {
  const header = told.header ?? [];
  const trim = options.trim ? (cell) => cell.trim() : (cell) => cell;
  let rows = told.rows.map((row) => row.fields.map(trim));
  const both = (wanted, ours) => ({ expected: JSON.stringify(wanted), ours: JSON.stringify(ours) });
  if (form === 'stringArrs') {
    const with_header = JSON.stringify(expected[0]) === JSON.stringify(header.map(trim));
    return both(expected, with_header ? [header.map(trim), ...rows] : rows);
  }
  if (form === 'stringObjs') return both(expected, as_objects(header, rows));
  if (form === 'stringCols') return both(expected, columns(header.length, rows));
  if (form === 'typedArrs')
    return both(
      expected,
      rows.map((row, i) => like(expected[i] ?? [], row)),
    );
  if (form === 'typedCols')
    return both(
      expected,
      columns(header.length, rows).map((cells, i) => like(expected[i] ?? [], cells)),
    );
  if (form === 'schema')
    return both({ col: expected.col, names: expected.cols.map(({ name }) => name) }, { col: told.dialect.delimiter, names: header });
  const wanted = expected.map((object) => header.map((name) => at_path(object, name)));
  return both(
    wanted,
    rows.map((row, i) => like(wanted[i] ?? [], row)),
  );
}

export function cases(folder) {
  const all = JSON.parse(readFileSync(`${folder}/cases.json`));
  const named = all.map((one, i) => ({ ...one, name: `${i + 1} ${one.description} (${one.form})` }));
  const found = named.filter(({ options }) => options.esc).map((one) => ({ ...one, name: `${one.name}, to be found` }));
  const ours_of = ({ options: { col, esc } }) => ({ ...(col && { delimiter: col }), ...(esc && { escape: esc }) });
  const answers = ask([
    ...named.map((one) => records_request(ours_of(one), one.input)),
    ...found.map(({ input }) => records_request({}, input)),
  ]);
  return [...named, ...found].map((one, i) => ({
    name: one.name,
    ...(answers[i].fault ? { expected: 'rows', ours: answers[i].fault } : compare(one, answers[i])),
  }));
}
