// The package in headless Chromium, beside the Blob's stream (the limit) and readers from npm. A fresh browser and profile for every sample.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBrowser } from '../browser/browser.mjs';
import { measure, openBench, serveSite } from './chromium_page.mjs';
import { figure } from './figures.mjs';
import { chosen } from './files.mjs';
import { profilePath, root } from './machine.mjs';
import { hasPeer } from './npm_peers.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, judged, table } from './table.mjs';
import { faultsOf, peerFaults } from './truth.mjs';

const kFirstBytes = 28_000_000;
const profile = readFileSync(profilePath('bench-full'), 'utf8');

function ours(url, file, name, { bounded = false, prepared = true, ...row } = {}) {
  const options = bounded ? { duplicate_entries: 1 } : {};
  const run = async () => {
    const { report, ...sample } = await measure(url, file, { kind: 'ours', profile, options, prepared });
    return { ...sample, faults: faultsOf(report, file, 'bench-full', !bounded) };
  };
  return { name, run, ...row };
}

const peer = (url, file, name, id) => ({
  name,
  id,
  run: async () => {
    const sample = await measure(url, file, { kind: 'peer', peer: id });
    return { ...sample, faults: peerFaults(sample, file) };
  },
});

const limit = (url, file, name, waiting = false) => ({
  name,
  run: async () => {
    const sample = await measure(url, file, { kind: 'peer', peer: 'limit', waiting });
    const faults = sample.bytes === file.bytes ? [] : [`${sample.bytes} bytes instead of ${file.bytes}`];
    return { ...sample, faults };
  },
});

const kPeers = [
  { name: 'Papa Parse (no UTF-8 check)', id: 'papaparse', limits: [0.25, 0.17] },
  { name: 'uDSV', id: 'udsv', limits: [0.4, 0.27] },
];
const kOverIdle = [150, 110];

const columns = (file, base) => [
  ['inner time / limit', (work) => fixed(2)(ratio(work, 'inner', base))],
  ['at least / go for', (work) => judged(0, work.limits)[0]],
  ['', (work) => judged(ratio(work, 'inner', base), work.limits)[1]],
  ['inner ms', (work) => fixed(0)(middle(work, 'inner'))],
  ['MB/s', (work) => fixed(0)(file.bytes / middle(work, 'inner') / 1e3)],
  ['from the change event, ms', (work) => fixed(0)(middle(work, 'total'))],
  ['MiB over idle', (work) => fixed(0)(Math.max(...work.samples.map((sample) => sample.mib)))],
  ['idle MiB', (work) => fixed(0)(middle(work, 'idle'))],
];

const wrongOf = (...works) => works.find(({ wrong }) => wrong)?.wrong;

function figures(file, { base, full, bounded, asked }) {
  const what = `Chromium ${(file.bytes / 1e6).toFixed(0)} MB, full, inner time`;
  const found = [figure(what, '/ limit', { ...full, value: () => ratio(full, 'inner', base) })];
  for (const { id, name, limits } of kPeers) {
    const work = asked.find((one) => one.id === id);
    const value = () => ratio(full, 'inner', work);
    if (work) found.push(figure(what, `/ ${name}`, { limits, wrong: wrongOf(full, work), value }));
  }
  if (!asked.includes(bounded)) return found;
  const value = () => Math.max(...bounded.samples.map((sample) => sample.mib));
  const memory = { limits: kOverIdle, wrong: bounded.wrong, digits: 0, value };
  return [...found, figure('renderer over idle, besides the table of duplicates', 'MiB', memory)];
}

async function endToEnd(given, url) {
  const file = chosen(given);
  const base = limit(url, file, '**limit: the Blob’s stream, lengths only**');
  const full = ours(url, file, '**full**', { limits: [1.4, 1.15] });
  const bounded = ours(url, file, 'full, besides the table of duplicates', { bounded: true });
  const peers = given.peers
    ? kPeers.filter(({ id }) => hasPeer(id)).map(({ name, id }) => peer(url, file, name, id))
    : [];
  const asked = [bounded, ...peers].filter(({ name }) => given.only.test(name));
  const works = [base, full, ...asked];
  await inTurn(works, given.rounds);
  return {
    title: `Chromium, ${file.bytes} bytes, ${file.truth.rows} rows, ${given.rounds} rounds`,
    text: table(works, columns(file, base)),
    works,
    figures: figures(file, { base, full, bounded, asked }),
  };
}

async function firstRows(given, url) {
  const file = chosen(given, kFirstBytes);
  const fresh = limit(url, file, 'limit: arrival of the first chunk in a worker that is started then');
  const waiting = limit(url, file, 'limit: the same in a worker that waits', true);
  const prepared = ours(url, file, '**first preview rows, after `prepare()`** (as the page does)', {
    prepared: true,
  });
  const cold = ours(url, file, 'first preview rows, without `prepare()`', { prepared: false });
  const works = [fresh, waiting, prepared, cold];
  await inTurn(works, given.rounds);
  prepared.limits = cold.limits = [1.5, 1.2];
  const to = (base) => (work) => fixed(2)(ratio(work, 'first', base));
  return {
    title: `Chromium, first rows, ${file.bytes} bytes, ${given.rounds} rounds`,
    text: table(works, [
      ['/ first chunk, worker started then', to(fresh)],
      ['/ first chunk, worker waiting', to(waiting)],
      ['at least / go for', (work) => judged(0, work.limits)[0]],
      ['', (work) => judged(ratio(work, 'first', fresh), work.limits)[1]],
      ['median ms from the change event', (work) => fixed(0)(middle(work, 'first'))],
    ]),
    works,
    figures: [prepared, cold].map((work) =>
      figure(`Chromium 28 MB, ${work.name}`, '/ first chunk', {
        ...work,
        value: () => ratio(work, 'first', fresh),
      }),
    ),
  };
}

async function startUp(given, url) {
  const run = () =>
    withBrowser(async (context) => {
      const page = await openBench(context, url);
      return { ms: await page.evaluate(() => window.startUp()) };
    });
  const works = [{ name: 'module: compile and instantiate', limits: [80, 80], run }];
  await inTurn(works, given.rounds);
  return {
    title: 'Chromium, start-up',
    text: table(works, [
      ['median ms', (work) => fixed(0)(middle(work, 'ms'))],
      ['at most', (work) => work.limits[0]],
      ['', (work) => judged(middle(work, 'ms'), work.limits)[1]],
    ]),
    works,
    figures: works.map((work) =>
      figure(`Chromium, ${work.name}`, 'ms', { ...work, digits: 0, value: () => middle(work, 'ms') }),
    ),
  };
}

/** What makes the tables of this part, one after the other. */
export async function* chromium(given) {
  if (!existsSync(join(root, 'web/dist/consentry.wasm'))) throw new Error('bench: web/dist is not built');
  const site = await serveSite();
  try {
    yield () => endToEnd(given, site.url);
    yield () => firstRows(given, site.url);
    yield () => startUp(given, site.url);
  } finally {
    site.close();
  }
}
