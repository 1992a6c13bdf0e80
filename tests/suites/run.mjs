// Runs every suite, compares what we answer with what its oracle says and with differences.tsv, and counts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const data = process.env.SUITES_DATA ?? join(here, '../../../shared/data');
const propose = process.argv.includes('--differences');
const wanted = process.argv.slice(2).filter((name) => !name.startsWith('--'));

/** Lines of differences.tsv by "suite TAB case". */
function load_differences() {
  const lines = readFileSync(join(here, 'differences.tsv'), 'utf8').split('\n');
  const known = new Map();
  for (const [i, line] of lines.entries()) {
    if (!line || line.startsWith('#')) continue;
    const [suite, name, ours, reason, more] = line.split('\t');
    if (!reason || more !== undefined) throw new Error(`differences.tsv:${i + 1}: suite, case, our answer, reason`);
    if (known.has(`${suite}\t${name}`)) throw new Error(`differences.tsv:${i + 1}: ${suite}, ${name}: twice`);
    known.set(`${suite}\t${name}`, { ours, used: 0, line: i + 1 });
  }
  return known;
}

const differences = load_differences();
const proposed = new Set();
const total = { passed: 0, failed: 0, skipped: 0 };

function fail(count, text) {
  ++count.failed;
  console.log(`FAIL ${text}`);
}

/** Counts one case: {name, expected, ours} or {name, skip}. `expected` may be a list of answers that are as good. */
function judge(suite, { name, expected, ours, skip }, count) {
  const key = skip ? `skip: ${skip}` : name;
  const line = differences.get(`${suite}\t${key}`);
  const answer = skip ? 'skipped' : ours;
  const same = !skip && [expected].flat().includes(ours);
  if (line) ++line.used;
  if (same && line) return fail(count, `${suite}: ${name}: no longer differs, differences.tsv:${line.line} is stale`);
  if (same) return ++count.same;
  if (line && line.ours === answer) return skip ? ++count.skipped : ++count.differ;
  if (propose) return proposed.add([suite, key, answer, ''].join('\t'));
  if (line) return fail(count, `${suite}: ${name}: ${answer}; differences.tsv:${line.line} says ${line.ours}`);
  fail(count, `${suite}: ${name}: ${answer}; the suite says ${[expected].flat().join(' or ')}${skip ? ' (skipped without a reason)' : ''}`);
}

function complain_of_stale_lines(suite, count) {
  for (const [key, line] of differences)
    if (key.startsWith(`${suite}\t`) && !line.used) fail(count, `differences.tsv:${line.line}: ${key.replace('\t', ': ')}: no such case any more`);
}

async function run_suite(name) {
  const count = { same: 0, differ: 0, skipped: 0, failed: 0 };
  const { folders = [name], cases } = await import(`./cases/${name}.mjs`);
  const missing = folders.find((folder) => !existsSync(join(data, folder)));
  if (missing) return console.log(`skipped: ${missing} is not there`), ++total.skipped;
  const start = Date.now();
  for (const one of await cases(join(data, folders[0] ?? ''), data)) judge(name, one, count);
  complain_of_stale_lines(name, count);
  const all = count.same + count.differ + count.skipped + count.failed;
  console.log(`${name}: ${all} cases: ${count.same} the same, ${count.differ} differ for a written reason, ${count.skipped} skipped for one, ${count.failed} wrong (${Date.now() - start} ms)`);
  total.passed += count.same + count.differ;
  total.failed += count.failed;
  total.skipped += count.skipped;
}

const names = readdirSync(join(here, 'cases')).map((file) => file.replace(/\.mjs$/, '')).sort();
for (const name of wanted.length ? wanted : names) await run_suite(name);
if (propose) console.log([...proposed].join('\n'));
const known = new Set(names);
for (const [key, line] of differences)
  if (!known.has(key.split('\t')[0])) fail(total, `differences.tsv:${line.line}: no such suite`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed || !(total.passed + total.skipped) ? 1 : 0;
