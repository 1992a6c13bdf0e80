// Writes the first seeds of every corpus from the vectors and from the lists below; what a search finds beside them is added by hand.
// Use:  tools/node tests/fuzz/seed.mjs
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { make_vector } from '../vectors/runner/vector.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const vectors = join(here, '../vectors');
const largest = 2000; // bytes of a seed

/** Named by its content, so that the same seed is written once. */
function write(target, bytes) {
  const folder = join(here, 'corpus', target);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, createHash('sha1').update(bytes).digest('hex').slice(0, 12)), bytes);
}

const behind = (bytes, text) => Buffer.concat([Buffer.from(bytes), Buffer.from(text)]);

/** Inputs of vectors in these folders, small ones only. */
function inputs(...folders) {
  return folders.flatMap((folder) => readdirSync(join(vectors, folder)).flatMap((file) => {
    const json = JSON.parse(readFileSync(join(vectors, folder, file)));
    if (json.input.file || json.input.zip || json.input.xlsx || json.input.xls) return []; // archives: the native vector runner's DIGESTS.inputs
    const { input } = make_vector(file, json);
    return input.length > largest ? [] : [input];
  }));
}

const emails = [
  'a@example.com', 'A.B+c@Example.COM', '"a b"@example.com', '"a\\"b"@example.com', '"\\\\"@x.pl', 'a@[127.0.0.1]', 'a@b', 'a..b@x.pl', '.a@x.pl',
  'żółć@przykład.pl', 'a@xn--przykad-rjb.pl', 'a@faß.de', 'a@İ.tr', 'δ@παράδειγμα.δοκιμή', 'a@b\u3002c', 'a@-x.pl', 'a@x-.pl', 'a@ab--cd.pl', '@x.pl', 'a@',
  'a@b@c.pl', 'a(b)@x.pl', 'a b@x.pl', '\0@x.pl', 'a@x.pl.', `${'a'.repeat(64)}@x.pl`, `${'a'.repeat(65)}@x.pl`, `a@${'b'.repeat(63)}.pl`, `a@${'b.'.repeat(120)}pl`,
  'a\u200D@x.pl', 'a@x\u00AD.pl', 'e\u0301@x.pl', 'é@x.pl', '"é"@x.pl', 'ﬁ@x.pl', 'a@ﬁ.pl', 'Σς@x.gr', 'a@\u0627.example', '"@"@x.pl', '"\t"@x.pl', '"\\\u007f"@x.pl',
];
const phones = [
  '+48601234567', '48601234567', '0048 601 234 567', '601 234 567', '(0)601-234-567', '+48 (0) 601', '+1 (212) 555-0100', '+39 06 1234 5678', '06 1234 5678',
  '0171/1234567', '4.86E+10', '4,86E+10', '+', '++48', '+0', '00', '+12345678901234567', '8 912 345-67-89', '+7 912 345 67 89', '1 800 FLOWERS', "'+48601234567",
  '+48\u00A0601', '\t601', '601\0', '44 1 2345 6789 01', '+98 9601', '+800 1234 5678', '022 123 456',
];
const unicode = [
  'plain', 'zażółć gęślą jaźń', '\u{10FFFF}\uFFFF\uFEFF', Buffer.from('c080', 'hex'), Buffer.from('e0 80 af'.replaceAll(' ', ''), 'hex'), Buffer.from('eda080edb080', 'hex'),
  Buffer.from('f4908080', 'hex'), Buffer.from('f8888080', 'hex'), Buffer.from('61e2', 'hex'), Buffer.from('61e282', 'hex'), Buffer.from('f09f98', 'hex'), Buffer.from('ff', 'hex'),
  Buffer.concat([Buffer.alloc(63, 'a'), Buffer.from('ł'.repeat(40)), Buffer.from('80', 'hex')]), Buffer.concat([Buffer.alloc(62, 'a'), Buffer.from('€'), Buffer.from('f0', 'hex')]),
];
const cell = '\x1f';
const row = '\x1e';
const tables = [
  'note', `note${row}=1+1${row}+48601${row}-1${row}@a${row}'=1${row}''x`, `a${cell}b${row}1${row}1${cell}2${cell}3${row}`, `${row}${row}`, `=sum${cell}'@x${row}\t${cell}\r`,
  `a${row}x\r\ny${cell}"q"${row},;\t|`, `consentry_line${row}1`, `consentry_line${cell}consentry_codes${cell}consentry_text${row}1${cell}2${cell}3`, `consentry_cells${row}5`,
  `phone${row}+48601234567${row}'+48601234568`, `email_opt-in${row}1${row}0`, `a${row}${cell}${cell}${cell}${row}${cell}`, `a${row}ą\u0001${row}\u200B`, `a${row}"${row}""${row}'"`,
];

for (const text of emails) write('email', Buffer.from(text));
for (const text of phones) for (const head of [[0, 1], [1, 0], [2, 3], [4, 4]]) write('phone', behind(head, text));
for (const text of unicode) for (const block of [0, 63]) write('utf8', behind([block], text));
for (const text of tables) write('rejects', Buffer.from(text));
for (const [i, input] of inputs('dialect').entries()) write('dialect', behind([i * 9, i % 20], input));
for (const input of inputs('dialect', 'encoding', 'container').slice(0, 90)) write('csv', behind([0, 0, 6], input)), write('csv', behind([1, 20, 0], input));
for (const [i, input] of inputs('dialect', 'encoding').slice(0, 120).entries()) write('reference', behind([i % 4 ? 0 : i % 64, i % 4 ? 0 : i % 16, i % 256, i % 5 ? 0 : 255], input));
for (const [i, input] of inputs('dialect', 'header', 'record', 'identifier', 'consent').slice(0, 180).entries()) write('checker', behind([i % 7, i % 5, i % 8, i % 71], input));
for (const folder of ['header', 'record', 'identifier', 'consent', 'dialect'])
  for (const file of readdirSync(join(vectors, folder))) {
    const { profile, options } = JSON.parse(readFileSync(join(vectors, folder, file)));
    for (const own of [profile, options]) if (own instanceof Object && JSON.stringify(own).length < largest) write('profile', Buffer.from(JSON.stringify(own)));
  }
