// rvl: small files with the delimiter and the escape that must be found, or the reason of a refusal, in its own words.
import { readFileSync } from 'node:fs';
import { ask, check_request, records_request } from '../probe.mjs';

/** Its refusals and our findings that say the same. */
const kRefusals = {
  E_ENCODING: ['encoding_nul', 'encoding_unicode'],
  E_DIALECT: ['dialect_delimiter_guessed'],
  E_HEADERS: ['header_duplicate', 'record_too_many_cells', 'header_no_records', 'size_empty', 'size_no_content', 'header_blank'],
  E_CSV_PARSE: ['dialect_quote_unclosed', 'dialect_quote_not_doubled'],
};
const kHarmful = ['error', 'fatal'];

const parsed = (delimiter, escape) => `parse_ok ${JSON.stringify(delimiter)} ${escape === '\\' ? 'backslash' : 'no backslash'}`;
const expected_of = ({ expected, delimiter, escape }) => (expected === 'parse_ok' ? parsed(delimiter, escape) : expected);

/** A file of one column has no delimiter: theirs was told to them. */
function ours_of({ expected, delimiter }, told, checks) {
  const findings = [told, ...checks].flatMap((answer) => answer.findings);
  const said = findings.find(({ code }) => kRefusals[expected]?.includes(code));
  if (said) return expected;
  const fault = findings.find(({ code, severity }) => kHarmful.includes(severity) && /^(encoding|dialect)_/.test(code));
  if (fault) return fault.code;
  const { dialect, header, rows } = told;
  if (!header && !rows.length) return 'no rows';
  const one_column = delimiter && header?.length === 1 && rows.every(({ fields }) => fields.length === 1);
  return parsed(one_column ? delimiter : dialect.delimiter, dialect.escape);
}

/** Checked twice: as it is, for the header, and with the first column mapped, so that its rows are looked at. */
export function cases(folder) {
  const all = JSON.parse(readFileSync(`${folder}/expected.json`));
  const files = all.map(({ file }) => readFileSync(`${folder}/${file}`));
  const options = ({ forced_delimiter: delimiter }) => (delimiter ? { delimiter } : {});
  const told = ask(all.map((one, i) => records_request(options(one), files[i])));
  const check = (more) => ask(all.map((one, i) => check_request('generic', { ...options(one), ...more }, files[i])));
  const [header, rows] = [check({}), check({ map: [['#1', 'crm_id']] })];
  return all.map((one, i) => ({
    name: one.file.replace('corpus/', ''),
    expected: expected_of(one),
    ours: told[i].fault ?? ours_of(one, told[i], [header[i], rows[i]]),
  }));
}
