// Asks the probes of the release and of the scalar reference the same, the module in Node and the two programs too; counts differences.
// Use:  run.mjs [SEED] [MUTATIONS]     env QUICK, SCALAR: folders of the programs. Memory: the answers to one batch.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { corpora, profiles, vectors } from './cases.mjs';
import { ask, load_module, report_in_node, request, run_program, split } from './hosts.mjs';
import { bases, mutation } from './mutations.mjs';

const root = resolve(import.meta.dirname, '../..');
const { QUICK: quick, SCALAR: scalar } = process.env;
const seed = Number(process.argv[2] ?? 1),
  mutations = Number(process.argv[3] ?? 400);
const scratch = mkdtempSync(join(tmpdir(), 'reference-'));
const batch_bytes = 16 * 2 ** 20,
  most_in_node = 2 ** 20;
const module = await load_module(root);
let differences = 0,
  kept;

/** Names what differs, and keeps the file. */
function tell(one, who, ours, reference) {
  const at = ours.findIndex((byte, i) => byte !== reference[i]);
  kept ??= mkdtempSync(join(tmpdir(), 'reference-differences-'));
  const stem = join(kept, one.name.replaceAll(/[^A-Za-z0-9._-]+/g, '_'));
  writeFileSync(`${stem}.csv`, one.file);
  if (one.profile)
    writeFileSync(
      `${stem}.json`,
      JSON.stringify({ profile: one.profile, options: one.options, block: one.block, budget: one.budget }),
    );
  if (++differences > 20) return;
  const around = (bytes) => bytes.subarray(Math.max(0, at - 80), at + 80).toString();
  console.log(
    `FAIL ${one.name}: ${who} differs from the reference at byte ${at}; the file is ${stem}.csv\n  ours:      ${around(ours)}\n  reference: ${around(reference)}`,
  );
}

async function compare_batch(batch, count) {
  const input = Buffer.concat(batch.map(request));
  const [ours, reference] = await Promise.all([ask(quick, input), ask(scalar, input)]);
  if (ours.length !== batch.length || reference.length !== batch.length)
    throw new Error('a probe left requests unanswered');
  for (const [i, one] of batch.entries()) {
    ++count.native;
    if (!ours[i].equals(reference[i])) tell(one, 'the release', ours[i], reference[i]);
    const [[kind, report]] = split(reference[i]).map(split);
    if (`${kind}` !== 'J') continue;
    ++count.reports;
    if (!module || one.file.length > most_in_node) continue;
    ++count.node;
    const own = await report_in_node(module, one);
    if (!own.equals(report)) tell(one, 'the module in Node', own, report);
  }
}

async function compare(title, cases) {
  const count = { native: 0, reports: 0, node: 0 },
    start = Date.now(),
    before = differences;
  let batch = [],
    bytes = 0;
  for (const one of cases) {
    batch.push(one);
    bytes += one.file.length;
    if (bytes < batch_bytes && batch.length < 500) continue;
    await compare_batch(batch, count);
    ((batch = []), (bytes = 0));
  }
  if (batch.length) await compare_batch(batch, count);
  console.log(
    `${title}: ${count.native} compared natively, ${count.reports} of them reports; ${count.node} in Node, ${differences - before} differences (${Date.now() - start} ms)`,
  );
}

function* mutated(sources, chosen) {
  for (let number = 0; number < mutations; number++) yield mutation(number, sources, chosen, seed);
}

/** Files of several blocks, since the program reads, tokenizes and judges on several threads. */
function compare_programs(sources, chosen) {
  const before = differences,
    start = Date.now();
  let count = 0;
  for (let number = 0; number < Math.min(mutations, 24); number++) {
    const file = join(scratch, 'file.csv'),
      profile = join(scratch, 'profile.json');
    const bytes = mutation(number, sources.slice(0, 4), chosen, seed + 1000).file;
    const size = (number % 6) * 2 ** 19,
      times = 1 + Math.floor(size / (bytes.length + 1));
    writeFileSync(file, Buffer.concat(Array.from({ length: times }, () => bytes)));
    writeFileSync(profile, chosen[number % 3]);
    const [ours, reference] = [quick, scalar].map((folder) =>
      run_program(folder, profile, file, join(scratch, 'rejects.csv'), number % 4 === 3),
    );
    ++count;
    if (!ours.equals(reference))
      tell(
        { name: `program ${number} of seed ${seed}`, file: readFileSync(file) },
        'the program',
        ours,
        reference,
      );
  }
  console.log(`programs: ${count} compared, ${differences - before} differences (${Date.now() - start} ms)`);
}

try {
  const sources = bases(root),
    chosen = profiles(root);
  await compare('vectors', vectors(root));
  await compare('fuzz corpora', corpora(root));
  await compare(`mutations of seed ${seed}`, mutated(sources, chosen));
  compare_programs(sources, chosen);
} finally {
  rmSync(scratch, { recursive: true });
}
process.exitCode = differences ? 1 : 0;
