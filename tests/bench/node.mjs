// The WebAssembly module in Node, beside reads in pieces (the limit) and readers from npm; a process for every sample.
import { join } from 'node:path';
import { chosen } from './files.mjs';
import { here, profilePath } from './machine.mjs';
import { measure } from './native_check.mjs';
import { hasPeer } from './npm_peers.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, table } from './table.mjs';
import { faultsOf, peerFaults } from './truth.mjs';

const kWorks = [
  { id: 'limit', name: '**limit: `fs` reads in 1 MiB pieces, lengths only**' },
  { id: 'ours', name: '**full**' },
  { id: 'papaparse', name: 'Papa Parse (no UTF-8 check)', peer: true },
  { id: 'udsv', name: 'uDSV', peer: true },
];

function faults(id, found, file) {
  if (id === 'ours') return faultsOf(found.report, file, 'bench-full');
  if (id !== 'limit') return peerFaults(found, file);
  return found.bytes === file.bytes ? [] : [`${found.bytes} bytes instead of ${file.bytes}`];
}

const work = (file) => (row) => ({
  ...row,
  run: async () => {
    const words = [join(here, 'node_host.mjs'), row.id, file.path, profilePath('bench-full')];
    const { output, ...sample } = measure(process.execPath, words);
    if (sample.status !== 0) return { faults: [`exit ${sample.status}`] };
    const found = JSON.parse(output);
    return { ...sample, inner: found.inner, faults: faults(row.id, found, file) };
  },
});

async function wholeProcesses(given) {
  const file = chosen(given);
  const wanted = kWorks.filter(
    ({ id, peer, name }) => !peer || (given.peers && given.only.test(name) && hasPeer(id)),
  );
  const works = await inTurn(wanted.map(work(file)), given.rounds);
  return {
    title: `Node ${process.versions.node}, ${file.bytes} bytes, ${file.truth.rows} rows, ${given.rounds} rounds`,
    text: table(works, [
      ['inner time / limit', (row) => fixed(2)(ratio(row, 'inner', works[0]))],
      ['full / this one', (row) => (works[1].wrong ? '' : fixed(2)(ratio(works[1], 'inner', row)))],
      ['inner ms', (row) => fixed(0)(middle(row, 'inner'))],
      ['MB/s', (row) => fixed(0)(file.bytes / middle(row, 'inner') / 1e3)],
      ['whole process s', (row) => fixed(2)(middle(row, 'seconds'))],
      ['peak MiB', (row) => fixed(0)(Math.max(...row.samples.map((sample) => sample.mib)))],
    ]),
    works,
  };
}

/** What makes the table of this part. */
export async function* node(given) {
  yield () => wholeProcesses(given);
}
