// Workbooks that LibreOffice wrote from CSVs with awkward content (tests/samples/workbooks): one case a row of the CSV. In `texts` and `gaps`
// every cell must be that of the CSV; in `cells` the first one is Calc's reading of what is written, and must be shown as the second one says.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse_csv } from '../csv.mjs';
import { ask, records_request } from '../probe.mjs';
import { refusal } from '../workbooks.mjs';

export const folders = []; // our own files
const own = fileURLToPath(new URL('../../samples/workbooks', import.meta.url));

const shown = {
  texts: (row) => row,
  gaps: (row) => row,
  cells: (row, line) => (line === 1 ? row : [row[1], row[1]]),
};

/** Our cells of one row of the sheet: rows without any are no records, and none pads the widest one. */
function ours_of(answer, line, width) {
  const row = answer.rows.find((one) => one.line === line)?.fields ?? [];
  return [...row, ...Array(width).fill('')].slice(0, Math.max(width, row.length));
}

export function cases() {
  const files = Object.keys(shown).flatMap((name) => ['xlsx', 'xls'].map((format) => ({ name, file: `${name}.${format}` })));
  const answers = ask(files.map(({ file }) => records_request({ header: 'none' }, readFileSync(`${own}/${file}`))));
  return files.flatMap(({ name, file }, i) => {
    if (refusal(answers[i])) return [{ name: file, expected: 'cells', ours: refusal(answers[i]) }];
    const rows = parse_csv(readFileSync(`${own}/${name}.csv`)).map((row) => row.map(String));
    return rows.map((row, r) => ({
      name: `${file} row ${r + 1}`,
      expected: JSON.stringify(shown[name](row, r + 1)),
      ours: JSON.stringify(ours_of(answers[i], r + 1, row.length)),
    }));
  });
}
