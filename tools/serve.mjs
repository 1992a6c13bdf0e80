// Serves a folder on the loopback address with the headers that the pages must work under: no inline script, no eval,
// WebAssembly allowed.  Use:  node serve.mjs PORT FOLDER   Prints the URL once it listens.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
const headers = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};
const [port, folder] = [Number(process.argv[2]), resolve(process.argv[3])];

/** The file that a request path names, inside the folder only; undefined where there is none. */
async function file_of(path) {
  let file = normalize(join(folder, path));
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  let found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) found = await stat((file = join(file, 'index.html'))).catch(() => undefined);
  return found?.isFile() ? { file, size: found.size } : undefined;
}

function path_of(request) {
  try {
    return decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  } catch {
    return '\0';
  }
}

async function answer(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405, headers).end();
  const path = path_of(request);
  const found = path.includes('\0') ? undefined : await file_of(path);
  if (!found) return response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('not found\n');
  const type = types[extname(found.file)] ?? 'application/octet-stream';
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': found.size });
  return request.method === 'HEAD' ? response.end() : createReadStream(found.file).pipe(response);
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
