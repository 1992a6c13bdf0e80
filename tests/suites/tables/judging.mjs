// What was read of a generated file against its truth.
import { decoded } from './encode.mjs';

const same = (a, b) => a.length === b.length && a.every((cell, i) => cell === b[i]);
/** Findings about how lines were taken apart; rules for contacts blame rows for other reasons. */
const structural = ({ code }) => /^(dialect|encoding)_|^record_(too_|trailing)/.test(code) && !kOfTheFile.test(code);
/** Told of the whole file, with a line for an example: they blame no row, and tell no damage. */
const kOfTheFile = /^encoding_(found|unsure|unicode|bom)$|^dialect_(no_header|line_ends_mixed|delimiter_guessed|sep_line)$/;
const blames = ({ severity }) => severity !== 'note';

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

/** Where another table begins it is told, in the line of its header or in the blank one above. */
function second_told({ second_table_line: line }, findings) {
  return line === null || findings.some((finding) => finding.code === 'dialect_other_table' && [line - 1, line].includes(finding.line));
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
    second_told: second_told(truth, findings),
    ...sound_rows(truth, rows, blamed),
  };
}

const shown = (text) => JSON.stringify(text);
const codes_at = (wanted, findings) => [...new Set(findings.filter(({ line }) => line === wanted).map(({ code }) => code))].join(' ');
const some = (lines) => `${lines.length} (${lines.slice(0, 3).join(', ')})`;

/** What differs, in words; empty where nothing does. */
export function differences_of({ truth, told, findings, right, silent, taken, lost, blamed, second_told, ambiguous, wrong_and_sure }) {
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
  if (blamed.length) parts.push(`blamed rows in lines ${some(blamed)}: ${codes_at(blamed[0], findings)}`);
  if (silent.length) parts.push(`silent about ${silent.map(({ kind, line }) => `${kind} in ${line}`).join(', ')}`);
  if (taken.length) parts.push(`read as rows: lines ${some(taken)}`);
  if (!second_told) parts.push(`silent about the table from line ${truth.second_table_line} on`);
  if (!parts.length) return '';
  return `${wrong_and_sure ? 'SURE: ' : ''}${ambiguous ? '(ambiguous) ' : ''}${parts.join('; ')}`;
}
