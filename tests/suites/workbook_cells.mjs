// xlsx-cells.json: every cell of every sheet as the XML has it, by type. One case a sheet: the cells that do not agree.
import { readFileSync } from 'node:fs';
import { column_of, read_sheets, refusal, says_number } from './workbooks.mjs';

/** Our texts by reference: the record's line is the sheet's row. */
function by_reference({ rows }) {
  const cells = new Map();
  for (const { line, fields } of rows) fields.forEach((text, i) => cells.set(`${line}:${i + 1}`, text));
  return cells;
}

/** What a cell of the oracle must be in ours; numbers by value. */
function agrees([type, value], ours) {
  if (type === 'b') return ours === (value === '1' || value === true ? 'TRUE' : 'FALSE');
  if (type === 'n') return says_number(ours, Number(value));
  if (type === 'd') return ours.replace(' ', 'T') === value.replace(/(T00:00:00)?(\.0+)?Z?$/, '') || ours.replace(' ', 'T') === value.replace(/(\.0+)?Z?$/, '');
  return ours === value;
}

function differences({ cells = {} }, answer) {
  const ours = by_reference(answer);
  const wrong = [];
  for (const [reference, cell] of Object.entries(cells)) {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(reference);
    const key = `${row}:${column_of(letters)}`;
    const text = ours.get(key) ?? '';
    if (!agrees(cell, text)) wrong.push(`${reference}=${JSON.stringify(text)} for ${JSON.stringify(cell[1])}`);
    ours.delete(key);
  }
  for (const [key, text] of ours) if (text !== '') wrong.push(`${key}=${JSON.stringify(text)} for none`);
  return wrong;
}

export function cells_of_all(folder) {
  const files = JSON.parse(readFileSync(`${folder}/xlsx-cells.json`));
  const wanted = Object.entries(files).flatMap(([file, { sheets }]) => sheets.map((oracle, sheet) => ({ file, sheet, oracle })));
  const answers = read_sheets(folder, wanted);
  return wanted.map(({ file, oracle }, i) => {
    const name = `cells ${file.replace('files/', '')} ${oracle.name}`;
    if (oracle.kind && oracle.kind !== 'worksheet') return { name, expected: 'refused: workbook_no_sheet', ours: refusal(answers[i]) };
    const wrong = refusal(answers[i]) ? [refusal(answers[i])] : differences(oracle, answers[i]);
    return { name, expected: 'same', ours: wrong.length ? `${wrong.length}: ${wrong.slice(0, 3).join('; ')}` : 'same' };
  });
}
