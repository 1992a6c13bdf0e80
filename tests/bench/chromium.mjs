// The package in headless Chromium, beside the Blob's stream (the limit) and readers from npm. A fresh browser and profile for every sample.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withBrowser } from '../browser/browser.mjs';
import { chosen } from './files.mjs';
import { here, profilePath, root } from './machine.mjs';
import { rendererPeak } from './renderer.mjs';
import { hasPeer } from './npm_peers.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, judged, table } from './table.mjs';
import { faultsOf, peerFaults } from './truth.mjs';

const kFirstBytes = 28_000_000;
const kIdleMs = 500;
const kTimeoutMs = 600_000;
const profile = readFileSync(profilePath('bench-full'), 'utf8');

/** One folder that shows the page, the built package and the peers, served as the package's own pages are. */
async function serveSite() {
  const site = mkdtempSync(join(tmpdir(), 'consentry-bench-'));
  symlinkSync(join(here, 'page'), join(site, 'bench'));
  symlinkSync(join(root, 'web/dist'), join(site, 'dist'));
  symlinkSync(join(here, 'node_modules'), join(site, 'npm'));
  const server = spawn(process.execPath, [join(root, 'tools/serve.mjs'), '0', site], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (status) => reject(new Error(`tools/serve.mjs ended with ${status}`)));
  });
  const close = () => {
    server.kill();
    rmSync(site, { recursive: true });
  };
  return { url: `${url}bench/`, close };
}

async function openBench(context, url) {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await page.waitForFunction(() => window.ready);
  await pause(kIdleMs);
  return page;
}

/** Chooses the file on the page and answers what happened. Idle is the page before any worker or module is there. */
const measure = (url, file, work) =>
  withBrowser(async (context) => {
    const page = await openBench(context, url);
    const idle = rendererPeak();
    await page.evaluate((armed) => window.arm(armed), work);
    if (work.prepared) await pause(kIdleMs);
    await page.setInputFiles('#file', file.path);
    await page.waitForFunction(() => window.result, null, { timeout: kTimeoutMs });
    const result = await page.evaluate(() => window.result);
    if (result.error) throw new Error(result.error);
    return { ...result, idle, mib: rendererPeak() - idle };
  });

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

/** Ratios of two works, as lines of a table of their own. */
function comparison(rows) {
  return table(rows, [
    ['ratio', ({ value }) => fixed(2)(value())],
    ['at least / go for', (row) => judged(0, row.limits)[0]],
    ['', (row) => judged(row.value(), row.limits)[1]],
  ]);
}

const wrongOf = (...works) => works.find(({ wrong }) => wrong)?.wrong;

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
  const pairs = asked
    .filter((work) => work !== bounded)
    .map((work) => ({
      name: `full / ${work.name}, inner time`,
      limits: kPeers.find(({ id }) => id === work.id).limits,
      wrong: wrongOf(full, work),
      value: () => ratio(full, 'inner', work),
    }));
  const memory = {
    name: 'MiB over idle, besides the table of duplicates',
    limits: kOverIdle,
    wrong: bounded.wrong,
    value: () => Math.max(...bounded.samples.map((sample) => sample.mib)),
  };
  return {
    title: `Chromium, ${file.bytes} bytes, ${file.truth.rows} rows, ${given.rounds} rounds`,
    text: `${table(works, columns(file, base))}\n\n${comparison(asked.includes(bounded) ? [...pairs, memory] : pairs)}`,
    works,
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
  };
}

/** All tables of this part, one after the other. */
export async function* chromium(given) {
  if (!existsSync(join(root, 'web/dist/consentry.wasm'))) throw new Error('bench: web/dist is not built');
  const site = await serveSite();
  try {
    yield await endToEnd(given, site.url);
    yield await firstRows(given, site.url);
    yield await startUp(given, site.url);
  } finally {
    site.close();
  }
}
