// The page of the Chromium runner: replays a case through the product's engine at every split, and once through its worker from a Blob.
import { compileCore } from '/web/dist/engine.js';
import { checkFile } from '/web/dist/index.js';

import { sha256_hex } from './replay.mjs';
import { make_vector } from './vector.mjs';

const compiled = compileCore('/build/wasm/consentry.wasm');

/** Every split, in a worker of its own: the memory of its instances is free again when it ends. */
async function through_engine(vector, seed) {
  const module = await compiled;
  const worker = new Worker('case_worker.mjs', { type: 'module' });
  const result = await new Promise((done, failed) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => failed(new Error(message || 'the worker did not start'));
    worker.postMessage({ module, vector, seed });
  });
  worker.terminate();
  return result;
}

/** The digest of the report that the package's own worker gives for the same bytes. */
async function through_worker(vector) {
  const { reportBytes } = await checkFile(new Blob([vector.input]), vector.profile, { options: vector.options });
  return sha256_hex(reportBytes);
}

globalThis.run_case = async ({ name, json, profile_text }, seed) => {
  const vector = make_vector(name, json, profile_text);
  const result = await through_engine(vector, seed);
  if (!vector.size_known) return result; // a Blob always knows its size
  const own = await through_worker(vector).catch((thrown) => `${thrown}`);
  if (own !== result.digest) result.faults.push(`worker: ${own}`);
  return { ...result, runs: result.runs + 1 };
};
