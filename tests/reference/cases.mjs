// What quick and scalar programs are asked: vectors and fuzz corpora. A case is {name, profile, options, file, block, budget}.
// Memory: the vectors as parsed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load_cases } from '../vectors/runner/cases.mjs';
import { make_vector } from '../vectors/runner/vector.mjs';

const whole = { block: 2 ** 30, budget: 2 ** 30 };
const mib = 2 ** 20;

export function profiles(root) {
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const builtin = readdirSync(join(root, 'core/profile/builtin')).map((file) => file.replace('.json', ''));
  return [
    read('tests/vectors/profiles/plain.json'),
    read('tests/samples/bench-full.json'),
    read('tests/samples/account.json'),
    ...builtin,
  ];
}

export function* vectors(root) {
  for (const { name, json, profile_text } of load_cases(root, '')) {
    const { profile, options, input } = make_vector(name, json, profile_text);
    const pace = input.length > 2 * mib ? whole : { block: 1009, budget: 4096 };
    for (const own of [whole, pace])
      yield { name: `vector ${name} (${own.block})`, profile, options, file: Buffer.from(input), ...own };
  }
}

// Bytes before the text that choose the target's options (tests/fuzz/*_fuzz.cpp).
const choosing = { checker: 4, csv: 3, encoding: 2, reference: 4, utf8: 1, phone: 2 };
const quoted = (text) => `"${text.toString('latin1').replaceAll('"', '""')}"`;

/** A corpus file as a table; addresses and numbers as the cells of one. */
function as_table(target, bytes) {
  const text = bytes.subarray(choosing[target] ?? 0);
  if (target !== 'email' && target !== 'phone') return text;
  const row = `${quoted(text)},${text.toString('latin1').replace(/["\r\n]/g, '')}\n`;
  return Buffer.from(`${target},note\n${row}${row}`, 'latin1');
}

function* corpus_files(root) {
  const folder = join(root, 'tests/fuzz/corpus');
  for (const target of readdirSync(folder).sort())
    for (const file of readdirSync(join(folder, target)).sort())
      yield { name: `corpus ${target}/${file}`, target, bytes: readFileSync(join(folder, target, file)) };
}

export function* corpora(root) {
  const [plain, bench, account, ...builtin] = profiles(root);
  let i = 0;
  for (const { name, target, bytes } of corpus_files(root)) {
    const chosen = [plain, 'generic', bench, builtin[i++ % builtin.length]];
    for (const [j, profile] of chosen.entries())
      yield { name: `${name}, profile ${j}`, profile, options: {}, file: as_table(target, bytes), ...whole };
    if (target in choosing)
      yield {
        name: `${name}, all bytes`,
        profile: account,
        options: {},
        file: bytes,
        block: 63,
        budget: 100,
      };
  }
}
