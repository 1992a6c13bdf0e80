// Finds the cases and their manifest, and compares digests with those of the native run. Used by the Node and Chromium runners.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const read = (path) => readFileSync(path, 'utf8');

/** Command line: every "--name value". */
export function arguments_of(defaults) {
  const given = { ...defaults };
  const words = process.argv.slice(2);
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!(name in given) || words[i + 1] === undefined) throw new Error(`unknown option ${words[i]}; known: ${Object.keys(given)}`);
    given[name] = words[i + 1];
  }
  return given;
}

/** Every case as { name, json, profile_text }, of those whose name holds `only`; throws on an unreadable one, and where the manifest
 * counts more or fewer. Archives are read from `native`.inputs, where the native run wrote them; without it they are left out. */
export function load_cases(root, only, native) {
  const folder = join(root, 'tests/vectors');
  const stages = readdirSync(folder).filter((name) => !['runner', 'profiles'].includes(name) && statSync(join(folder, name)).isDirectory());
  const names = stages.flatMap((stage) => readdirSync(join(folder, stage)).map((file) => `${stage}/${file.replace(/\.json$/, '')}`));
  const cases = names.sort().map((name) => {
    const json = JSON.parse(read(join(folder, `${name}.json`)));
    const path = typeof json.profile === 'string' && json.profile.includes('/') ? json.profile : undefined;
    const { file } = json.input;
    const built = ['zip', 'xlsx', 'xls'].some((writer) => json.input[writer]);
    const held = file ? join(root, file) : built && native && `${native}.inputs/${name}`;
    if (held) json.input = { base64: readFileSync(held).toString('base64') };
    return { name, json, profile_text: path && read(join(root, path)) };
  });
  const { cases: expected } = JSON.parse(read(join(folder, 'manifest.json')));
  if (cases.length !== expected) throw new Error(`the manifest says ${expected} cases, there are ${cases.length}`);
  return cases.filter(({ name, json }) => name.includes(only) && !(json.input.zip ?? json.input.xlsx ?? json.input.xls));
}

/** Lines "sha256 name" of the native run as a map, of those whose name holds `only`. */
export function load_digests(path, only) {
  const lines = read(path).trim().split('\n').filter((line) => line.slice(65).includes(only));
  return new Map(lines.map((line) => [line.slice(65), line.slice(0, 64)]));
}

/** Prints what differs from the native run, and the counts; then the process exits with 1 if anything does. */
export function judge(host, results, native) {
  let faults = 0;
  const tell = (name, fault) => (faults++, console.log(`FAIL ${name}: ${fault}`));
  for (const { name, digest, faults: own } of results) {
    for (const fault of own) tell(name, `${host}: ${fault}`);
    if (digest !== native.get(name)) tell(name, `${host}: the report differs from the native one`);
  }
  if (results.length !== native.size) tell('', `${host}: ${results.length} cases, natively ${native.size}`);
  const runs = results.reduce((sum, result) => sum + result.runs, 0);
  console.log(`${results.length} vectors in ${host}, ${runs} runs, ${faults} differences`);
  if (faults || !results.length) process.exitCode = 1;
}
