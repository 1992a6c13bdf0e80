// libxls' workbooks: those with a damaged compound file are refused or read with a report, all others open.
import { readdirSync } from 'node:fs';
import { read_sheets, refusal } from '../workbooks.mjs';

export function cases(folder) {
  const files = readdirSync(`${folder}/files`);
  const answers = read_sheets(folder, files.map((file) => ({ file: `files/${file}` })));
  return files.map((name, i) => {
    const told = answers[i].findings?.length ? 'opens with a report' : 'opens';
    const ours = refusal(answers[i]) || told;
    const damaged = name.startsWith('xls2csv_ole_');
    return { name, expected: damaged ? [ours === 'opens' ? 'refused' : ours] : ['opens', 'opens with a report'], ours };
  });
}
