// Replays every case in headless Chromium, on a page served under the product's content security policy, through the product's engine
// and its worker, and compares the reports' digests with the native ones.
//
//   node chromium_runner.mjs --native DIGESTS [--root REPOSITORY] [--seed N] [--only PART] [--browser PROGRAM]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { arguments_of, judge, load_cases, load_digests } from './cases.mjs';

const root = resolve(import.meta.dirname, '../../..');
const given = arguments_of({ root, native: '', seed: '1', only: '', browser: '/usr/bin/chromium' });
const { chromium } = createRequire(join(given.root, 'web/package.json'))('playwright-core');

/** The product's own server, which sends the policy; its URL once it listens. */
function serve() {
  const server = spawn(process.execPath, [join(given.root, 'tools/serve.mjs'), '0', given.root], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = new Promise((done, failed) => {
    server.stdout.once('data', (line) => done(String(line).trim()));
    server.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
  });
  return { server, url };
}

const kFlags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const profile = mkdtempSync(join(tmpdir(), 'consentry-vectors-'));
const { server, url } = serve();
try {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: given.browser,
    headless: true,
    args: kFlags.split(' '),
  });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.log(`FAIL page: ${error}`));
  await page.goto(`${await url}tests/vectors/runner/page.html`);
  await page.waitForFunction(() => 'run_case' in globalThis);
  const results = [];
  for (const one of load_cases(given.root, given.only, given.native))
    results.push(await page.evaluate(([vector, seed]) => globalThis.run_case(vector, seed), [one, Number(given.seed)]));
  judge('Chromium', results, load_digests(given.native, given.only));
  await browser.close();
} finally {
  server.kill();
  rmSync(profile, { recursive: true, force: true });
}
