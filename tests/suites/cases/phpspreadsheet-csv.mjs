// PhpSpreadsheet's CSV files: encoding and delimiter found, and some cells, counted on all rows of the file.
import { readFileSync } from 'node:fs';
import { ask, records_request } from '../probe.mjs';

const column_of = (letters) => [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
const plain = (text) => text.replaceAll(/\r\n?/g, '\n');

/** What is asked of a file, in our words. */
function ours_of({ cells = {}, delimiter }, { rows, dialect }) {
  const told = Object.fromEntries(
    Object.keys(cells).map((place) => {
      const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(place);
      return [place, plain(rows[row - 1]?.fields[column_of(letters)] ?? '')];
    }),
  );
  return JSON.stringify([told, delimiter ? dialect.delimiter : undefined]);
}

export function cases(folder) {
  const all = JSON.parse(readFileSync(`${folder}/expected.json`));
  const answers = ask(
    all.map(({ file, encoding, encoding_given }) =>
      records_request({ header: 'none', ...(encoding_given && { encoding }) }, readFileSync(`${folder}/${file}`)),
    ),
  );
  return all.map((one, i) => ({
    name: one.file,
    expected: JSON.stringify([Object.fromEntries(Object.entries(one.cells ?? {}).map(([place, text]) => [place, plain(String(text ?? ''))])), one.delimiter]),
    ours: answers[i].fault ?? ours_of(one, answers[i]),
  }));
}
