// A headless Chromium with a fresh profile, and web/dist served as tools/serve does it: what every browser test starts from.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');

export const kFlags = [
  '--no-sandbox', // the tests run as root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts tools/serve on a free port; answers its URL and a way to end it. */
export async function serve() {
  const server = spawn(join(root, 'tools/serve'), ['0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    server.stdout.once('data', (line) => resolve(String(line).trim()));
    server.once('exit', (status) => reject(new Error(`tools/serve ended with ${status}`)));
  });
  return { url, close: () => server.kill() };
}

/** Runs `use` with a browser of its own; the profile is removed afterwards. */
export async function withBrowser(use, options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'consentry-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    locale: 'en-GB',
    args: kFlags,
    ...options,
  });
  try {
    return await use(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Opens the page, waits until it is ready to check, and gathers what should never arise: errors and refusals of the policy. */
export async function openPage(context, url) {
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(String(error)));
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, faults };
}

/** Gives the page a file and waits until verdict, parts and hand-over are shown; answers the verdict. */
export async function checkOnPage(page, file) {
  await page.setInputFiles('#file', file);
  await shown(page);
  return (await page.getAttribute('.verdict', 'class')).split(' ').at(-1);
}

/** Waits until a result is shown whole. */
export const shown = (page) =>
  page.waitForSelector('body[data-stage=result] #result[aria-busy=false] a[download="contract.json"]', {
    timeout: 60_000,
  });

/** A number among the totals of the result. */
export const total = async (page, part) => Number(await page.textContent(`.total.${part} dd`));

/** Chooses in a select of the result and waits for the result of the check anew. */
export async function choose(page, id, value) {
  await page.evaluate(() => document.querySelector('.verdict').setAttribute('data-old', ''));
  await page.selectOption(id, value);
  await page.waitForSelector('.verdict:not([data-old])');
  await shown(page);
}

/** The text of what the page hands over. */
export async function download(page, name) {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(`a[download="${name}"]`)]);
  return readFileSync(await saved.path(), 'utf8');
}
