// The bench's command: builds, runs the parts that were asked for, prints their tables.
import { writeFileSync } from 'node:fs';
import { kHelp, readCommandLine, UsageError } from './command_line.mjs';
import { summary } from './figures.mjs';
import { NoGenerator } from './files.mjs';
import { build, machine, say } from './machine.mjs';
import { installPeers } from './npm_peers.mjs';

// What each part needs built, and where it stands; loaded when it is needed, since only one of them wants a browser.
const kParts = {
  native: { load: async () => (await import('./native.mjs')).native },
  stages: { load: async () => (await import('./stages.mjs')).stages },
  formats: { web: true, load: async () => (await import('./formats.mjs')).formats },
  node: { web: true, load: async () => (await import('./node.mjs')).node },
  chromium: { web: true, load: async () => (await import('./chromium.mjs')).chromium },
};

function prepare(given) {
  if (!given.build) return;
  const web = given.hosts.some((host) => kParts[host].web);
  build('tools/build', web ? ['bench', 'wasm'] : ['bench']);
  if (web) build('tools/web', ['build']);
  if (web && given.peers) installPeers();
}

/** One table, printed as soon as it is there; nothing where its file can't be made. */
async function show(make) {
  try {
    const made = await make();
    console.log(`\n### ${made.title}\n\n${made.text}`);
    return [made];
  } catch (thrown) {
    if (!(thrown instanceof NoGenerator)) throw thrown;
    say(thrown.message);
    console.log('\nA table is left out: the generator of its file is not here.');
    return [];
  }
}

async function main() {
  const given = readCommandLine(process.argv.slice(2));
  if (given.help) return console.log(kHelp);
  prepare(given);
  const tables = [];
  console.log(`Measured on ${machine()}; ${given.rounds} rounds in turn, medians.`);
  for (const host of given.hosts) {
    const part = await kParts[host].load();
    for await (const make of part(given)) tables.push(...(await show(make)));
  }
  const figures = tables.flatMap((made) => made.figures ?? []);
  if (figures.length) console.log(`\n### Summary\n\n${summary(figures)}`);
  if (given.json) writeFileSync(given.json, JSON.stringify(tables, null, 1));
  if (!tables.length) process.exitCode = 64;
  if (tables.some(({ works }) => works.some(({ wrong }) => wrong))) process.exitCode = 1;
}

main().catch((thrown) => {
  const usage = thrown instanceof UsageError;
  console.error(usage ? thrown.message : thrown);
  process.exitCode = usage ? 64 : 1;
});
