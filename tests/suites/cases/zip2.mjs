// Archives of zip2 (Rust): expected.json says of each in words what an importer does; here as our verdicts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archive_request, ask } from '../probe.mjs';

const any_refusal = ['zip_no_directory', 'zip_damaged', 'zip_encrypted', 'zip_headers_disagree', 'zip_hidden_bytes', 'zip_ends_ambiguous', 'zip_entry_damaged', 'zip_method', 'zip_split', 'zip_too_many_entries', 'zip_overlap', 'zip_name'];

/** The demand's words as verdicts. */
function demanded(words) {
  if (/^(refuse|that reader refuses|reading the entry fails)/.test(words)) return words.includes('passing over') ? [...any_refusal, 'opens'] : any_refusal;
  if (words.startsWith('encrypt')) return 'zip_encrypted';
  if (words.startsWith('unsupported')) return 'zip_method';
  if (words.startsWith('entry is a symbolic link')) return 'zip_link';
  if (words.includes('an importer may refuse')) return ['opens', 'zip_hidden_bytes', 'zip_damaged'];
  return 'opens';
}

function verdict({ refused, entries }) {
  const damaged = entries.find(({ content }) => !/^[0-9a-f]{64}$/.test(content));
  return refused ?? damaged?.content ?? 'opens';
}

export function cases(root) {
  const oracle = Object.entries(JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')));
  const answers = ask(oracle.map(([name]) => archive_request(readFileSync(join(root, name)))));
  return oracle.map(([name, words], i) => ({ name, expected: demanded(words), ours: verdict(answers[i]) }));
}
