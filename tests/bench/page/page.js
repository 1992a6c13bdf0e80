// The page that the bench drives: arm(work) before a file is chosen; window.result holds what was measured from the change event on.
//   work  {kind: 'ours', profile, options, prepared} or {kind: 'peer', peer, waiting}; prepared, waiting: the worker stands ready
import { checkFile, prepare } from '/dist/index.js';
import { Engine } from '/dist/engine.js';

const input = document.querySelector('#file');
let work_;
let worker_;

const startWorker = () => new Worker('./peer_worker.js');

/** Milliseconds from `start` to the first call, by `at`; later calls change nothing. */
function firstSince(start) {
  const mark = { tell: () => (mark.at ??= performance.now() - start) };
  return mark;
}

async function checked(file, start) {
  const { profile, options } = work_;
  const first = firstSince(start);
  const { report, took } = await checkFile(file, profile, { options, onPreview: first.tell });
  return { total: performance.now() - start, first: first.at, inner: took, report };
}

function asked(file, start) {
  const worker = worker_ ?? startWorker();
  const first = firstSince(start);
  return new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data === 'first') first.tell();
      else if (data !== 'ready') resolve({ ...data, total: performance.now() - start, first: first.at });
    };
    worker.postMessage({ peer: work_.peer, file });
  });
}

window.arm = async (work) => {
  work_ = work;
  if (work.prepared) await prepare();
  if (!work.waiting) return;
  worker_ = startWorker();
  await new Promise((resolve) => (worker_.onmessage = resolve));
};

/** Milliseconds to compile and instantiate the module, from bytes that are there. */
window.startUp = async () => {
  const url = '/dist/consentry.wasm';
  const bytes = await (await fetch(url)).arrayBuffer();
  const start = performance.now();
  await Engine.create(await WebAssembly.compile(bytes));
  return performance.now() - start;
};

input.onchange = () => {
  const start = performance.now();
  const [file] = input.files;
  const done = work_.kind === 'ours' ? checked(file, start) : asked(file, start);
  done.then(
    (result) => (window.result = result),
    (thrown) => (window.result = { error: String(thrown?.message ?? thrown) }),
  );
};
window.ready = true;
