// The native program: from process start to verdict, beside the limit (words summed) and peers that are installed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chosen, contacts, forget, scratch } from './files.mjs';
import { built, profilePath, run, say } from './machine.mjs';
import { nativePeers } from './native_peers.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, judged, table } from './table.mjs';
import { faultsOf, peerFaults } from './truth.mjs';

const kMemoryBytes = 1_000_000_000;
const kStartRows = 280_000; // bytes: about 2,000 rows

/** Runs a command by bench_measure: {seconds, cpu, mib, status, output}. */
export function measure(command, words, { oneCpu = false } = {}) {
  const output = scratch('output');
  const before = oneCpu ? ['--one-cpu'] : [];
  const measured = JSON.parse(run(built('bench_measure'), [...before, output, command, ...words]));
  return { ...measured, output: readFileSync(output, 'utf8') };
}

export const limitWork = (file) => ({
  name: '**limit: `read()` in 1 MiB pieces, words summed**',
  run: async () => {
    const sample = measure(built('bench_readsum'), [file.path]);
    const { bytes } = JSON.parse(sample.output);
    return { ...sample, faults: bytes === file.bytes ? [] : [`${bytes} bytes instead of ${file.bytes}`] };
  },
});

const isDone = (status) => status === 0 || status === 1;

/** One check; `words` besides file, profile and form. `table`: whether the table of duplicates has its usual size. */
function check(program, file, profile, words = [], { oneCpu = false, wholeTable = true } = {}) {
  const command = ['check', file.path, '--profile', profilePath(profile), '--format', 'json', ...words];
  const sample = measure(program, command, { oneCpu });
  if (!isDone(sample.status)) return { ...sample, faults: [`exit ${sample.status}`] };
  return { ...sample, faults: faultsOf(JSON.parse(sample.output), file, profile, wholeTable) };
}

const kWorks = [
  { what: 'two columns, one processor', profile: 'bench-two-columns', oneCpu: true, limits: [2.9, 2.3] },
  { what: 'two columns', profile: 'bench-two-columns' },
  { what: 'full, one processor', profile: 'bench-full', oneCpu: true, limits: [6, 4] },
  { what: 'full', profile: 'bench-full', limits: [6, 4] },
  { what: 'full, with digest', profile: 'bench-full', words: ['--digest'], limits: [6.5, 4] },
];

function ourWorks(file, given) {
  const programs = [{ name: '', path: built('consentry') }, ...given.also];
  return kWorks.flatMap((work) =>
    programs.map(({ name, path }) => ({
      name: name ? `${work.what} (${name})` : `**${work.what}**`,
      limits: work.limits,
      run: async () => check(path, file, work.profile, work.words, { oneCpu: work.oneCpu }),
    })),
  );
}

function peerWorks(file) {
  const { present, absent } = nativePeers(file.path);
  for (const name of absent) say(`bench: left out, not installed: ${name}`);
  const works = present.map(({ name, command, job }) => ({
    name: job ? `${name}: ${job}` : name,
    run: async () => {
      const sample = measure(command[0], command.slice(1));
      const number = (key) => Number(new RegExp(`${key}=(\\d+)`).exec(sample.output)?.[1] ?? NaN);
      const found = { rows: number('rows'), ...(job ? {} : { flagged: number('flagged') }) };
      return { ...sample, faults: sample.status ? [`exit ${sample.status}`] : peerFaults(found, file) };
    },
  }));
  return { works, absent };
}

const columns = (file, limit) => [
  ['time / limit', (work) => fixed(2)(ratio(work, 'seconds', limit))],
  ['at least / go for', (work) => judged(0, work.limits)[0]],
  ['', (work) => judged(ratio(work, 'seconds', limit), work.limits)[1]],
  ['processor time / limit’s', (work) => fixed(2)(ratio(work, 'cpu', limit))],
  ['GB/s', (work) => fixed(2)(file.bytes / middle(work, 'seconds') / 1e9)],
  ['median s', (work) => fixed(3)(middle(work, 'seconds'))],
  ['least–most s', (work) => range(work)],
  ['processor s', (work) => fixed(3)(middle(work, 'cpu'))],
  ['peak MiB', (work) => fixed(0)(Math.max(...work.samples.map((sample) => sample.mib)))],
];

function range(work) {
  const all = work.samples.map((sample) => sample.seconds);
  return `${fixed(3)(Math.min(...all))}–${fixed(3)(Math.max(...all))}`;
}

async function endToEnd(given) {
  const file = chosen(given);
  const limit = limitWork(file);
  const peers = given.peers ? peerWorks(file) : { works: [], absent: [] };
  const works = [
    limit,
    ...[...ourWorks(file, given), ...peers.works].filter(({ name }) => given.only.test(name)),
  ];
  await inTurn(works, given.rounds);
  const left = peers.absent.length ? `\n\nLeft out, not installed: ${peers.absent.join(', ')}.` : '';
  return {
    title: `Native, ${file.bytes} bytes, ${file.truth.rows} rows, ${given.rounds} rounds`,
    text: table(works, columns(file, limit)) + left,
    works,
  };
}

/** Options that only a contract can carry: made for this file, so that the run ends as any other. */
function boundedContract(file, profile) {
  const path = scratch(`contract_${profile}.json`);
  const words = ['check', file.path, '--profile', profilePath(profile), '--format', 'json'];
  spawnSync(built('consentry'), [...words, '--export-contract', path], { stdio: 'ignore' });
  const contract = JSON.parse(readFileSync(path, 'utf8'));
  contract.options = { ...contract.options, duplicate_entries: 1 };
  writeFileSync(path, JSON.stringify(contract));
  const { stdout } = spawnSync(built('consentry'), [...words, '--contract', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  contract.report_sha256 = createHash('sha256').update(stdout.trimEnd()).digest('hex');
  writeFileSync(path, JSON.stringify(contract));
  return path;
}

function memoryWork(what, file, profile, limits) {
  const contract = boundedContract(file, profile);
  return {
    name: what,
    limits,
    run: async () =>
      check(built('consentry'), file, profile, ['--contract', contract], { wholeTable: false }),
  };
}

/** Peak memory at 1 GB with a table of one entry, and beside it the usual one. */
async function memory(given) {
  const file = chosen(given, kMemoryBytes);
  const works = [
    memoryWork('two columns, besides the table of duplicates', file, 'bench-two-columns', [16, 8]),
    memoryWork('full, besides the table of duplicates', file, 'bench-full', [32, 16]),
    { name: 'full, with it', run: async () => check(built('consentry'), file, 'bench-full') },
  ];
  await inTurn(works, 1);
  const mib = (work) => Math.max(...work.samples.map((sample) => sample.mib));
  return {
    title: `Native memory, ${file.bytes} bytes`,
    text: table(works, [
      ['peak MiB', (work) => fixed(1)(mib(work))],
      ['at least / go for', (work) => judged(0, work.limits)[0]],
      ['', (work) => judged(mib(work), work.limits)[1]],
    ]),
    works,
  };
}

async function startUp(given) {
  const file = contacts(kStartRows);
  const works = [
    {
      name: `process start to verdict, ${file.truth.rows} rows`,
      limits: [20, 20],
      run: async () => check(built('consentry'), file, 'bench-full'),
    },
    { name: 'a process that does next to nothing (the limit program)', run: limitWork(file).run },
  ];
  await inTurn(works, Math.max(given.rounds, 21));
  return {
    title: 'Native start-up',
    text: table(works, [
      ['median ms', (work) => fixed(1)(1e3 * middle(work, 'seconds'))],
      ['at most', (work) => work.limits?.[0] ?? ''],
      ['', (work) => judged(1e3 * middle(work, 'seconds'), work.limits)[1]],
    ]),
    works,
  };
}

const kSizes = [1e6, 1e7, 1e8, 1e9, 2e9, 4e9];

async function sizeRow(bytes, rounds) {
  const file = contacts(bytes);
  const contract = boundedContract(file, 'bench-full');
  const limit = limitWork(file);
  const full = { name: 'full', run: async () => check(built('consentry'), file, 'bench-full') };
  const bounded = {
    name: 'bounded',
    run: async () =>
      check(built('consentry'), file, 'bench-full', ['--contract', contract], { wholeTable: false }),
  };
  await inTurn([limit, full, bounded], rounds);
  if (bytes > kMemoryBytes) forget(file);
  return {
    name: `${bytes / 1e6} MB`,
    wrong: full.wrong ?? bounded.wrong,
    bytes: file.bytes,
    limit,
    full,
    bounded,
  };
}

/** Cost over size, flat memory. */
async function linear(given) {
  const works = [];
  for (const bytes of kSizes.filter((size) => size <= given.linearTo))
    works.push(await sizeRow(bytes, bytes > kMemoryBytes ? Math.min(given.rounds, 3) : given.rounds));
  return {
    title: 'Native, full check, by size',
    text: table(works, [
      ['time / limit', ({ full, limit }) => fixed(2)(ratio(full, 'seconds', limit))],
      ['ns a byte', ({ full, bytes }) => fixed(3)((1e9 * middle(full, 'seconds')) / bytes)],
      ['peak MiB', ({ full }) => fixed(0)(middle(full, 'mib'))],
      ['peak MiB besides the table of duplicates', ({ bounded }) => fixed(1)(middle(bounded, 'mib'))],
    ]),
    works,
  };
}

/** All tables of this part, one after the other. */
export async function* native(given) {
  if (given.linear) return yield await linear(given);
  yield await endToEnd(given);
  if (given.file) return;
  yield await memory(given);
  yield await startUp(given);
}
