// Texts that break software: identity through the reader and through a check.
import { readFileSync } from 'node:fs';
import { ask, check_request, quoted_row, records_request } from './probe.mjs';

export const naughty_strings = (data) => JSON.parse(readFileSync(`${data}/naughty-strings/blns.json`));
export const injections = (data) => JSON.parse(readFileSync(`${data}/csv-injection/payloads.json`)).payloads;

/** A file of one contact for each text. */
export const file_of = (texts) => Buffer.concat([quoted_row(['email', 'note']), ...texts.map((text, i) => quoted_row([`n${i}@example.com`, text]))]);

const same_bytes = (buffer, text) => buffer !== undefined && buffer.equals(Buffer.from(text));

/** For each text "unchanged" or what became of it, through the reader, and through the check's values. */
export function identity(texts) {
  const file = file_of(texts);
  const [read, checked] = ask([records_request({}, file), check_request('generic', {}, file)]);
  return texts.flatMap((text, i) => {
    const name = `${i + 1} ${JSON.stringify(text).slice(0, 60)}`;
    const row = read.rows[i]?.raw[1];
    const record = checked.records[i];
    const value = record?.status === 'accepted' ? (record.states[1] === 'blank' && text === '' ? Buffer.alloc(0) : record.values[1]) : undefined;
    return [
      { name: `records ${name}`, expected: 'unchanged', ours: same_bytes(row, text) ? 'unchanged' : JSON.stringify(`${row}`) },
      { name: `check ${name}`, expected: 'unchanged', ours: same_bytes(value, text) ? 'unchanged' : `${record?.status} ${JSON.stringify(`${value}`)}` },
    ];
  });
}
