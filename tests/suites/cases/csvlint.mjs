// csvlint: its names for faults and ours. A scenario is the same where we tell the same fault at the same row.
import { readFileSync } from 'node:fs';
import { ask, check_request } from '../probe.mjs';

/** Ours by their name; a name without a line here has no counterpart. */
const counterparts = {
  blank_rows: ['dialect_blank_lines', 'identifier_none'],
  excel: ['container_not_supported'],
  inconsistent_values: [],
  invalid_encoding: ['encoding_invalid_byte', 'encoding_unsure', 'container_not_supported', 'container_binary'],
  line_breaks: ['dialect_line_ends_mixed'],
  ragged_rows: ['record_too_few_cells', 'record_too_many_cells'],
  title_row: ['header_blank'],
  unclosed_quote: ['dialect_quote_unclosed'],
  whitespace: ['dialect_quote_in_bare_cell'],
  check_options: ['dialect_delimiter_guessed'],
  nonrfc_line_breaks: [],
};
const web = ['wrong_content_type', 'not_found', 'no_encoding'];

/** A profile as strict as the scenario's schema: names, required, least length; the first column identifies. */
function profile_of({ json_table_schema, csvw_metadata }) {
  const columns = json_table_schema?.fields ?? csvw_metadata?.tableSchema?.columns;
  if (!columns) return 'generic';
  const fields = columns.map(({ name, titles, required, constraints, datatype }, i) => {
    const least = constraints?.minLength ?? datatype?.minLength;
    return { name: name ?? titles, type: i ? 'text' : 'id', required: constraints?.required ?? required ?? false, ...(i && least ? { min_length: least } : {}) };
  });
  const first = fields[0].name;
  return {
    format_version: 1, id: 'csvlint', revision: '2026-11-22', title: 'csvlint', file: { formats: ['csv'] }, encoding: { accept: ['UTF-8'] },
    identifiers: { any_of: [first], primary: first, missing_primary: 'reject' }, fields, columns: { unknown: 'ignore' },
  };
}

/** Fields of a file without a header are named by their place. */
function options_of({ input, options }, profile) {
  const by_schema = profile !== 'generic';
  const header = input.csvw_metadata?.dialect?.header ?? options.header ?? true;
  const map = by_schema ? (header ? [] : profile.fields.map(({ name }, i) => [`#${i + 1}`, name])) : [['#1', 'crm_id']];
  return {
    ...(options.delimiter ? { delimiter: options.delimiter } : {}),
    ...(options.quoteChar ? { quote: options.quoteChar } : {}),
    ...(header ? {} : { header: 'none' }),
    ...(map.length ? { map } : {}),
  };
}

function skip_reason({ input, options, expected }) {
  const types = [expected.first_error?.type, expected.first_warning?.type, ...(expected.info_types ?? [])];
  if (input.missing || expected.information || types.some((type) => web.includes(type))) return 'about the web, not about the table';
  if (JSON.stringify(input).match(/"(pattern|format)":/)) return 'regular expressions as constraints';
  if (options.lineTerminator) return 'option lineTerminator';
  return undefined;
}

function bytes_of(folder, { content, file }) {
  return file ? readFileSync(`${folder}/${file}`) : Buffer.from(content);
}

/** Rules for contacts are none of theirs. */
const harmful = ({ code, severity }) => severity !== 'note' && !code.startsWith('identifier_');

/** What they expect, in words. */
function expected_of({ error_count, warning_count, info_count, first_error, first_warning, info_types, valid }) {
  const first = first_error ?? first_warning;
  if (first) return `${first.type}${first.row ? ` in row ${first.row}` : ''}${first.column ? ` in column ${first.column}` : ''}`;
  if (info_types) return info_types.join(' ');
  const count = error_count ?? warning_count ?? info_count;
  if (valid === false || count > 0) return 'a fault';
  return 'no fault';
}

/** What we say, in their words where there is one. */
function ours_of(told, { first_error, first_warning, info_types, valid, error_count, warning_count }) {
  const wanted = first_error ?? first_warning;
  const type = wanted?.type ?? info_types?.[0];
  const found = told.findings.find(({ code, line }) => counterparts[type]?.includes(code) && (!wanted?.row || line === wanted.row));
  if (found) return `${type}${wanted.row ? ` in row ${wanted.row}` : ''}`;
  const faults = told.findings.filter(harmful);
  if (!type && (valid === false || error_count > 0 || warning_count > 0) && faults.length) return 'a fault';
  return faults.length ? [...new Set(faults.map(({ code }) => code))].join(' ') : 'no fault';
}

/** A quote in a bare cell is a note of ours; where any fault is expected it counts. */
export function cases(folder) {
  const { scenarios } = JSON.parse(readFileSync(`${folder}/expected.json`));
  const all = scenarios.map((one, i) => ({ ...one, name: `${i + 1} ${one.scenario}`, skip: skip_reason(one) }));
  const run = all.filter(({ skip }) => !skip);
  const answers = ask(run.map((one) => {
    const profile = profile_of(one.input);
    return check_request(profile, options_of(one, profile), bytes_of(folder, one.input));
  }));
  return all.map(({ name, skip, expected, ...one }) => {
    if (skip) return { name, skip };
    const told = answers[run.findIndex((other) => other.name === name)];
    return { name, expected: expected_of(expected), ours: told.fault ?? ours_of(told, expected) };
  });
}
