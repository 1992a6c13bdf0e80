// Mutation check: breaks a copy of the core in one place after the other and sees whether the tests notice. See README.md.
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { breakable_lines, mutants_of, mutated } from './mutants.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const work = join(root, 'build/mutation');
const tree = join(work, 'tree');
const build = join(work, 'build');
const folders = ['core/record', 'core/header', 'core/format'];
const copied = ['CMakeLists.txt', 'core', 'native', 'tests', 'tools'];

function options_of(given) {
  const options = { sample: 160, seed: 1, only: '' };
  for (let i = 0; i < given.length; i += 2) {
    const key = given[i].replace(/^--/, '');
    if (!(key in options) || given[i + 1] === undefined) throw new Error('use: run [--sample N] [--seed S] [--only PART_OF_A_PATH]');
    options[key] = typeof options[key] === 'number' ? Number(given[i + 1]) : given[i + 1];
  }
  return options;
}

/** The same numbers everywhere (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function command(program, args, limits = {}) {
  const { seconds = 600, cwd = tree, env = {} } = limits;
  // A broken loop may eat memory as well as time.
  return spawnSync('bash', ['-c', 'ulimit -v 8000000; exec "$@"', 'bash', program, ...args], {
    cwd, timeout: seconds * 1000, killSignal: 'SIGKILL', encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, ...env },
  });
}

const git_files = (...args) => spawnSync('git', ['ls-files', '-z', ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }).stdout.split('\0').filter(Boolean);

/** Brings the copy up to date; files that are the same keep their time, so that little is built anew. */
function copy_tree() {
  const wanted = new Set(git_files('-co', '--exclude-standard', '--', ...copied).filter((file) => existsSync(join(root, file))));
  for (const file of wanted) {
    const target = join(tree, file);
    if (existsSync(target) && readFileSync(target).equals(readFileSync(join(root, file)))) continue;
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, file), target);
  }
  for (const file of spawnSync('find', copied, { cwd: tree, encoding: 'utf8' }).stdout.split('\n'))
    if (file && !wanted.has(file) && statSync(join(tree, file)).isFile()) rmSync(join(tree, file));
}

function configure() {
  const flags = ['-DCMAKE_BUILD_TYPE=Debug', '-DCMAKE_CXX_FLAGS_DEBUG=-O1', '-DCONSENTRY_TESTS=ON', '-DCONSENTRY_SANITIZE=OFF'];
  const done = command('cmake', ['-S', tree, '-B', build, '-G', 'Ninja', ...flags]);
  if (done.status !== 0) throw new Error(`cmake: ${done.stderr}`);
}

const fuzz_names = ['utf8', 'csv', 'email', 'phone', 'rejects', 'checker'];

/** The tests in the order of their speed: {name, targets, commands}. All of them are part of tools/test. */
function stages() {
  const program = (name) => join(build, 'bin', name);
  const all = [
    { name: 'vectors', targets: ['vector_runner'], commands: [[program('vector_runner'), '--root', tree, '--only', '/', '--splits', 'few']] },
    { name: 'unit', targets: ['unit'], commands: [[program('unit'), '--abort', '~[store]~[slow]']] },
    {
      name: 'fuzz corpus', targets: fuzz_names.map((name) => `fuzz_${name}`),
      commands: fuzz_names.map((name) => [program(`fuzz_${name}`), join(tree, 'tests/fuzz/corpus', name)]),
    },
  ];
  const data = process.env.SUITES_DATA ?? join(root, '../shared/data');
  const env = { SUITE_PROBE: program('suite_probe'), SUITES_DATA: data };
  if (existsSync(data)) all.push({ name: 'suites', targets: ['suite_probe'], env, commands: [['node', join(tree, 'tests/suites/run.mjs')]] });
  return all;
}

let last_output = '';

/** "" where the stage passes, else what it died of. */
function run_stage({ name, targets, commands, env }) {
  const built = command('ninja', ['-C', build, ...targets]);
  last_output = built.stdout;
  if (built.status !== 0) return 'does not compile';
  for (const [program, ...args] of commands) {
    const done = command(program, args, { seconds: 60, env });
    last_output = `${done.stdout}${done.stderr}`;
    if (done.error || done.signal === 'SIGKILL') return `${name}, time`;
    if (done.status !== 0) return name;
  }
  return '';
}

function verdict(all) {
  for (const stage of all) {
    const death = run_stage(stage);
    if (death) return death;
  }
  return '';
}

function check_baseline(all) {
  for (const stage of all) {
    const death = run_stage(stage);
    if (death) throw new Error(`the unbroken tree fails: ${death}; mend it first (build/mutation)\n${last_output.slice(-2000)}`);
  }
}

function shuffled(list, pick) {
  const rest = [...list];
  for (let i = rest.length - 1; i > 0; i--) {
    const other = pick(i + 1);
    [rest[i], rest[other]] = [rest[other], rest[i]];
  }
  return rest;
}

/** For each file its source, mutants in random order, and how many of them are wanted: in proportion to the lines that
 * can be broken (declarations can't). */
function plan({ sample, seed, only }) {
  const pick = random(seed);
  const files = git_files('-co', '--exclude-standard', '--', ...folders).filter((file) => /\.(cpp|h)$/.test(file) && file.includes(only)).sort();
  const all = files.map((file) => {
    const source = readFileSync(join(tree, file), 'utf8');
    const mutants = mutants_of(source);
    return { file, source, lines: breakable_lines(mutants), mutants: shuffled(mutants, pick) };
  }).filter(({ mutants }) => mutants.length > 0);
  const lines = all.reduce((sum, one) => sum + one.lines, 0);
  let before = 0;
  return all.map((one) => {
    const from = Math.round((before / lines) * sample);
    before += one.lines;
    return { ...one, wanted: Math.min(one.mutants.length, Math.round((before / lines) * sample) - from) };
  });
}

const one_line = (text) => text.replace(/\s+/g, ' ').trim();

function try_mutant(file, source, mutant, all) {
  const path = join(tree, file);
  try {
    writeFileSync(path, mutated(source, mutant));
    return verdict(all);
  } finally {
    writeFileSync(path, source);
  }
}

function show(file, source, mutant, death) {
  const line = one_line(source.split('\n')[mutant.line - 1]);
  const change = `${one_line(mutant.from)} -> ${one_line(mutant.to) || 'nothing'}`;
  return [`${file}:${mutant.line}`, mutant.name, change, line, death ? `killed by ${death}` : 'survived'].join('\t');
}

function run() {
  const options = options_of(process.argv.slice(2));
  mkdirSync(tree, { recursive: true });
  copy_tree();
  configure();
  const all = stages();
  check_baseline(all);
  const result = join(work, 'result.tsv');
  writeFileSync(result, 'place\tkind\tchange\tline\tresult\n');
  const count = { killed: 0, survived: 0, broken: 0 };
  const start = Date.now();
  for (const { file, source, mutants, wanted } of plan(options)) {
    let done = 0;
    for (const mutant of mutants) {
      if (done === wanted) break;
      const death = try_mutant(file, source, mutant, all);
      if (death === 'does not compile') { ++count.broken; continue; }
      ++done;
      ++count[death ? 'killed' : 'survived'];
      const line = show(file, source, mutant, death);
      appendFileSync(result, `${line}\n`);
      console.log(line);
    }
  }
  const tried = count.killed + count.survived;
  const seconds = (Date.now() - start) / 1000;
  console.log(`${tried} mutants, ${count.killed} killed, ${count.survived} survived: ${((100 * count.killed) / Math.max(1, tried)).toFixed(1)} % ` +
    `(${count.broken} did not compile and do not count); ${(seconds / Math.max(1, tried)).toFixed(1)} s each; ${result}`);
}

run();
