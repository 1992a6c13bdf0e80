// Replays every case in Node through the product's loader and compares the reports' digests with the native ones.
//
//   node node_runner.mjs --native DIGESTS [--root REPOSITORY] [--wasm MODULE] [--engine FILE] [--seed N] [--only PART]
//       [--alter "FROM=>TO"]
//
// --alter replaces bytes of the module (same length, at least once), so that a test can see a host with one other rule fail.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { arguments_of, judge, load_cases, load_digests } from './cases.mjs';
import { replay_all } from './replay.mjs';
import { make_vector } from './vector.mjs';

const root = resolve(import.meta.dirname, '../../..');
const given = arguments_of({ root, native: '', wasm: '', engine: '', seed: '1', only: '', alter: '' });

function alter(bytes, [from, to]) {
  if (from.length !== to.length) throw new Error('--alter: both sides need the same length');
  let found = 0;
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1), found++) bytes.write(to, at, 'latin1');
  if (!found) throw new Error(`--alter: the module does not hold "${from}"`);
  console.log(`altered ${found} times: ${from} -> ${to}`);
  return bytes;
}

const bytes = readFileSync(given.wasm || join(given.root, 'build/wasm/consentry.wasm'));
const module = await WebAssembly.compile(given.alter ? alter(bytes, given.alter.split('=>')) : bytes);
const { Engine } = await import(pathToFileURL(given.engine || join(given.root, 'web/dist/engine.js')));

const results = [];
for (const { name, json, profile_text } of load_cases(given.root, given.only, given.native))
  results.push(await replay_all(Engine, module, make_vector(name, json, profile_text), Number(given.seed)));
judge('Node', results, load_digests(given.native, given.only));
