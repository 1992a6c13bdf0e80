// Cells of workbooks, as typed oracles have them, beside what the reader says: a number of the oracle is compared with the text that a number
// format made of it by its value where the format hides none of it, and by kind else. Shared by calamine and libxlsxwriter.
import { readFileSync } from 'node:fs';
import { ask, records_request } from './probe.mjs';

export const column_of = (letters) => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);

/** Answers to `records` without a header, for each {file, sheet}. */
export const read_sheets = (folder, sheets) => ask(sheets.map(({ file, sheet }) =>
  records_request({ header: 'none', ...(sheet === undefined ? {} : { sheet }) }, readFileSync(`${folder}/${file}`))));

/** What was refused, in words, or empty. */
export function refusal({ findings, fault }) {
  const fatal = findings.find(({ severity }) => severity === 'fatal');
  return fault ?? (fatal ? `refused: ${fatal.code}${fatal.arguments.format ? ` (${fatal.arguments.format})` : ''}` : '');
}

const is_number = (text) => /^[-+]?[\d.,]+(E[-+]?\d+)?%?$/i.test(text);
const is_time = (text) => /^-?(\d{4}-\d\d-\d\d)?( ?\d+:\d\d(:\d\d(\.\d+)?)?)?$/.test(text) && text !== '';

/** Serial of ISO 8601 text as CellKind::date has it. */
export function serial_of(text, date1904) {
  const [, date, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)?(?:[ T]?(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?)?$/.exec(text) ?? [];
  const day = (iso) => Date.parse(`${iso}T00:00:00Z`) / 86400000;
  let days = date ? day(date) - day(date1904 ? '1904-01-01' : '1899-12-30') : 0;
  if (date && !date1904 && days < 61) days -= 1;
  return days + (Number(hours ?? 0) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600) / 24;
}

/** Whether our text says what a number does: its value, as far as it is shown, or its date. */
export function says_number(text, value) {
  if (text === '') return false;
  if (is_time(text) && /[:-]/.test(text.slice(1))) return [false, true].some((old) => Math.abs(serial_of(text, old) - value) < 1e-4) || text.startsWith('-') || /^\d+:/.test(text);
  if (!is_number(text)) return false;
  const ours = Number(text.replace(/[,%]/g, '')) / (text.endsWith('%') ? 100 : 1);
  return Math.abs(ours - value) <= Math.max(Math.abs(value) * 1e-12, shown_within(text));
}

/** Half of the last place that a text shows. */
function shown_within(text) {
  const [, whole, behind = '', power = '0'] = /^[-+]?([\d,]*)\.?(\d*)(?:E([-+]?\d+))?%?$/i.exec(text) ?? [];
  if (whole === undefined) return 0;
  return behind || text.includes('E') ? 0.5001 * 10 ** (Number(power) - behind.length - (text.endsWith('%') ? 2 : 0)) : text.endsWith('%') ? 0.005001 : 0.5001;
}
