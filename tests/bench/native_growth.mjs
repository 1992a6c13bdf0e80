// Memory, start-up, and how both and time grow with the file: the native program.
import { figure } from './figures.mjs';
import { chosen, contacts, forget } from './files.mjs';
import { built } from './machine.mjs';
import { boundedContract, check, limitWork } from './native_check.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, judged, table } from './table.mjs';

const kMemoryBytes = 1_000_000_000;
const kStartBytes = 281_000; // about 2,000 rows

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
export async function memory(given) {
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
    figures: works
      .filter(({ limits }) => limits)
      .map((work) =>
        figure(`native 1 GB, ${work.name}`, 'MiB', { ...work, digits: 1, value: () => mib(work) }),
      ),
  };
}

export async function startUp(given) {
  const file = contacts(kStartBytes);
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
    figures: [
      figure(works[0].name, 'ms', { ...works[0], digits: 1, value: () => 1e3 * middle(works[0], 'seconds') }),
    ],
  };
}

const kSizes = [1e6, 1e7, 1e8, 1e9, 2e9, 4e9];

async function sizeRow(file, bytes, rounds) {
  const contract = boundedContract(file, 'bench-full');
  const limit = limitWork(file);
  const full = { name: 'full', run: async () => check(built('consentry'), file, 'bench-full') };
  const bounded = {
    name: 'bounded',
    run: async () =>
      check(built('consentry'), file, 'bench-full', ['--contract', contract], { wholeTable: false }),
  };
  await inTurn([limit, full, bounded], rounds);
  const wrong = limit.wrong ?? full.wrong ?? bounded.wrong;
  return { name: `${bytes / 1e6} MB`, wrong, bytes: file.bytes, limit, full, bounded };
}

/** Cost over size, flat memory. */
export async function linear(given) {
  const works = [];
  for (const bytes of kSizes.filter((size) => size <= given.linearTo)) {
    const large = bytes > kMemoryBytes;
    const file = contacts(bytes);
    try {
      works.push(await sizeRow(file, bytes, large ? Math.min(given.rounds, 3) : given.rounds));
    } finally {
      if (large) forget(file); // space on the disk is short
    }
  }
  return {
    title: 'Native, full check, by size',
    text: table(works, [
      ['time / limit', ({ full, limit }) => fixed(2)(ratio(full, 'seconds', limit))],
      ['ns a byte', ({ full, bytes }) => fixed(3)((1e9 * middle(full, 'seconds')) / bytes)],
      ['processor ns a byte', ({ full, bytes }) => fixed(3)((1e9 * middle(full, 'cpu')) / bytes)],
      ['peak MiB', ({ full }) => fixed(0)(middle(full, 'mib'))],
      ['peak MiB besides the table of duplicates', ({ bounded }) => fixed(1)(middle(bounded, 'mib'))],
    ]),
    works,
  };
}
