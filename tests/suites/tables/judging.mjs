// What was read of a generated file against its truth.
import { decoded } from './encode.mjs';

const same = (a, b) => a.length === b.length && a.every((cell, i) => cell === b[i]);
/** Findings about how lines were taken apart; rules for contacts blame rows for other reasons. */
const structural = ({ code }) => /^(dialect|encoding|header)_|^record_(too_|trailing|restored|repaired)/.test(code);
/** What is said of a whole file names one line of many. */
const of_the_file = /^(dialect_(line_ends_mixed|no_header|delimiter_guessed)|encoding_(found|unsure|unicode|bom)|header_.*)$/;
const blames = ({ code, severity }) => severity !== 'note' && !of_the_file.test(code);

function encoding_right({ bytes, text }, { encoding }) {
  return decoded(bytes, encoding) === text;
}

/** Without a mark in the file either way of saying so is right, and so is any delimiter of one column. */
function marks_right(truth, dialect) {
  return {
    delimiter: truth.delimiter === null || dialect.delimiter === truth.delimiter,
    quote: truth.quote ? dialect.quote === truth.quote : ['"', ''].includes(dialect.quote),
    escape: truth.escape === null || dialect.escape === truth.escape,
    line_end: truth.line_end === null || dialect.line_end === truth.line_end,
  };
}

function header_right(truth, { header, dialect }) {
  return dialect.header_line === truth.header_line && (truth.header ? header !== null && same(header, truth.header) : header === null);
}

/** Sound rows that were lost or altered, or blamed: their lines. */
function sound_rows(truth, rows, blamed) {
  const wrong = truth.rows.filter(({ line, cells }) => !rows.has(line) || !same(rows.get(line), cells));
  return { lost: wrong.map(({ line }) => line), blamed: truth.rows.filter(({ line }) => blamed.has(line)).map(({ line }) => line) };
}

/** Lines of damage that were neither told nor restored. */
function silent_damage(truth, rows, told) {
  return truth.damaged.filter(({ line, lines, cells }) => {
    const named = Array.from({ length: lines }, (_, i) => line + i).some((at) => told.has(at));
    return !named && !(rows.has(line) && same(rows.get(line), cells));
  });
}

/** Lines that are no rows of the table, and were read as such without a word. */
function taken_for_rows(truth, rows, told) {
  const none = [
    ...truth.preamble,
    ...truth.footer,
    ...truth.units,
    ...truth.repeated,
    ...(truth.second_table_line ? [truth.second_table_line] : []),
  ];
  return none.filter((line) => rows.has(line) && !told.has(line));
}

/** `checked`: what a whole check told, for findings that the reader alone doesn't have. */
export function judged(file, told, checked) {
  const { truth } = file;
  const findings = [...told.findings, ...(checked?.findings ?? [])].filter((finding) => structural(finding) && finding.line !== null);
  const rows = new Map(told.rows.map(({ line, fields }) => [line, fields]));
  const blamed = new Set(findings.filter(blames).map(({ line }) => line));
  const lines = new Set(findings.map(({ line }) => line));
  const right = { encoding: encoding_right(file, told.dialect), header: header_right(truth, told), ...marks_right(truth, told.dialect) };
  const dialect_right = right.delimiter && right.quote && right.header;
  const unsure = !told.dialect.sure || !told.dialect.dialect_sure;
  const wrong_and_sure = (!right.encoding && told.dialect.sure) || (!dialect_right && told.dialect.dialect_sure);
  return {
    ...file,
    told,
    findings,
    right,
    all_right: (right.encoding && dialect_right) || (file.ambiguous && unsure),
    wrong_and_sure,
    damaged: truth.damaged.length,
    silent: silent_damage(truth, rows, lines),
    taken: taken_for_rows(truth, rows, lines),
    ...sound_rows(truth, rows, blamed),
  };
}

const shown = (text) => JSON.stringify(text);
const some = (lines) => `${lines.length} (${lines.slice(0, 3).join(', ')})`;

/** What differs, in words; empty where nothing does. */
export function differences_of({ truth, told, right, silent, taken, lost, blamed, ambiguous, wrong_and_sure }) {
  const { dialect } = told;
  const parts = [];
  if (!right.encoding) parts.push(`encoding ${dialect.encoding}${dialect.sure ? ', sure' : ''}`);
  for (const name of ['delimiter', 'quote', 'escape', 'line_end'])
    if (!right[name]) parts.push(`${name} ${shown(dialect[name])} for ${shown(truth[name])}`);
  if (!right.header)
    parts.push(
      `header line ${dialect.header_line} for ${truth.header_line}${dialect.header_line === truth.header_line ? ` ${shown(told.header)}` : ''}`,
    );
  if (lost.length) parts.push(`lost or altered rows in lines ${some(lost)} of ${truth.rows.length}`);
  if (blamed.length) parts.push(`blamed rows in lines ${some(blamed)}`);
  if (silent.length) parts.push(`silent about ${silent.map(({ kind, line }) => `${kind} in ${line}`).join(', ')}`);
  if (taken.length) parts.push(`read as rows: lines ${some(taken)}`);
  if (!parts.length) return '';
  return `${wrong_and_sure ? 'SURE: ' : ''}${ambiguous ? '(ambiguous) ' : ''}${parts.join('; ')}`;
}
