// JavaCsvComparison: RFC 4180 corner cases; symbols stand for line ends and spaces, "every one in turn" gives several cases.
import { readdirSync, readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';
import { parse_yaml } from '../yaml.mjs';

const in_turn = { '⏎': ['\r', '\n', '\r\n'], '␠': [' ', '\t'] };

/** All readings of a check's symbols, as functions on texts. */
function readings(input) {
  let all = [(text) => text.replaceAll('␤', '\r\n').replaceAll('␍', '\r').replaceAll('␊', '\n')];
  for (const [symbol, texts] of Object.entries(in_turn))
    if (input.includes(symbol)) all = all.flatMap((read) => texts.map((own) => (text) => read(text).replaceAll(symbol, own)));
  return all;
}

function expand(file, { id, input, records }, settings) {
  if (settings.commentMode && settings.commentMode !== 'NONE') return [{ name: id, skip: 'commentMode READ and SKIP' }];
  return readings(input).map((read) => ({
    name: `${id} ${JSON.stringify(read(input))}`,
    input: read(input),
    expected: JSON.stringify(records.map((row) => row.map(read))),
    may_refuse: settings.exceptionAllowed === true,
  }));
}

function refused(told) {
  return told.findings.some(({ severity }) => severity === 'error' || severity === 'fatal');
}

/** Widths are judged by the rules, not by the reader: a refused row is one that `check` would refuse for them. */
function ours(told, one) {
  return one.may_refuse && refused(told) ? 'refused' : JSON.stringify(told.rows.map((row) => row.fields));
}

export function cases(folder) {
  const all = readdirSync(`${folder}/tests`).flatMap((file) => {
    const { checks, settings } = parse_yaml(readFileSync(`${folder}/tests/${file}`, 'utf8'));
    return checks.flatMap((check) => expand(file, check, settings ?? {}));
  });
  const run = all.filter((one) => !one.skip);
  const answers = ask(run.map((one) => records_request({ header: 'none', delimiter: ',' }, one.input)));
  run.forEach((one, i) => Object.assign(one, { ours: ours(answers[i], one), expected: one.may_refuse ? [one.expected, 'refused'] : one.expected }));
  return all;
}
