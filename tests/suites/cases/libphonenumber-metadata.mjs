// libphonenumber: every example number in its international and its national spelling gives the same E.164 text.
import { readFileSync } from 'node:fs';
import { ask, check_request, quoted_row } from '../probe.mjs';

const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

function territories(xml) {
  return [...xml.matchAll(/<territory ([^>]*)>([^]*?)<\/territory>/g)].map(([, tag, body]) => ({
    id: attribute(tag, 'id'),
    code: attribute(tag, 'countryCode'),
    prefix: attribute(tag, 'nationalPrefix'),
    examples: [...body.matchAll(/<(\w+)>(?:(?!<\/\1>)[^])*?<exampleNumber>(\d+)<\/exampleNumber>/g)].map(([, type, number]) => ({ type, number })),
  }));
}

/** One check of many numbers; one row each, so that a repeated number is no duplicate. */
const request = (numbers, options) => check_request('generic', options, Buffer.concat([quoted_row(['phone', 'crm_id']), ...numbers.map((number, i) => quoted_row([number, `c${i}`]))]));

function spoken(told, i) {
  const record = told.records[i];
  if (!record) return `no record: ${told.fault ?? told.findings.map(({ code }) => code).join(' ')}`;
  if (record.states[0] === 'kept') return `${record.values[0]}`;
  return `refused: ${told.findings.filter((one) => one.record === record.number && one.column === 1).map(({ code, arguments: { reason } }) => reason ?? code).join(' ')}`;
}

/** Italy's and others' leading zeros belong to the number; a national prefix is dialled only within the country. */
function national(all) {
  const regions = all.filter(({ id }) => id !== '001');
  const answers = ask(regions.map(({ id, prefix, examples }) => request(examples.map(({ number }) => prefix + number), { default_country: id })));
  return regions.flatMap(({ id, code, examples }, region) =>
    examples.map(({ type, number }, i) => ({ name: `${id} ${type} national`, expected: `+${code}${number}`, ours: spoken(answers[region], i) })),
  );
}

function international(all) {
  const numbers = all.flatMap(({ id, code, examples }) => examples.map(({ type, number }) => ({ name: `${id} ${type} +${code}`, expected: `+${code}${number}`, text: `+${code} ${number}` })));
  const [told] = ask([request(numbers.map(({ text }) => text), {})]);
  return numbers.map(({ name, expected }, i) => ({ name, expected, ours: spoken(told, i) }));
}

export function cases(folder) {
  const all = territories(readFileSync(`${folder}/PhoneNumberMetadata.xml`, 'utf8'));
  return [...international(all), ...national(all)];
}
