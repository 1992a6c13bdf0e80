// The native program: from process start to verdict, beside the limit (words summed) and peers that are installed.
import { figure } from './figures.mjs';
import { chosen } from './files.mjs';
import { built, say } from './machine.mjs';
import { check, limitWork, measure } from './native_check.mjs';
import { linear, memory, startUp } from './native_growth.mjs';
import { nativePeers } from './native_peers.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, judged, table } from './table.mjs';
import { peerFaults } from './truth.mjs';

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
      guest: name !== '',
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

const megabytes = (file) => `${(file.bytes / 1e6).toFixed(0)} MB`;

const figureOf = (work, file, limit) =>
  figure(`native ${megabytes(file)}, ${work.name}`, 'time / limit', {
    ...work,
    value: () => ratio(work, 'seconds', limit),
  });

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
    figures: works.filter(({ limits, guest }) => limits && !guest).map((work) => figureOf(work, file, limit)),
  };
}

/** What makes the tables of this part, one after the other. */
export async function* native(given) {
  if (given.linear) return yield () => linear(given);
  yield () => endToEnd(given);
  if (given.file) return;
  yield () => memory(given);
  yield () => startUp(given);
}
