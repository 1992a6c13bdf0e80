// The Encoding Standard: every byte of every single-byte table, and every label.
import { readdirSync, readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';

const kBytes = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => byte !== 10 && byte !== 13 && byte !== 0);
const kSingleByte = /^index-(ibm|iso-8859|koi8|macintosh|windows|x-mac)/;

/** Characters by byte; U+FFFD where the byte is not listed. */
function table_of(path) {
  const listed = new Map(
    readFileSync(path, 'utf8').split('\n').map((line) => /^\s*(\d+)\s+0x([0-9A-F]+)/.exec(line)).filter(Boolean)
      .map(([, pointer, character]) => [Number(pointer) + 128, String.fromCodePoint(parseInt(character, 16))]),
  );
  return kBytes.map((byte) => (byte < 128 ? String.fromCharCode(byte) : (listed.get(byte) ?? '\u{FFFD}')));
}

/** Characters by pointer of an index of pairs. */
function index_of(path) {
  const lines = readFileSync(path, 'utf8').split('\n').map((line) => /^\s*(\d+)\s+0x([0-9A-F]+)/.exec(line)).filter(Boolean);
  return new Map(lines.map(([, pointer, character]) => [Number(pointer), String.fromCodePoint(parseInt(character, 16))]));
}

const trail_from = (low, gap, high) => (trail) => trail + (trail < gap - low ? low : high - (gap - low));

/** Bytes of a pointer (the standard, 10.2.1 to 14.1.1), or undefined where it has none. */
const kPairs = {
  gb18030: { index: 'gb18030', bytes: (p) => [Math.floor(p / 190) + 0x81, trail_from(0x40, 0x7f, 0x80)(p % 190)] },
  big5: { index: 'big5', bytes: (p) => [Math.floor(p / 157) + 0x81, trail_from(0x40, 0x7f, 0xa1)(p % 157)] },
  'euc-kr': { index: 'euc-kr', bytes: (p) => [Math.floor(p / 190) + 0x81, (p % 190) + 0x41] },
  'euc-jp': { index: 'jis0208', bytes: (p) => (p < 94 * 94 ? [Math.floor(p / 94) + 0xa1, (p % 94) + 0xa1] : undefined) },
  'euc-jp, three bytes': { index: 'jis0212', label: 'euc-jp', bytes: (p) => [0x8f, Math.floor(p / 94) + 0xa1, (p % 94) + 0xa1] },
  shift_jis: {
    index: 'jis0208',
    bytes: (p) => [Math.floor(p / 188) + (p < 0x1f * 188 ? 0x81 : 0xc1), trail_from(0x40, 0x7f, 0x80)(p % 188)],
  },
  'iso-2022-jp': {
    index: 'jis0208',
    bytes: (p) => (p < 94 * 94 ? [0x1b, 0x24, 0x42, Math.floor(p / 94) + 0x21, (p % 94) + 0x21, 0x1b, 0x28, 0x42] : undefined),
  },
};

/** Every pair of an index, in brackets, a line each; the lines that are read otherwise. */
function pairs(folder) {
  const all = Object.entries(kPairs).map(([name, { index, label = name, bytes }]) => {
    const wanted = [...index_of(`${folder}/index-${index}.txt`)].map(([p, character]) => [bytes(p), character]).filter(([one]) => one);
    return { name, label, wanted, file: Buffer.concat(wanted.map(([one]) => Buffer.from([0x5b, ...one, 0x5d, 0x0a]))) };
  });
  const options = (label) => ({ encoding: label, header: 'none', delimiter: '\x02', quote: '' });
  const answers = ask(all.map(({ label, file }) => records_request(options(label), file)));
  return all.map(({ name, wanted }, i) => {
    const rows = answers[i].rows.map(({ fields }) => fields.join('\x02').slice(1, -1));
    const other = wanted.filter(([, character], row) => rows[row] !== character);
    return { name: `${name}: ${wanted.length} pairs`, expected: 'all', ours: other.length ? `${other.length} others, ${JSON.stringify(other.slice(0, 5))}` : 'all' };
  });
}

/** The ranges of characters of four bytes: their first ones. */
function ranges(folder) {
  const bytes = (p) => [Math.floor(p / 12600) + 0x81, (Math.floor(p / 1260) % 10) + 0x30, (Math.floor(p / 10) % 126) + 0x81, (p % 10) + 0x30];
  const wanted = [...index_of(`${folder}/index-gb18030-ranges.txt`)].map(([p, character]) => [bytes(p), character]);
  const file = Buffer.concat(wanted.map(([one]) => Buffer.from([0x5b, ...one, 0x5d, 0x0a])));
  const [answer] = ask([records_request({ encoding: 'gb18030', header: 'none', delimiter: '\x02', quote: '' }, file)]);
  const read = answer.rows.map(({ fields }) => fields.join('\x02').slice(1, -1));
  return [{ name: 'gb18030: ranges of four bytes', expected: JSON.stringify(wanted.map(([, character]) => character)), ours: JSON.stringify(read) }];
}

function tables(folder) {
  const files = readdirSync(folder).filter((file) => file.startsWith('index-'));
  const single = files.filter((file) => kSingleByte.test(file));
  const name_of = (file) => file.slice('index-'.length, -'.txt'.length);
  const lines = Buffer.concat(kBytes.map((byte) => Buffer.from([0x5b, byte, 0x5d, 0x0a])));
  const answers = ask(single.map((file) => records_request({ encoding: name_of(file), header: 'none', delimiter: '\x02', quote: '' }, lines)));
  return single.map((file, i) => ({
    name: name_of(file),
    expected: JSON.stringify(table_of(`${folder}/${file}`)),
    ours: answers[i].fault ?? JSON.stringify(answers[i].rows.map(({ fields }) => fields.join('\x02').slice(1, -1))),
  }));
}

function labels(folder) {
  const encodings = JSON.parse(readFileSync(`${folder}/encodings.json`)).flatMap((group) => group.encodings);
  const all = encodings.flatMap(({ name, labels: own }) => own.map((label) => ({ label, name })));
  const answers = ask(all.map(({ label }) => records_request({ encoding: ` ${label.toUpperCase()} ` }, Buffer.from('a'))));
  return all.map(({ label, name }, i) => {
    if (/^(replacement|x-user-defined)/.test(name)) return { name: `label ${label}`, skip: name };
    return { name: `label ${label}`, expected: name, ours: answers[i].fault ?? answers[i].dialect.encoding };
  });
}

export const cases = (folder) => [...tables(folder), ...pairs(folder), ...ranges(folder), ...labels(folder)];
