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

function tables(folder) {
  const files = readdirSync(folder).filter((file) => file.startsWith('index-'));
  const single = files.filter((file) => kSingleByte.test(file));
  const name_of = (file) => file.slice('index-'.length, -'.txt'.length);
  const lines = Buffer.concat(kBytes.map((byte) => Buffer.from([0x5b, byte, 0x5d, 0x0a])));
  const answers = ask(single.map((file) => records_request({ encoding: name_of(file), header: 'none', delimiter: '\x02', quote: '' }, lines)));
  const read = single.map((file, i) => ({
    name: name_of(file),
    expected: JSON.stringify(table_of(`${folder}/${file}`)),
    ours: answers[i].fault ?? JSON.stringify(answers[i].rows.map(({ fields }) => fields.join('\x02').slice(1, -1))),
  }));
  const rest = files.filter((file) => !kSingleByte.test(file));
  return [...read, ...rest.map((file) => ({ name: name_of(file), skip: 'encodings of several bytes' }))];
}

function labels(folder) {
  const encodings = JSON.parse(readFileSync(`${folder}/encodings.json`)).flatMap((group) => group.encodings);
  const all = encodings.flatMap(({ name, labels: own }) => own.map((label) => ({ label, name })));
  const answers = ask(all.map(({ label }) => records_request({ encoding: ` ${label.toUpperCase()} ` }, Buffer.from('a'))));
  return all.map(({ label, name }, i) => {
    const several = /^(GBK|gb18030|Big5|EUC-|ISO-2022-JP|Shift_JIS|replacement|x-user-defined)/.test(name);
    if (several) return { name: `label ${label}`, skip: name === 'x-user-defined' ? name : 'encodings of several bytes' };
    return { name: `label ${label}`, expected: name, ours: answers[i].fault ?? answers[i].dialect.encoding };
  });
}

export const cases = (folder) => [...tables(folder), ...labels(folder)];
