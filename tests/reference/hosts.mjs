// The hosts that are compared: the probes (tests/suites/probe.cpp), the module in Node, the programs. Memory: the answers to one batch.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

function netstring(part) {
  const body = Buffer.isBuffer(part) ? part : Buffer.from(String(part));
  return Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(',')]);
}

/** The netstrings of a Buffer. */
export function split(buffer) {
  const parts = [];
  for (let at = 0; at < buffer.length;) {
    const colon = buffer.indexOf(0x3a, at),
      end = colon + 1 + Number(buffer.toString('latin1', at, colon));
    parts.push(buffer.subarray(colon + 1, end));
    at = end + 1;
  }
  return parts;
}

export const request = ({ profile, options, file, block, budget }) =>
  netstring(Buffer.concat(['report', profile, JSON.stringify(options), file, block, budget].map(netstring)));

/** The answers of one probe to a batch of requests. */
export function ask(folder, input) {
  return new Promise((done, failed) => {
    const probe = spawn(join(folder, 'suite_probe'), { stdio: ['pipe', 'pipe', 'inherit'] }),
      chunks = [];
    probe.stdout.on('data', (chunk) => chunks.push(chunk));
    probe.stdin.on('error', () => {}); // its end says more
    probe.on('close', (status) =>
      status === 0
        ? done(split(Buffer.concat(chunks)))
        : failed(new Error(`${folder}/suite_probe ended with ${status}`)),
    );
    probe.stdin.end(input);
  });
}

/** The module as the product loads it; undefined where it is not built. */
export async function load_module(root) {
  const engine = join(root, 'web/dist/engine.js'),
    wasm = join(root, 'build/wasm/consentry.wasm');
  if (!existsSync(engine) || !existsSync(wasm))
    return console.log('skipped: the module in Node (tools/build wasm; tools/web build)');
  return {
    Engine: (await import(pathToFileURL(engine))).Engine,
    module: await WebAssembly.compile(readFileSync(wasm)),
  };
}

function read_once(engine, { file, block, budget }) {
  const steps = () => {
    for (;;) {
      const step = engine.step(budget);
      if (step !== 'more') return step;
    }
  };
  for (let at = 0; at < file.length; at += block) {
    engine.feed(file.subarray(at, at + block));
    const step = steps();
    if (step !== 'need_input') return step;
  }
  engine.finish();
  return steps();
}

/** The report of a fresh instance. */
export async function report_in_node({ Engine, module }, one) {
  const engine = await Engine.create(module);
  engine.setSource({ readAt: (offset, target) => one.file.copy(target, 0, offset) });
  engine.open(
    one.profile,
    JSON.stringify(one.options),
    one.file.length,
    Math.max(1, Math.min(one.block, one.file.length)),
  );
  for (let reading = 0; reading < 4; reading++)
    if (read_once(engine, one) === 'done') return Buffer.from(engine.result().report);
  throw new Error(`${one.name}: more restarts than allowed`);
}

/** What a program leaves: its output, its exit status and the rejects file. */
export function run_program(folder, profile, file, rejects, piped) {
  rmSync(rejects, { force: true });
  const run = spawnSync(
    join(folder, 'consentry'),
    ['check', piped ? '-' : file, '--profile', profile, '--format', 'json', '--digest', '--rejects', rejects],
    { input: piped ? readFileSync(file) : '', maxBuffer: 2 ** 28 },
  );
  if (!run.stdout.length) throw new Error(`${folder}/consentry told no report: ${run.stderr}`);
  return Buffer.concat([
    Buffer.from(`status ${run.status}\n`),
    run.stdout,
    run.stderr,
    existsSync(rejects) ? readFileSync(rejects) : Buffer.from('no rejects'),
  ]);
}
