// Paths, programs and this machine: what every part of the bench starts from.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const here = join(root, 'tests/bench');
export const built = (name) => join(root, 'build/bench/bin', name);
export const profilePath = (name) => join(root, 'tests/samples', `${name}.json`);

export const say = (text) => process.stderr.write(`${text}\n`);

/** Runs a command to its end; throws with what it said where it fails. */
export function run(command, words, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  });
  if (error || status !== 0)
    throw new Error(`${command} ${words.join(' ')}: ${error?.message ?? `exit ${status}, ${stderr}`}`);
  return stdout;
}

export const installed = (program) => spawnSync('which', [program]).status === 0;

/** Builds with output on standard error, since standard output is for tables. */
export function build(command, words) {
  say(`bench: ${command} ${words.join(' ')}`);
  const { status } = spawnSync(join(root, command), words, { stdio: ['ignore', 2, 2], cwd: root });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}`);
}

/** For the head of a table. */
export function machine() {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const system = existsSync('/etc/os-release')
    ? (/^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '')
    : '';
  return `${cpus().length} × ${model}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system}`;
}
