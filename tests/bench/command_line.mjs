// The bench's words: what to measure, and options.
import { parseArgs } from 'node:util';

export const kHosts = ['native', 'stages', 'formats', 'node', 'chromium'];

export const kHelp = `Use:  tests/bench/run [native|stages|formats|node|chromium|all]... [OPTION]...

  native     check from process start to verdict, memory at 1 GB, start-up
  stages     each stage of a native check alone, in memory
  formats    workbooks and NDJSON, natively and in Chromium
  node       the WebAssembly module in Node
  chromium   the package in headless Chromium: time, memory, first rows, start-up
  all        all of these (default)

  --rounds N         counted rounds of each row, default 7; one more warms up
  --bytes N          size of the file of the main tables, default 250000000
  --file FILE        this file of generated contacts instead (its truth is found by bench_truth)
  --linear           native: only the table of sizes, from 1 MB to --linear-to
  --linear-to N      default 1000000000; files beyond that are deleted afterwards
  --instructions     stages: instructions a byte by callgrind, instead of time
  --also NAME=PATH   native: another build of the program beside ours; repeatable
  --only REGEX       only rows whose name matches; limits are always measured
  --no-peers         ours and the limits only
  --no-build         measure what is built already
  --json FILE        all samples, for later comparison

Files go to $CONSENTRY_BENCH_FILES, else ~/.cache/consentry/bench. Their generator is $CONSENTRY_BENCH_GENERATOR, else
../shared/bench/gen/gen_contacts.cpp; where neither is, give --file.`;

const kOptions = {
  rounds: { type: 'string', default: '7' },
  bytes: { type: 'string', default: '250000000' },
  file: { type: 'string' },
  linear: { type: 'boolean', default: false },
  'linear-to': { type: 'string', default: '1000000000' },
  instructions: { type: 'boolean', default: false },
  also: { type: 'string', multiple: true, default: [] },
  only: { type: 'string', default: '' },
  peers: { type: 'boolean', default: true },
  build: { type: 'boolean', default: true },
  json: { type: 'string' },
  help: { type: 'boolean', default: false },
};

export class UsageError extends Error {}

function whole(name, text, least) {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new UsageError(`--${name}: a whole number from ${least}`);
  return value;
}

function pattern(text) {
  try {
    return new RegExp(text);
  } catch {
    throw new UsageError('--only: not a regular expression');
  }
}

function also(text) {
  const [, name, path] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (!path) throw new UsageError('--also: NAME=PATH');
  return { name, path };
}

/** What was asked for; throws a UsageError. */
export function readCommandLine(words) {
  let parsed;
  try {
    parsed = parseArgs({ args: words, options: kOptions, allowPositionals: true, allowNegative: true });
  } catch (thrown) {
    throw new UsageError(thrown.message);
  }
  const { values, positionals } = parsed;
  for (const name of positionals)
    if (!kHosts.includes(name) && name !== 'all') throw new UsageError(`${name}: not a part of the bench`);
  const all = positionals.length === 0 || positionals.includes('all');
  return {
    ...values,
    hosts: all ? kHosts : kHosts.filter((name) => positionals.includes(name)),
    rounds: whole('rounds', values.rounds, 1),
    bytes: whole('bytes', values.bytes, 1000),
    linearTo: whole('linear-to', values['linear-to'], 1000),
    also: values.also.map(also),
    only: pattern(values.only),
  };
}
