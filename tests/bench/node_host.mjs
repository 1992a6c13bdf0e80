// One work in a Node process of its own: prints {inner, …what it found}; inner: milliseconds without loading a library or compiling the module.
// Use:  node node_host.mjs ours|limit|papaparse|udsv FILE PROFILE
import { closeSync, createReadStream, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './machine.mjs';
import { peers } from './page/peers.mjs';

const kPiece = 1 << 20;
const [, , name, path, profile] = process.argv;
let loaded = 0;

async function timed(make) {
  const start = performance.now();
  const made = await make();
  loaded += performance.now() - start;
  return made;
}

/** Pieces of the file in one buffer; each is valid until the next one. */
function* pieces() {
  const file = openSync(path);
  const buffer = new Uint8Array(kPiece);
  for (let size; (size = readSync(file, buffer)) > 0;) yield buffer.subarray(0, size);
  closeSync(file);
}

function work(engine) {
  let step = engine.step(kPiece);
  while (step === 'more') step = engine.step(kPiece);
  return step;
}

function pass(engine) {
  for (const piece of pieces()) {
    engine.feed(piece);
    const step = work(engine);
    if (step !== 'need_input') return step;
  }
  engine.finish();
  return work(engine);
}

async function ours() {
  const [module, { Engine }] = await timed(() =>
    Promise.all([
      WebAssembly.compile(readFileSync(join(root, 'web/dist/consentry.wasm'))),
      import(join(root, 'web/dist/engine.js')),
    ]),
  );
  const engine = await Engine.create(module);
  const file = openSync(path); // archives and workbooks are read at random
  engine.setSource({ readAt: (offset, target) => readSync(file, target, 0, target.length, offset) });
  engine.open(readFileSync(profile, 'utf8'), '{}', statSync(path).size, kPiece);
  while (pass(engine) === 'restart');
  return { report: JSON.parse(new TextDecoder().decode(engine.result().report)) };
}

const source = { chunks: pieces, stream: () => createReadStream(path, { highWaterMark: kPiece }) };
const load = (library) => timed(async () => import(library).then((made) => made.default ?? made));
const start = performance.now();
const found = name === 'ours' ? await ours() : await peers[name](source, load, () => undefined);
console.log(JSON.stringify({ inner: performance.now() - start - loaded, ...found }));
