// The bench's page in a browser of its own: served, opened, given a file.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { withBrowser } from '../browser/browser.mjs';
import { here, root } from './machine.mjs';
import { rendererPeak } from './renderer.mjs';

const kIdleMs = 500;
const kTimeoutMs = 600_000;

/** One folder that shows the page, the built package and the peers, served as the package's own pages are. */
export async function serveSite() {
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

/** The bench's page, at rest. */
export async function openBench(context, url) {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await page.waitForFunction(() => window.ready);
  await pause(kIdleMs);
  return page;
}

/** Chooses the file on the page and answers what happened. Idle is the page before any worker or module is there. */
export const measure = (url, file, work) =>
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
