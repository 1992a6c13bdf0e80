// Archives of yauzl: those that must fail are refused, of the others every entry has the bytes of the folder beside.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { archive_request, ask } from '../probe.mjs';

const zips = (folder) => readdirSync(folder).filter((name) => name.endsWith('.zip')).sort();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const placeholders = ['.git_please_make_this_directory', '.dont_expect_an_empty_dir_entry_for_this_dir'];

/** The refusal's code, the first entry's fault, or "opens". */
function verdict({ refused, entries }) {
  const damaged = entries.find(({ content }) => !/^[0-9a-f]{64}$/.test(content));
  return refused ?? damaged?.content ?? 'opens';
}

const every_refusal = ['zip_no_directory', 'zip_damaged', 'zip_encrypted', 'zip_method', 'zip_path', 'zip_size', 'zip_hidden_bytes', 'zip_ends_ambiguous', 'zip_split', 'zip_name', 'zip_entry_damaged', 'zip_headers_disagree', 'zip_overlap'];

/** "SHA-256 name" of every file, sorted. */
function expected_files(folder) {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile() && !placeholders.includes(one.name));
  return files.map((one) => join(one.parentPath ?? one.path, one.name)).map((path) => `${sha256(readFileSync(path))} ${relative(folder, path)}`).sort();
}

const summary = (lines) => `${lines.length} files, ${sha256(lines.join('\n')).slice(0, 16)}`;

function opened(name, told, folder) {
  if (verdict(told) !== 'opens') return verdict(told);
  const any_name = name.startsWith('unicode'); // spelled differently on disk
  const line = (digest, path) => (any_name ? digest : `${digest} ${path}`);
  const wanted = expected_files(folder).map((one) => line(one.slice(0, 64), one.slice(65))).sort();
  const left_out = (path) => (name === 'everything.zip' && /^a\/b\/\d{3}$/.test(path)) || (name === 'zip64.zip' && path === 'test2.txt');
  const own = told.entries.filter((one) => !one.name.endsWith('/') && !left_out(one.name)).map((one) => line(one.content, one.name)).sort();
  return summary(own) === summary(wanted) ? 'opens' : `${summary(own)} (expected ${summary(wanted)})`;
}

export function cases(root) {
  const failure = ['failure', 'wrong-entry-sizes'].flatMap((part) => zips(join(root, part)).map((name) => join(part, name)));
  const success = zips(join(root, 'success')).map((name) => join('success', name));
  const answers = ask([...failure, ...success].map((name) => archive_request(readFileSync(join(root, name)))));
  return [
    ...failure.map((name, i) => ({ name, expected: every_refusal, ours: verdict(answers[i]) })),
    ...success.map((name, i) => ({ name, expected: name.includes('encryption') ? 'zip_encrypted' : 'opens', ours: opened(name.slice(8), answers[failure.length + i], join(root, name.slice(0, -4))) })),
  ];
}
