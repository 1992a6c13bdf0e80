// Times the check of one large file in headless Chromium: a fresh browser for each round.
//   node browser_check.mjs --file FILE [--profile ID|FILE] [--rounds 3] [--digest] [--entries N] [--max-inner-ms N] [--max-mib N]
// inner: in the worker, from the start of the core to the report. MiB: the renderer's peak over its value on the idle page
// (VmHWM), with the duplicate table of at most N entries. longest: the longest task of the main thread; 0 where none reached 50 ms. With a limit given, exit 1 beyond it.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openPage, serve, withBrowser } from '../browser/browser.mjs';

const { values: given } = parseArgs({
  options: {
    file: { type: 'string' },
    profile: { type: 'string', default: 'generic' },
    rounds: { type: 'string', default: '3' },
    digest: { type: 'boolean', default: false },
    entries: { type: 'string' },
    'max-inner-ms': { type: 'string', default: 'Infinity' },
    'max-mib': { type: 'string', default: 'Infinity' },
  },
});
const profile = given.profile.endsWith('.json') ? readFileSync(given.profile, 'utf8') : given.profile;
const options = {
  digest: given.digest,
  ...(given.entries ? { duplicate_entries: Number(given.entries) } : {}),
};

/** A field of /proc/PID/status in MiB. */
function memory(pid, field) {
  const found = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1024;
}

/** Renderers that descend from this process. */
function renderers() {
  const found = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--type=renderer') || command.includes('--extension-process')) continue;
      if (descends(pid)) found.push(pid);
    } catch {
      // ended meanwhile
    }
  }
  return found;
}

function descends(pid) {
  for (let at = pid; Number(at) > 1;) {
    if (Number(at) === process.pid) return true;
    at = readFileSync(`/proc/${at}/stat`, 'utf8').replace(/.*\) /, '').split(' ')[1];
  }
  return false;
}

const peak = () => Math.max(0, ...renderers().map((pid) => memory(pid, 'VmHWM')));

/** In the page: checks the file of the probe and tells how it went. */
async function measure({ profile, options }) {
  const { checkFile } = await import('/index.js');
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration))).observe({
    type: 'longtask',
  });
  const started = performance.now();
  let first = 0;
  const { report, took } = await checkFile(document.querySelector('#probe').files[0], profile, {
    options,
    onPreview: () => (first ||= performance.now() - started),
  });
  const total = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    total,
    took,
    first,
    longest: Math.max(0, ...tasks),
    verdict: report.verdict,
    totals: report.totals,
  };
}

async function round(url) {
  return withBrowser(async (context) => {
    const { page } = await openPage(context, url);
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'probe' }));
    });
    await page.waitForTimeout(500);
    const idle = peak();
    await page.setInputFiles('#probe', given.file);
    const measured = await page.evaluate(measure, { profile, options });
    return { ...measured, idle, mib: peak() - idle };
  });
}

const server = await serve();
const rounds = [];
for (let i = 0; i < Number(given.rounds); i += 1) rounds.push(await round(server.url));
server.close();

const middle = (key) => rounds.map((one) => one[key]).sort((a, b) => a - b)[rounds.length >> 1];
const { verdict, totals } = rounds[0];
const bytes = statSync(given.file).size;
const mib = Math.max(...rounds.map((one) => one.mib));
console.log(`${bytes} bytes, ${verdict}, ${JSON.stringify(totals)}`);
console.log('| inner ms | MB/s | total ms | first rows ms | MiB over idle | idle MiB | longest task ms |');
console.log('|---|---|---|---|---|---|---|');
const longest = Math.max(...rounds.map((one) => one.longest));
const cells = [
  middle('took'),
  bytes / middle('took') / 1e3,
  middle('total'),
  middle('first'),
  mib,
  middle('idle'),
  longest,
];
console.log(`| ${cells.map((value) => value.toFixed(0)).join(' | ')} |`);
if (middle('took') > Number(given['max-inner-ms']) || mib > Number(given['max-mib']) || longest > 50)
  process.exitCode = 1;
