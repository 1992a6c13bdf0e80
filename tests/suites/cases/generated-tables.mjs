// Files of our own making by pairs of dimensions: one source of contacts in every encoding, dialect, damage and habit of Excel, its truth beside it.
// TABLES_VERBOSE=1 prints every file that is read otherwise than it is, and TABLES_ONLY=TEXT reads those alone whose name holds the text;
// TABLES_SEED=NUMBER makes other files of the same kinds;
// `node tests/suites/tables/files.mjs --write FOLDER` writes the files and their truth.
import { ask, check_request, records_request } from '../probe.mjs';
import { kDimensions } from '../tables/dimensions.mjs';
import { generated_files } from '../tables/files.mjs';
import { differences_of, judged } from '../tables/judging.mjs';

export const folders = [];

const kAsked = ['delimiter', 'quote', 'header', 'encoding'];
const percent = (part, all) => (all ? Math.round((10000 * part) / all) / 100 : 100);
const share = (all, holds) => percent(all.filter(holds).length, all.length);
const sum = (all, count) => all.reduce((total, one) => total + count(one), 0);
const right_by = (name) => (one) => one.right[name] || (one.ambiguous && one.all_right);

const shares = (all) =>
  Object.fromEntries([...kAsked.map((name) => [name, share(all, right_by(name))]), ['all', share(all, (one) => one.all_right)]]);

/** Least shares of what is right, and of what is wrong and sure the most. */
function measured(name, all, least) {
  const right = shares(all);
  const wrong_and_sure = share(all, (one) => one.wrong_and_sure);
  const few = Object.entries(right).filter(([, found]) => found < least);
  const sure = least > 90 && wrong_and_sure > 1;
  const ours =
    few.length || sure
      ? `${few.map(([what, found]) => `${what} ${found} %`).join(', ')}${sure ? `; wrong and sure ${wrong_and_sure} %` : ''} of ${all.length}`
      : 'holds';
  return { name: `${name}: right at least ${least} %${least > 90 ? ', wrong and sure at most 1 %' : ''}`, expected: 'holds', ours };
}

/** What the files must hold to judge anything by them. */
function amounts(files) {
  const few = (name, least, holds) => counted(`at least ${least} files ${name}`, files.filter(holds).length, (found) => found >= least);
  return [
    few('in all', 700, () => true),
    few('of fewer than ten rows', 60, ({ truth }) => truth.rows.length < 10),
    few('with a single letter beyond ASCII', 30, ({ text }) => text.match(/[^\0-\x7f]/g)?.length === 1),
    few(
      'with delimiters inside cells',
      60,
      ({ truth }) => truth.delimiter && truth.rows.some(({ cells }) => cells.some((cell) => cell.includes(truth.delimiter))),
    ),
    few('with decimal commas', 30, ({ combo }) => combo.texture === 'decimal'),
    few('without a header', 30, ({ truth }) => !truth.header_line),
  ];
}

const counted = (name, found, holds) => ({ name, expected: 'holds', ours: holds(found) ? 'holds' : `${found}` });

function rows_of(all) {
  const damaged = sum(all, (one) => one.damaged);
  const sound = sum(all, (one) => one.truth.rows.length);
  return {
    damaged,
    sound,
    told: percent(damaged - sum(all, (one) => one.silent.length), damaged),
    lost: sum(all, (one) => (one.ambiguous ? 0 : one.lost.length)),
    blamed: percent(
      sum(all, (one) => one.blamed.length),
      sound,
    ),
    taken: sum(all, (one) => one.taken.length),
  };
}

/** One line for each value of each dimension. */
function tell(judgements, values) {
  const line = (name, all) => {
    const right = Object.entries(shares(all))
      .map(([what, found]) => `${what} ${found}`)
      .join('  ');
    const { damaged, told, lost, blamed, taken } = rows_of(all);
    console.log(
      `  ${name.padEnd(26)} ${String(all.length).padStart(4)}: ${right}  sure+wrong ${share(all, (one) => one.wrong_and_sure)}  told ${told} of ${damaged}  lost ${lost}  blamed ${blamed}  taken ${taken}`,
    );
  };
  line('all', judgements);
  if (process.env.TABLES_VERBOSE || process.env.TABLES_SHARES) for (const [name, all] of values) line(name, all);
}

function tell_failures(judgements) {
  for (const one of judgements) {
    const text = differences_of(one);
    if (text) console.log(`  ${one.name}\n      ${text}`);
  }
}

/** Findings about ragged rows are the check's, not the reader's; addresses and consents are none of this suite. */
function answers_of(files) {
  const read = ask(files.map(({ bytes }) => records_request({}, bytes)));
  const checked = ask(files.map(({ bytes }) => check_request('generic', {}, bytes)));
  return files.map((file, i) => judged(file, read[i], checked[i]));
}

function by_value(judgements) {
  return Object.keys(kDimensions).flatMap((name) =>
    kDimensions[name].map((value) => [`${name} ${JSON.stringify(value)}`, judgements.filter(({ combo }) => combo[name] === value)]),
  );
}

export function cases() {
  const files = generated_files().filter(({ name }) => name.includes(process.env.TABLES_ONLY ?? ''));
  const judgements = answers_of(files);
  const values = by_value(judgements).filter(([, all]) => all.length);
  tell(judgements, values);
  if (process.env.TABLES_VERBOSE) tell_failures(judgements);
  const { told, lost, blamed, taken } = rows_of(judgements);
  return [
    ...(process.env.TABLES_ONLY ? [] : amounts(files)),
    measured('all', judgements, 97),
    ...values.map(([name, all]) => measured(name, all, 90)),
    counted('share of damaged rows told or restored, at least 99 %', told, (found) => found >= 99),
    counted('sound rows lost or altered: none', lost, (found) => found === 0),
    counted('share of sound rows blamed, under 0.1 %', blamed, (found) => found < 0.1),
    counted(
      'second tables told, at least 97 %',
      share(
        judgements.filter(({ truth }) => truth.second_table_line),
        (one) => one.second_told,
      ),
      (found) => found >= 97,
    ),
    counted('lines above, in and below a table that were read as its rows: none', taken, (found) => found === 0),
  ];
}
