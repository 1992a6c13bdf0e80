// Writes src/generated/ from the sources of each contract: core/encoding/encodings.def,
// core/finding.def, core/profile/profile.schema.json, core/report/report.schema.json.
//   node scripts/generate.mjs            write
//   node scripts/generate.mjs --check    compare, exit 1 where a file is stale
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { encodingNames } from './encoding_names.mjs';
import { findingTypes } from './finding_types.mjs';
import { schemaTypes } from './schema_types.mjs';

const at = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(at(path), 'utf8');
const schema = (path, root) => schemaTypes(JSON.parse(read(path)), root, path.replace('../../', ''));

const files = {
  'encodings.ts': encodingNames(read('../../core/encoding/encodings.def')),
  'findings.ts': findingTypes(read('../../core/finding.def')),
  'profile.ts': schema('../../core/profile/profile.schema.json', 'Profile'),
  'report.ts': schema('../../core/report/report.schema.json', 'Report'),
};

mkdirSync(at('../src/generated/'), { recursive: true });
for (const [name, text] of Object.entries(files)) {
  const path = `../src/generated/${name}`;
  if (!process.argv.includes('--check')) writeFileSync(at(path), text);
  else if (read(path) !== text) {
    console.error(`src/generated/${name} is stale: run "npm run generate"`);
    process.exitCode = 1;
  }
}
