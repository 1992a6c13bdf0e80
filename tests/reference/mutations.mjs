// Tables changed at random: the same ones for the same seed. Memory: the tables that they come from.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load_cases } from '../vectors/runner/cases.mjs';
import { make_vector } from '../vectors/runner/vector.mjs';

const mib = 2 ** 20;

/** A small generator that gives the same numbers everywhere (mulberry32). */
function random_numbers(seed) {
  let state = seed >>> 0;
  const below = (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  return { below, of: (list) => list[below(list.length)] };
}

/** Tables whose mutations are worth it: samples, small vectors, and rows written here with letters of several scripts. */
export function bases(root) {
  const samples = readdirSync(join(root, 'tests/samples'))
    .filter((file) => file.endsWith('.csv'))
    .map((file) => readFileSync(join(root, 'tests/samples', file)));
  const inputs = [...load_cases(root, '')].map(({ name, json, profile_text }) =>
    Buffer.from(make_vector(name, json, profile_text).input),
  );
  return [...samples, mixed_table(), ...inputs.filter(({ length }) => length > 100 && length < 4000)];
}

function mixed_table() {
  const names = [
    'Jan Kowalski',
    'Żaneta Brzęczyszczykiewicz',
    'Jürgen Groß',
    'Мария Иванова',
    '王小明',
    'José "Pepe" Núñez',
    "O'Brien, Sean",
    '😀',
  ];
  const rows = ['email,phone,external_id,first_name,birth_date,created_at,country,email_opt_in'];
  for (let i = 0; i < 400; i++) {
    const name = `"${names[i % names.length].replaceAll('"', '""')}"`;
    const date = `19${10 + (i % 90)}-0${1 + (i % 9)}-${10 + (i % 19)}`;
    rows.push(
      `user${i % 350}@example.com,+4860${1000000 + i * 7},C-${i},${name},${date},2024-0${1 + (i % 9)}-01T10:0${i % 10}:00Z,${['PL', 'de', 'XX'][i % 3]},${['1', '0', 'yes', ''][i % 4]}`,
    );
  }
  return Buffer.from(rows.join('\n') + '\n');
}

const odd = [
  '"',
  '""',
  '\r',
  '\n',
  '\r\n',
  ',',
  ';',
  '\t',
  '\0',
  ' ',
  '" ',
  '\u0085',
  '\uFFFE',
  'ł',
  '€',
  '😀',
  '=',
  "'",
  '@',
  '+48',
  '.',
  '-',
  '"a\nb"',
  '1E+5',
  '\x7f',
].map((text) => Buffer.from(text));
const broken = ['ff', 'c0', 'e2', 'f09f', 'eda080', 'c3', 'f5', 'b3'].map((hex) => Buffer.from(hex, 'hex'));

function mutated(base, random) {
  let bytes = base;
  for (let times = 1 + random.below(1 + random.below(30)); times; times--) {
    const at = random.below(bytes.length + 1),
      size = random.below(4) ? random.below(3) : random.below(200);
    const put = random.below(8)
      ? random.of(odd)
      : random.below(2)
        ? random.of(broken)
        : bytes.subarray(random.below(at + 1), at);
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + size)]);
  }
  return bytes;
}

/** Behind the head of 64 KiB, which is read at once: there blocks show. */
function behind_the_head(bytes, random) {
  const line = bytes.indexOf(10) + 1;
  return Buffer.concat([
    bytes.subarray(0, line),
    Buffer.from('\n'.repeat(65500 + random.below(100))),
    bytes.subarray(line),
  ]);
}

const many_times = (bytes, times) => Buffer.concat(Array.from({ length: times }, () => bytes));

export function mutation(number, sources, chosen, seed) {
  const random = random_numbers(seed * 1_000_003 + number);
  let file = mutated(random.below(4) ? random.of(sources) : random.of(sources.slice(0, 4)), random);
  if (random.below(4) === 0)
    file = mutated(many_times(file, 1 + Math.floor((random.below(3) * mib) / 8 / (file.length + 1))), random);
  if (random.below(2)) file = behind_the_head(file, random);
  const options = random.below(3) ? {} : { duplicates: random.of(['first', 'last', 'merge', 'error']) };
  if (random.below(2) === 0) options.encoding = 'UTF-8'; // else bytes that are not UTF-8 ask for another encoding
  if (random.below(8) === 0) options.header = 'none';
  if (random.below(8) === 0) options.delimiter = random.of([',', ';', '\t']);
  const block = random.of([1, 63, 64, 65, 1 + random.below(300), 1 + random.below(70000), 2 ** 30]);
  return {
    name: `mutation ${number} of seed ${seed}`,
    profile: random.of(chosen),
    options,
    file,
    block: file.length > mib ? Math.max(block, 63) : block,
    budget: 1 + random.below(1e6),
  };
}
