// Files that no combination yields: heads that look different from the rest, one cell, a header alone, and what nobody can tell.
import { kNeutral } from './dimensions.mjs';
import { file_of } from './layout.mjs';
import { random_numbers } from './random.mjs';

const kHead = 64 * 1024;
const kBase = { ...kNeutral, language: 'en', encoding: 'utf-8', delimiter: ';', quote: 'needed', line_end: 'LF', kind: 'special' };

const text_row = (cells, quote = (cell) => cell) => ({ kind: 'row', cells, text: cells.map(quote).join(';') });
const header_of = (cells) => ({ kind: 'header', cells, text: cells.join(';') });

/** Rows without marks until the head is over, then rows of another kind. */
function changing(name, combo, head_row, later_row) {
  const parts = [header_of(['email', 'city', 'consent_email'])];
  let size = 0;
  for (let i = 0; size < kHead + 2000; ++i) {
    parts.push(head_row(i));
    size += parts.at(-1).text.length + 1;
  }
  for (let i = 0; i < 300; ++i) parts.push(later_row(i));
  const rows = parts.length - 1;
  return file_of(name, { ...kBase, ...combo, rows, texture: 'inside' }, parts, random_numbers(1));
}

const plain_row = (i) => text_row([`anna${i}@example.com`, 'Leeds', String(i % 2)]);
const special_cells = (i, city) => [`tom${i}@example.com`, i % 3 ? city : 'York', String(i % 2)];

function heads() {
  const single = (cell) => (/[;']/.test(cell) ? `'${cell.replaceAll("'", "''")}'` : cell);
  const backslash = (cell) => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '\\"')}"` : cell);
  return [
    changing('head-without-single-quotes', { quote: 'single' }, plain_row, (i) => text_row(special_cells(i, `Leeds; flat ${i}`), single)),
    changing('head-without-backslashes', { escape: 'backslash' }, plain_row, (i) =>
      text_row(special_cells(i, `the "old; town" ${i}`), backslash),
    ),
    changing('head-of-one-column', {}, (i) => ({ kind: 'short', text: `anna${i}@example.com` }), plain_row),
  ];
}

/** A small file by hand: its lines, the first of them the header where `header`. */
function by_hand(name, combo, header, rows, ambiguous) {
  const parts = [...(header ? [header_of(header)] : []), ...rows.map((cells) => text_row(cells))];
  const one = file_of(
    name,
    { ...kBase, ...combo, header: header ? 'first' : 'none', rows: rows.length },
    parts.map((part) => ({ ...part, text: part.text.replaceAll(';', combo.delimiter ?? ';') })),
    random_numbers(1),
  );
  return { ...one, ambiguous };
}

export function special_files() {
  const tie = [
    ['1,2', '3'],
    ['2,4', '7'],
    ['5,8', '1'],
  ];
  return [
    ...heads(),
    by_hand('header-alone', { delimiter: ',' }, ['email', 'first_name', 'city'], []),
    by_hand('header-alone-semicolons', {}, ['E-Mail', 'Vorname', 'Ort', 'Einwilligung'], []),
    by_hand('one-phone', { kind: 'one' }, null, [['+48 501 228 855']]),
    by_hand('one-address', { kind: 'one' }, null, [['anna@example.com']]),
    by_hand('one-column-phones', { kind: 'one' }, ['phone'], [['+48 501 228 855'], ['+48 501 228 856']]),
    by_hand('tie-of-comma-and-semicolon', {}, ['h1,h2', 'h3'], tie, true),
    by_hand('tie-without-header', {}, null, tie, true),
    by_hand(
      'words-over-words',
      { delimiter: ',' },
      ['Alpha', 'Gamma'],
      [
        ['Beta', 'Delta'],
        ['Omega', 'Kappa'],
      ],
      true,
    ),
    by_hand('two-words-in-a-blank', { delimiter: ' ' }, null, [['Anna', 'Nowak']], true),
    by_hand('one-row-of-words', { delimiter: ',' }, null, [['Rome', 'Paris']], true),
    by_hand(
      'letter-of-windows-1250',
      { encoding: 'windows-1250', delimiter: ',' },
      ['email', 'city'],
      [
        ['anna@example.com', 'Łask'],
        ['tom@example.com', 'York'],
      ],
      true,
    ),
    by_hand(
      'letter-of-windows-1252',
      { encoding: 'windows-1252', delimiter: ',' },
      ['email', 'city'],
      [
        ['anna@example.com', 'Köln'],
        ['tom@example.com', 'York'],
      ],
      true,
    ),
    by_hand(
      'letter-of-iso-8859-2',
      { encoding: 'iso-8859-2', delimiter: ',' },
      ['email', 'city'],
      [
        ['anna@example.com', 'Śrem'],
        ['tom@example.com', 'York'],
      ],
      true,
    ),
  ];
}
