// Peers of the native program: each is asked for the rows of the file and for those without e-mail or with a consent that is not 0 or 1,
// printed as "rows=N flagged=N". `job` names what a peer answers instead. Only what is installed is run.
import { existsSync } from 'node:fs';
import { built, installed } from './machine.mjs';

const kColumns =
  'email phone crm_id first_name last_name birth_date city consent_email consent_sms notes'.split(' ');

const python = `
import csv, sys
rows = flagged = 0
good = ('0', '1')
with open(sys.argv[1], encoding='utf-8', newline='') as file:
    reader = csv.reader(file)
    next(reader)
    for cells in reader:
        rows += 1
        flagged += cells[0] == '' or cells[7] not in good or cells[8] not in good
print(f'rows={rows} flagged={flagged}')`;

const unlike = (name) => `(${name} is null or ${name} not in ('0','1'))`;

const duckdb = (
  file,
) => `select 'rows=' || count(*) || ' flagged=' || count(*) filter (where email is null or email = ''
  or ${unlike('consent_email')} or ${unlike('consent_sms')}) from read_csv('${file}', header=true, delim=',',
  quote='"', escape='"', auto_detect=false, columns={${kColumns.map((name) => `'${name}':'VARCHAR'`).join(',')}})`;

const miller = `is_empty($email) || !($consent_email == "0" || $consent_email == "1") ||
  !($consent_sms == "0" || $consent_sms == "1") { @flagged += 1 } @rows += 1;
  end { print "rows=" . @rows . " flagged=" . @flagged }`;

const kPeers = (file) => [
  {
    name: 'libcsv (no UTF-8 check)',
    present: existsSync(built('bench_libcsv')),
    command: [built('bench_libcsv'), file],
  },
  { name: 'Python csv', present: installed('python3'), command: ['python3', '-c', python, file] },
  {
    name: 'DuckDB',
    present: installed('duckdb'),
    command: ['duckdb', '-noheader', '-list', '-c', duckdb(file)],
  },
  {
    name: 'Miller',
    present: installed('mlr'),
    command: ['mlr', '-S', '--icsv', '--ojson', 'put', '-q', miller, file],
  },
  {
    name: 'csvkit csvstat',
    job: 'rows only',
    present: installed('csvstat'),
    command: ['sh', '-c', 'csvstat --count "$0" | sed "s/[^0-9]*/rows=/"', file],
  },
  {
    name: 'zsv count',
    job: 'rows only',
    present: installed('zsv'),
    command: ['sh', '-c', 'zsv count "$0" | sed "s/^/rows=/"', file],
  },
];

/** {present: [{name, command, job}], absent: [name]}. */
export function nativePeers(file) {
  const all = kPeers(file);
  return {
    present: all.filter(({ present }) => present),
    absent: all.filter(({ present }) => !present).map(({ name }) => name),
  };
}
