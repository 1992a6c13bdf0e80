// utf8tests: each numbered sequence as one file, and all at once. Behind lines of ASCII, so that nothing in it is taken for a byte order
// mark, nor the file for binary data for the sake of a NUL.
import { readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';

const before = Buffer.from('plain text\n'.repeat(500));
const replacement = '\u{FFFD}';
const from_hex = (text) => Buffer.from(text === 'nothing' ? '' : text.replaceAll(/\s/g, ''), 'hex');
const count = (text) => text.split(replacement).length - 1;

/** Where the bytes first differ from their repaired text, and how many parts were replaced. */
function verdict(bytes, replaced) {
  let at = 0;
  let valid = 0;
  for (const character of replaced.toString()) {
    const own = Buffer.from(character);
    if (!bytes.subarray(at, at + own.length).equals(own)) return `invalid at ${at}, ${count(replaced.toString()) - valid - count_valid(bytes, at)} parts`;
    if (character === replacement) ++valid;
    at += own.length;
  }
  return 'valid';
}

/** U+FFFD that stand in the bytes themselves, from `at` on. */
function count_valid(bytes, at) {
  let found = 0;
  for (let i = bytes.indexOf('efbfbd', at, 'hex'); i >= 0; i = bytes.indexOf('efbfbd', i + 3, 'hex')) ++found;
  return found;
}

function parse(line) {
  const [, name, kind, rest] = /^([\d.]+):(valid|valid hex|invalid hex):(.*)$/.exec(line) ?? [];
  if (!name) return [];
  const parts = kind === 'valid' ? [rest] : rest.split(':').map((part) => part.trim());
  const bytes = kind === 'valid' ? Buffer.from(rest) : from_hex(parts[0]);
  return [{ name, bytes, expected: kind === 'invalid hex' ? verdict(bytes, from_hex(parts[2])) : 'valid' }];
}

/** What we say; the same words. */
function ours(told, skip) {
  const faults = told.findings.filter(({ code }) => /^encoding_(invalid_byte|overlong|surrogate|truncated)$/.test(code));
  if (!faults.length) return told.findings.some(({ severity }) => severity === 'fatal') ? told.findings.map(({ code }) => code).join(' ') : 'valid';
  return `invalid at ${faults[0].offset - skip}, ${faults.length} parts`;
}

export function cases(folder) {
  const all = readFileSync(`${folder}/utf8tests.txt`, 'latin1').split('\n').flatMap(parse);
  const whole = readFileSync(`${folder}/utf8tests.bin`);
  const repaired = readFileSync(`${folder}/utf8.replace.ref.txt`);
  all.push({ name: 'utf8tests.bin', bytes: whole, expected: verdict(whole, repaired) });
  const answers = ask(all.map(({ bytes }) => records_request({ encoding: 'UTF-8', header: 'none', delimiter: '|', quote: '' }, Buffer.concat([before, bytes]))));
  all.forEach((one, i) => (one.ours = ours(answers[i], before.length)));
  return all;
}
