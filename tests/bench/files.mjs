// The files that are measured: generated contacts in a cache outside the repository, each with its truth beside it.
// The generator stands beside the project (../shared/bench/gen), which need not be there; --file then names a file made elsewhere.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { UsageError } from './command_line.mjs';
import { built, root, run, say } from './machine.mjs';

const folder = process.env.CONSENTRY_BENCH_FILES ?? join(homedir(), '.cache/consentry/bench');
const generatorSource =
  process.env.CONSENTRY_BENCH_GENERATOR ?? join(root, '../shared/bench/gen/gen_contacts.cpp');

export class NoGenerator extends UsageError {
  constructor() {
    super(
      `bench: ${generatorSource}, which makes the files, is not here.\n` +
        'Name it in CONSENTRY_BENCH_GENERATOR, or give a file that it made elsewhere:\n' +
        '  gen_contacts --format csv --bytes 250000000 --out contacts.csv;  tests/bench/run --file contacts.csv\n' +
        'Any CSV of the same ten columns will do; bench_truth counts what is true of it.',
    );
  }
}

function generator() {
  if (!existsSync(generatorSource)) throw new NoGenerator();
  const program = join(folder, 'gen_contacts');
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(generatorSource).mtimeMs)
    run('g++', ['-O2', '-std=c++20', ...workbooks(), generatorSource, ...libraries(), '-o', program]);
  return program;
}

// Workbooks are written by a library that need not be here (Debian: libxlsxwriter-dev).
const kWriter = existsSync('/usr/include/xlsxwriter.h');
const workbooks = () => (kWriter ? ['-DWITH_XLSX'] : []);
const libraries = () => (kWriter ? ['-x', 'none', '-lxlsxwriter'] : []);

/** What the generator says on its standard error: name=number. */
function generate(format, size, path) {
  const program = generator();
  say(`bench: making ${path}`);
  const words = ['--format', format, ...size, '--out', `${path}.part`];
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0 || !existsSync(`${path}.part`)) throw new Error(`${program}: ${stderr}`);
  renameSync(`${path}.part`, path);
  return Object.fromEntries(
    [...stderr.matchAll(/(\w+)=(\d+)\b(?!\.)/g)].map(([, name, value]) => [name, Number(value)]),
  );
}

// What generator and bench_truth both count, by their names.
const kSameCounts = [
  ['rows', (truth) => truth.rows],
  ['flagged', (truth) => truth.flagged],
  ['empty_email', (truth) => truth.blank_email],
  ['bad_email', (truth) => truth.bad_email],
  ['bad_consent', (truth) => truth.bad_consent + truth.blank_consent],
  ['no_identifier', (truth) => truth.no_identifier],
];

function compare(generated, truth) {
  for (const [name, of] of kSameCounts)
    if (generated[name] !== of(truth))
      throw new Error(`bench: generator says ${name}=${generated[name]}, bench_truth ${of(truth)}`);
}

function truthOf(path, generated) {
  const kept = join(folder, `${basename(path)}.truth.json`);
  const { size, mtimeMs } = statSync(path);
  const stamp = `${path} ${size} ${mtimeMs} ${statSync(built('bench_truth')).mtimeMs}`;
  const known = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  if (known.stamp === stamp) return known.truth;
  generated ??= known.generated;
  const { status, stdout, stderr } = spawnSync(built('bench_truth'), [path], { encoding: 'utf8' });
  if (status !== 0) throw new UsageError(`${path}: ${stderr.trim()}`);
  const truth = JSON.parse(stdout);
  if (generated) compare(generated, truth);
  writeFileSync(kept, JSON.stringify({ stamp, truth, generated }));
  return truth;
}

/** A file: {path, bytes, truth}. Made where it is not in the cache yet. */
export function contacts(bytes) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `contacts_${bytes}.csv`);
  let generated;
  if (!existsSync(path)) generated = generate('csv', ['--bytes', String(bytes)], path);
  return ownFile(path, generated);
}

/** The same rows as a CSV of them, whose truth is therefore theirs; undefined where no workbook can be written here. */
export function contactsAs(format, rows) {
  if (format === 'xlsx' && !kWriter)
    return say('bench: left out, libxlsxwriter-dev is not installed: workbooks');
  mkdirSync(folder, { recursive: true });
  const made = (ending) => {
    const path = join(folder, `contacts_rows_${rows}.${ending}`);
    if (!existsSync(path)) generate(ending, ['--rows', String(rows)], path);
    return path;
  };
  const path = made(format);
  return { path, bytes: statSync(path).size, truth: truthOf(made('csv')) };
}

/** A file from elsewhere. */
export function ownFile(path, generated) {
  if (!existsSync(path)) throw new UsageError(`bench: ${path} is not there`);
  mkdirSync(folder, { recursive: true });
  return { path, bytes: statSync(path).size, truth: truthOf(path, generated) };
}

/** The file of the main tables, or of `bytes`. */
export const chosen = (given, bytes = given.bytes) => (given.file ? ownFile(given.file) : contacts(bytes));

export function forget(file) {
  rmSync(file.path, { force: true });
  rmSync(join(folder, `${basename(file.path)}.truth.json`), { force: true });
}

let scratchFolder;

/** Where results of single runs go: a folder of this process, gone at its end. */
export function scratch(name) {
  if (!scratchFolder) {
    scratchFolder = mkdtempSync(join(folder, 'run-'));
    process.on('exit', () => rmSync(scratchFolder, { recursive: true, force: true }));
    process.once('SIGINT', () => process.exit(130));
  }
  return join(scratchFolder, name);
}
