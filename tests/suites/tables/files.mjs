// All generated files, with their truth. `node files.mjs --write FOLDER` writes them, so that a person can look.
import { mkdirSync, writeFileSync } from 'node:fs';
import { kNeutral } from './dimensions.mjs';
import { generated_file } from './layout.mjs';
import { combinations } from './pairs.mjs';
import { special_files } from './specials.mjs';

const kLeast = 700;
const kSigns = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  ':': 'colon',
  '^': 'caret',
  '~': 'tilde',
  ' ': 'space',
  '  ': 'spaces',
  ', ': 'comma-space',
  '||': 'pipes',
  '::': 'colons',
};

/** A file's name by the values of its dimensions; those that most files have are left out. */
export function name_of(i, combo) {
  const told = Object.entries(combo).filter(([name, value]) => kNeutral[name] !== value);
  return [
    i,
    ...told.map(([name, value]) =>
      name === 'delimiter'
        ? kSigns[value]
        : name === 'rows'
          ? `rows-${value}`
          : ['language', 'encoding', 'line_end', 'kind'].includes(name)
            ? value
            : `${name}-${value}`,
    ),
  ].join('_');
}

export function generated_files() {
  const files = combinations(kLeast)
    .map((combo, i) => generated_file(combo, i))
    .map((file) => ({ ...file, name: name_of(file.name, file.combo) }));
  return [...files, ...special_files()];
}

const at = process.argv.indexOf('--write');
if (import.meta.filename === process.argv[1] && at > 0) {
  const folder = process.argv[at + 1];
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes, truth } of generated_files()) {
    writeFileSync(`${folder}/${name}.csv`, bytes);
    writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(truth, null, 1)}\n`);
  }
}
