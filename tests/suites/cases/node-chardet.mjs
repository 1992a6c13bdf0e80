// node-chardet: generated prose; the folder is the encoding.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { found_encodings } from '../encodings.mjs';

function files_below(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files_below(path) : path.endsWith('.bin') ? [path] : [];
  });
}

export function cases(folder) {
  const root = join(folder, 'generated');
  const files = files_below(root).map((path) => relative(root, path));
  return found_encodings(files.map((name) => ({ name, encoding: name.split('/')[0], bytes: readFileSync(join(root, name)) })));
}
