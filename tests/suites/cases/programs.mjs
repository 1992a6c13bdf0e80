// Files that real programs wrote (tests/samples/programs): read without any option, and sure of it. The truth is what was typed into them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask, records_request } from '../probe.mjs';

export const folders = [];

const here = fileURLToPath(new URL('../../samples/programs/', import.meta.url));
const english = [
  ['E-mail', 'Imię', 'Nazwisko', 'Miasto', 'Kwota', 'Data urodzenia', 'Uwagi', 'Zgoda e-mail'],
  ['anna@przyklad.pl', 'Łucja', 'Wałęsa', 'Łódź', '12.5', '1980-02-28', 'klient od 2015, VIP', '1'],
  ['jan@przyklad.pl', 'Józef', 'Święcicki', 'Gdańsk', '1250.75', '1975-12-01', 'mówi "później"', '0'],
  ['ewa@przyklad.pl', 'Małgorzata', 'Żółkiewska', 'Kraków', '7', '1990-05-17', '', '1'],
];
const polish = [
  english[0],
  ['anna@przyklad.pl', 'Łucja', 'Wałęsa', 'Łódź', '12,5', '28.02.1980', 'klient od 2015; VIP', '1'],
  ['jan@przyklad.pl', 'Józef', 'Święcicki', 'Gdańsk', '1250,75', '1.12.1975', 'mówi "później"', '0'],
  ['ewa@przyklad.pl', 'Małgorzata', 'Żółkiewska', 'Kraków', '7', '17.05.1990', '', '1'],
];
const copied = [
  ['email', 'imie', 'miasto', 'kwota', 'uwagi', 'zgoda'],
  ['anna@przyklad.pl', 'Łucja', 'Łódź', '12.5', 'a\tb', '1'],
  ['jan@przyklad.pl', 'Józef', 'Gdańsk', '7', '', '0'],
];

// The file, its encoding, its delimiter and its rows. The command that wrote it stands in tests/samples/README.md.
const kFiles = [
  ['libreoffice_english_utf_8.csv', 'UTF-8', ',', english],
  ['libreoffice_polish_windows_1250.csv', 'windows-1250', ';', polish],
  ['libreoffice_iso_8859_2.csv', 'ISO-8859-2', ';', english],
  ['libreoffice_unicode_text.txt', 'UTF-16LE', '\t', polish],
  ['sqlite3.csv', 'UTF-8', ',', english],
  ['postgresql.csv', 'UTF-8', ',', copied],
  ['postgresql_latin2.csv', 'ISO-8859-2', ';', copied],
];

const shown = (encoding, delimiter, sure, rows) => JSON.stringify([encoding, delimiter, sure, rows]);

export function cases() {
  const answers = ask(kFiles.map(([name]) => records_request({}, readFileSync(join(here, name)))));
  return kFiles.map(([name, encoding, delimiter, rows], i) => {
    const { dialect, header, rows: read } = answers[i];
    const cells = [header, ...read.map(({ fields }) => fields)];
    return {
      name,
      expected: shown(encoding, delimiter, true, rows),
      ours: shown(dialect.encoding, dialect.delimiter, dialect.sure && dialect.dialect_sure, cells),
    };
  });
}
