// Small files of contacts with known verdicts, made in a folder of their own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kWords = ['tak', 'yes', 'да', 'ja', ' 1', '1.0'];
const kHeader = 'email,phone,first_name,city,consent_email,consent_sms';

function contact(i) {
  return `jan${i}@example.pl,+48501${String(i).padStart(6, '0')},Święcisława,Köln,${i % 2},${(i >> 1) % 2}`;
}

function lines(rows, change = (_, line) => line) {
  return [kHeader, ...Array.from({ length: rows }, (_, i) => change(i, contact(i)))].join('\r\n') + '\r\n';
}

const kMakers = {
  /** Every row sound. */
  accepted: () => lines(500),
  /** A byte order mark, rows with bad consents, bad addresses, a duplicate and a short row. */
  rejects: () =>
    '\ufeff' +
    lines(2000, (i, line) => {
      if (i === 30) return 'a,b';
      if (i % 97 === 5) return line.replace('jan', 'jan..');
      if (i % 53 === 7) return line.replace(/,[01],/, `,${kWords[i % kWords.length]},`);
      return i === 400 ? contact(5) : line;
    }),
  /** Polish text in windows-1250, and no column that identifies anyone. */
  refused: () => Buffer.from('imi\xea,miasto\r\nJan,\xa3\xf3d\xbc\r\n', 'latin1'),
  empty: () => '',
  /** Many columns and a fault in every row: the most that the page ever has to show. */
  wide: () => {
    const names = Array.from({ length: 120 }, (_, i) => `column ${i}`);
    const row = (i) =>
      [`jan${i}@@example.pl`, 'maybe', ...names.map((_, k) => `value ${i} ${k} `.repeat(4))].join(',');
    return [
      ['email', 'consent_email', ...names].join(','),
      ...Array.from({ length: 400 }, (_, i) => row(i)),
    ].join('\n');
  },
  /** About 40 MB: long enough to be stopped on the way. */
  large: () => lines(600_000),
};

/** The named files in a new folder; `remove` ends it. */
export function makeFiles(names) {
  const folder = mkdtempSync(join(tmpdir(), 'consentry-files-'));
  const paths = {};
  for (const name of names) writeFileSync((paths[name] = join(folder, `${name}.csv`)), kMakers[name]());
  return {
    folder,
    paths,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
