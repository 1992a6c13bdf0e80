// calamine's workbooks of the binary form. Those that its tests do not name must open, or be refused.
import { readdirSync } from 'node:fs';
import { calamine_cases } from '../calamine.mjs';
import { read_sheets, refusal } from '../workbooks.mjs';

export const folders = ['calamine'];
const wants = (file) => file.endsWith('.xls');

function rest(folder, named) {
  const files = readdirSync(`${folder}/files`).filter((file) => wants(file) && !named.some(({ name }) => name.includes(` ${file}`)));
  const answers = read_sheets(folder, files.map((file) => ({ file: `files/${file}` })));
  return files.map((name, i) => ({ name, expected: ['opens', 'refused'], ours: refusal(answers[i]) ? 'refused' : 'opens' }));
}

export function cases(folder) {
  const named = calamine_cases(folder, wants);
  return [...named, ...rest(folder, named)];
}
