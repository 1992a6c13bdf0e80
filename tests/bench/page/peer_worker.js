// Runs one peer in a worker (a classic one, since Papa Parse is no module). In: {peer, file}, out: 'ready', 'first', then
// {total, loaded, …what the peer found} or {error}.
const library = (path) => new URL(`/npm/${path}`, self.location.href).href;
const loaders = {
  papaparse: () => {
    importScripts(library('papaparse/papaparse.min.js'));
    return self.Papa;
  },
  udsv: () => import(library('udsv/dist/uDSV.mjs')),
};
let loaded = 0;

async function load(name) {
  const start = performance.now();
  const made = await loaders[name]();
  loaded += performance.now() - start;
  return made;
}

async function* chunksOf(file) {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

async function work({ peer, file }, modules) {
  const { peers } = await modules;
  const start = performance.now();
  const source = { file, chunks: () => chunksOf(file) };
  const found = await peers[peer](source, load, () => postMessage('first'));
  const total = performance.now() - start;
  return { ...found, inner: total - loaded };
}

const modules = import('./peers.mjs');
modules.then(() => postMessage('ready'));
onmessage = ({ data }) => {
  work(data, modules).then(
    (done) => postMessage(done),
    (thrown) => postMessage({ error: String(thrown) }),
  );
};
