// The stages of a native check alone, over a file in memory, as multiples of its words summed; or their instructions by callgrind.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { chosen, scratch } from './files.mjs';
import { built, installed, profilePath, run, say } from './machine.mjs';
import { median, ratio } from './rounds.mjs';
import { fixed, table } from './table.mjs';
import { faultsOf } from './truth.mjs';

const kMostBytes = 28_000_000; // of the main tables' size it would take minutes and say the same
const kInstructionBytes = 4_000_000;
const kNames = {
  words: '**limit: words summed in memory**',
  utf8: 'UTF-8 check',
  records: '`Reader`: UTF-8 and records, a handler that counts',
  rules: '`Checker`: the same and all rules, a sink that counts',
  report: '`Checker` and `Report`: the same and statistics, preview, JSON',
  sha256: 'SHA-256 of the core (libmd)',
};

const expect = (name, found, wanted) => (found === wanted ? [] : [`${name}: ${found} instead of ${wanted}`]);

function faults(stage, file) {
  const { truth } = file;
  if (stage.stage === 'utf8') return expect('faults', stage.faults, 0);
  if (stage.stage === 'records') return expect('rows', stage.rows, truth.rows);
  if (stage.stage === 'rules')
    return [
      ...expect('rows', stage.rows, truth.rows),
      ...expect('rejected', stage.rejected, truth['bench-full'].rejected),
    ];
  return stage.stage === 'report' ? faultsOf(stage.report, file, 'bench-full') : [];
}

function asWork(file) {
  return (stage) => ({
    name: kNames[stage.stage],
    wrong: faults(stage, file)[0],
    samples: stage.seconds.map((seconds) => ({ seconds })),
  });
}

function times(given) {
  const file = chosen(given, Math.min(given.bytes, kMostBytes));
  const words = [file.path, profilePath('bench-full'), String(given.rounds)];
  say('bench: stages, in turn');
  const lines = run(built('bench_stages'), words).trim().split('\n');
  const works = lines.map((line) => JSON.parse(line)).map(asWork(file));
  const step = (work, at) => {
    const before = at > 2 && at < 5 ? works[at - 1] : undefined;
    return before ? fixed(2)(ratio(work, 'seconds', works[0]) - ratio(before, 'seconds', works[0])) : '';
  };
  return {
    title: `Stages in memory, native, ${file.bytes} bytes, ${given.rounds} rounds, one thread`,
    text: table(works, [
      ['time / words summed', (work) => fixed(1)(ratio(work, 'seconds', works[0]))],
      ['more than the line above', (work) => step(work, works.indexOf(work))],
      ['GB/s', (work) => fixed(2)(file.bytes / median(work.samples.map(({ seconds }) => seconds)) / 1e9)],
    ]),
    works,
  };
}

/** Instructions of `rounds` rounds of a stage, with the start and loading of the program. */
function collected(file, stage, rounds) {
  const out = scratch('callgrind.out');
  const program = [built('bench_stages'), file.path, profilePath('bench-full'), String(rounds), stage];
  const { status } = spawnSync(
    'valgrind',
    ['-q', '--tool=callgrind', `--callgrind-out-file=${out}`, ...program],
    {
      stdio: 'ignore',
    },
  );
  const [, total] = /^(?:totals|summary): (\d+)/m.exec(readFileSync(out, 'utf8')) ?? [];
  if (status !== 0 || !total) throw new Error(`callgrind: exit ${status}`);
  return Number(total);
}

function instructions(given) {
  if (!installed('valgrind')) throw new Error('bench: --instructions needs valgrind');
  const file = chosen(given, kInstructionBytes);
  const works = Object.keys(kNames).map((stage) => {
    say(`bench: callgrind: ${stage}`);
    return {
      name: kNames[stage],
      each: (collected(file, stage, 2) - collected(file, stage, 1)) / file.bytes,
    };
  });
  return {
    title: `Instructions a byte, native, ${file.bytes} bytes, callgrind`,
    text: table(works, [['instructions a byte', ({ each }) => fixed(2)(each)]]),
    works,
  };
}

/** What makes the table of this part. */
export async function* stages(given) {
  yield () => (given.instructions ? instructions(given) : times(given));
}
