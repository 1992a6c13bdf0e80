// Whether a report says of a file what is true of it. What is compared, and how it follows from the data, stands in README.md.

const count = (report, code) => report.findings.find((one) => one.code === code)?.count ?? 0;
const blank = (report, header) => report.columns.find((one) => one.header === header)?.blank;

function expectations(truth, profile) {
  const own = truth[profile];
  const full = profile === 'bench-full';
  const exact = own.duplicates !== undefined;
  return [
    ['verdict', (report) => report.verdict, 'accepted_with_rejects'],
    ['rows', (report) => report.totals.read, truth.rows],
    ['rejected', (report) => report.totals.rejected, own.rejected],
    ['701', (report) => count(report, 701), own.none],
    ['702', (report) => count(report, 702), truth.bad_email],
    ['703', (report) => count(report, 703), full ? truth.bad_phone : 0],
    ['801', (report) => count(report, 801), truth.bad_consent],
    ['blank e-mails', (report) => blank(report, 'email'), truth.blank_email],
    [
      'blank consents',
      (report) => blank(report, 'consent_email') + blank(report, 'consent_sms'),
      truth.blank_consent,
    ],
    ...(exact
      ? [
          ['duplicates', (report) => report.totals.duplicates, own.duplicates],
          ['711', (report) => count(report, 711), own.duplicates],
          ['conflicts', (report) => report.totals.conflicts, own.conflicts],
        ]
      : []),
  ];
}

const kOfTheTable = new Set(['duplicates', '711', 'conflicts']);

/** What is wrong with a report, as "701: 3 instead of 4"; empty where nothing is. `table`: false where the table of duplicates was bounded. */
export function faultsOf(report, file, profile, table = true) {
  return expectations(file.truth, profile)
    .filter(([name]) => table || !kOfTheTable.has(name))
    .map(([name, of, wanted]) => [name, of(report), wanted])
    .filter(([, found, wanted]) => found !== wanted)
    .map(([name, found, wanted]) => `${name}: ${found} instead of ${wanted}`);
}

/** The same for a peer, which was asked for rows and flagged rows only. */
export function peerFaults({ rows, flagged }, file) {
  const faults = [];
  if (rows !== file.truth.rows) faults.push(`rows: ${rows} instead of ${file.truth.rows}`);
  if (flagged !== undefined && flagged !== file.truth.flagged)
    faults.push(`flagged: ${flagged} instead of ${file.truth.flagged}`);
  return faults;
}
