// Papa Parse: rows of core_parse and parse, those of parse once more with the marks to be found that were told; of unparse its texts are read back, since writing tables is no business of ours.
import { readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';
import { as_objects, typed_like } from '../rows.mjs';

const foreign = ['comments', 'delimitersToGuess'];
const neutral = [
  'delimiter',
  'newline',
  'quoteChar',
  'escapeChar',
  'header',
  'fastMode',
  'preview',
  'skipEmptyLines',
  'dynamicTyping',
  'skipFirstNLines',
  'quotes',
];

/** Why a case can't be run, or undefined. */
function skip_reason({ input, options }) {
  const option = Object.keys(options).find((key) => foreign.includes(key) && options[key] !== false);
  if (option) return `option ${option}`;
  const unknown = Object.keys(options).find((key) => !neutral.includes(key));
  if (unknown) return `option ${unknown}`;
  if (typeof input !== 'string') return 'input is no text';
  return undefined;
}

function our_options(group, { delimiter, quoteChar, escapeChar, header, fastMode, skipFirstNLines }) {
  const options = {};
  if (typeof delimiter === 'string') options.delimiter = delimiter;
  else if (group === 'core_parse') options.delimiter = ',';
  if (quoteChar) options.quote = quoteChar;
  if (escapeChar) options.escape = escapeChar === '\\' ? escapeChar : 'double';
  if (fastMode) options.quote = '';
  if (skipFirstNLines > 0) options.header = skipFirstNLines + 1;
  else if (!header) options.header = 'none';
  return options;
}

function typed(expected, row) {
  if (Array.isArray(row)) return row.map((cell, i) => typed_like(expected?.[i], cell));
  return Object.fromEntries(
    Object.entries(row).map(([key, cell]) => [key, Array.isArray(cell) ? typed(expected?.[key], cell) : typed_like(expected?.[key], cell)]),
  );
}

function shaped(told, { options, expected }) {
  let rows = told.rows.map((row) => row.fields);
  if (!options.header && options.skipFirstNLines > 0 && told.header) rows.unshift(told.header);
  if (options.header) rows = as_objects(told.header ?? [], rows);
  if (options.preview > 0) rows = rows.slice(0, options.preview);
  return options.dynamicTyping ? rows.map((row, i) => typed(expected.data[i], row)) : rows;
}

function parsing(folder, group) {
  const all = JSON.parse(readFileSync(`${folder}/${group}.json`)).map((one, i) => ({
    ...one,
    name: `${group} ${i + 1} ${one.description}`,
    skip: skip_reason(one),
  }));
  return compared(group, all);
}

/** Cases of parse that tell a mark that we look for, without being told; blank lines aside, which differ all the same. */
function guessing(folder) {
  const told = ['delimiter', 'quoteChar', 'escapeChar'];
  const all = JSON.parse(readFileSync(`${folder}/parse.json`)).flatMap((one, i) => {
    const marks = told.map((name) => one.options[name]).filter((mark) => typeof mark === 'string');
    const unknown =
      !['"', "'", undefined].includes(one.options.quoteChar) || one.expected.data.some((row) => row.length === 1 && row[0] === '');
    if (skip_reason(one) || unknown || !marks.length || !marks.every((mark) => one.input.includes(mark))) return [];
    const options = Object.fromEntries(Object.entries(one.options).filter(([name]) => !told.includes(name)));
    return [{ ...one, options, name: `parse ${i + 1} ${one.description}, to be found` }];
  });
  return compared('parse', all);
}

function compared(group, all) {
  const run = all.filter((one) => !one.skip);
  const answers = ask(run.map((one) => records_request(our_options(group, one.options), one.input)));
  run.forEach((one, i) => {
    if (answers[i].fault) return (one.skip = 'a delimiter that is not one byte, or a line end');
    one.ours = JSON.stringify(shaped(answers[i], one));
    one.expected = JSON.stringify(one.expected.data);
  });
  return all;
}

/** Rows of texts that were written without a header of their own. */
const plain_rows = (input) =>
  Array.isArray(input) && input.length > 0 && input.every((row) => Array.isArray(row) && row.every((cell) => typeof cell === 'string'));

function reading_back(folder) {
  const all = JSON.parse(readFileSync(`${folder}/unparse.json`)).map((one, i) => {
    const own = { name: `unparse ${i + 1} ${one.description}`, options: one.options, input: one.expected, rows: one.input };
    const foreign_line_end = one.options.newline && !['\n', '\r', '\r\n'].includes(one.options.newline);
    const reason = foreign_line_end ? 'option newline $' : skip_reason(own);
    return { ...own, skip: reason ?? (plain_rows(one.input) ? undefined : 'unparse of what is not rows of texts') };
  });
  const run = all.filter((one) => !one.skip);
  const answers = ask(
    run.map((one) => records_request({ delimiter: ',', ...our_options('unparse', one.options), header: 'none' }, one.input)),
  );
  run.forEach((one, i) => {
    if (answers[i].fault) return (one.skip = 'a delimiter that is not one byte, or a line end');
    one.ours = JSON.stringify(answers[i].rows.map((row) => row.fields));
    one.expected = JSON.stringify(one.rows);
  });
  return all;
}

export function cases(folder) {
  return [...parsing(folder, 'core_parse'), ...parsing(folder, 'parse'), ...guessing(folder), ...reading_back(folder)];
}
