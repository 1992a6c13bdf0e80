// Names that lead out of an archive, and harmless ones that look like it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archive_request, ask } from '../probe.mjs';

const refusals = ['zip_path', 'zip_name', 'zip_link', 'zip_twins'];

function demanded(words) {
  if (words.startsWith('never follow')) return 'zip_link';
  if (words.startsWith('refuse the archive')) return 'zip_path';
  if (words === 'refuse') return refusals;
  if (/^read or refuse|^refuse or read|^read both or refuse|^refuse, or/.test(words)) return [...refusals, 'opens'];
  return 'opens';
}

export function cases(root) {
  const oracle = Object.entries(JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')));
  const answers = ask(oracle.map(([name]) => archive_request(readFileSync(join(root, name)))));
  return oracle.map(([name, words], i) => ({ name, expected: demanded(words), ours: answers[i].refused ?? 'opens' }));
}
