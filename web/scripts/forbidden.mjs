// Fails where a source file holds what the package promises not to: any, eval, new Function, inline scripts or styles, HTML from strings.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kForbidden = [
  [/\bany\b(?=\s*[,;)>\]=|&])|<any\b|\bas any\b/, /\.ts$/, 'any'],
  [/\beval\s*\(/, /\.(ts|html)$/, 'eval'],
  [/new Function\b/, /\.(ts|html)$/, 'new Function'],
  [/\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write/, /\.ts$/, 'HTML from a string'],
  [/@ts-(ignore|nocheck|expect-error)/, /\.ts$/, '@ts-'],
  [/<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=/, /\.html$/, 'inline script or style'],
];

let faults = 0;
for (const folder of ['src', 'page']) {
  for (const name of readdirSync(join(root, folder), { recursive: true })) {
    for (const [pattern, files, what] of kForbidden) {
      if (!files.test(name)) continue;
      readFileSync(join(root, folder, name), 'utf8')
        .split('\n')
        .forEach((line, index) => {
          if (!pattern.test(line.replace(/\/\*.*\*\/|\/\/.*|^\s*\*.*/, ''))) return;
          console.error(`${folder}/${name}:${index + 1}: ${what}`);
          faults += 1;
        });
    }
  }
}
process.exitCode = faults > 0 ? 1 : 0;
