// One run of a native program: what it cost, and whether what it said is true.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { scratch } from './files.mjs';
import { built, profilePath, run } from './machine.mjs';
import { faultsOf } from './truth.mjs';

/** Runs a command by bench_measure: {seconds, cpu, mib, status, output}. */
export function measure(command, words, { oneCpu = false } = {}) {
  const output = scratch('output');
  const before = oneCpu ? ['--one-cpu'] : [];
  const measured = JSON.parse(run(built('bench_measure'), [...before, output, command, ...words]));
  return { ...measured, output: readFileSync(output, 'utf8') };
}

export const limitWork = (file) => ({
  name: '**limit: `read()` in 1 MiB pieces, words summed**',
  run: async () => {
    const sample = measure(built('bench_readsum'), [file.path]);
    const { bytes } = JSON.parse(sample.output);
    return { ...sample, faults: bytes === file.bytes ? [] : [`${bytes} bytes instead of ${file.bytes}`] };
  },
});

const isDone = (status) => status === 0 || status === 1;

/** One check; `words` besides file, profile and form. `table`: whether the table of duplicates has its usual size. */
export function check(program, file, profile, words = [], { oneCpu = false, wholeTable = true } = {}) {
  const command = ['check', file.path, '--profile', profilePath(profile), '--format', 'json', ...words];
  const sample = measure(program, command, { oneCpu });
  if (!isDone(sample.status)) return { ...sample, faults: [`exit ${sample.status}`] };
  return { ...sample, faults: faultsOf(JSON.parse(sample.output), file, profile, wholeTable) };
}

/** Options that only a contract can carry: made for this file, so that the run ends as any other. */
export function boundedContract(file, profile) {
  const path = scratch(`contract_${profile}.json`);
  const words = ['check', file.path, '--profile', profilePath(profile), '--format', 'json'];
  spawnSync(built('consentry'), [...words, '--export-contract', path], { stdio: 'ignore' });
  const contract = JSON.parse(readFileSync(path, 'utf8'));
  contract.options = { ...contract.options, duplicate_entries: 1 };
  writeFileSync(path, JSON.stringify(contract));
  const { stdout } = spawnSync(built('consentry'), [...words, '--contract', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  contract.report_sha256 = createHash('sha256').update(stdout.trimEnd()).digest('hex');
  writeFileSync(path, JSON.stringify(contract));
  return path;
}
