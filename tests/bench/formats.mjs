// Workbooks and NDJSON, natively and in Chromium, each beside its own limit.
import { readFileSync } from 'node:fs';
import { measure as measurePage, serveSite } from './chromium_page.mjs';
import { contactsAs } from './files.mjs';
import { figure } from './figures.mjs';
import { built, profilePath } from './machine.mjs';
import { check, measure } from './native_check.mjs';
import { inTurn, middle, ratio } from './rounds.mjs';
import { fixed, judged, table } from './table.mjs';
import { faultsOf } from './truth.mjs';

const kProfile = 'bench-full';
const kMostOverIdle = [250, 250];

// By format: the rows, and what the check is held against natively and in the browser.
const kFormats = [
  {
    format: 'xlsx',
    rows: 426_000,
    native: { program: 'bench_inflate', name: 'zlib’s inflate and one pass over the XML', limits: [4, 4] },
    page: { peer: 'inflated', name: 'parts inflated by DecompressionStream', limits: [2.5, 1.3] },
  },
  {
    format: 'ndjson',
    rows: 1_735_988,
    native: { program: 'bench_simdjson', name: 'simdjson on demand, every field', limits: [1.6, 1.6] },
  },
  {
    format: 'ndjson',
    rows: 195_737,
    page: { peer: 'json_lines', name: 'JSON.parse line by line', limits: [0.7, 0.7] },
  },
];

const title = (host, { format }, file) =>
  `${host}, ${format.toUpperCase()}, ${file.bytes} bytes, ${file.truth.rows} rows`;

function nativeWorks({ native }, file) {
  const run = async () => {
    const sample = measure(built(native.program), [file.path]);
    return { ...sample, faults: sample.status === 0 ? [] : [`exit ${sample.status}`] };
  };
  const limit = { name: `**limit: ${native.name}**`, run };
  const full = {
    name: '**full**',
    limits: native.limits,
    run: async () => check(built('consentry'), file, kProfile),
  };
  return { limit, full, works: [limit, full], key: 'seconds' };
}

function pageWorks({ page }, file, url) {
  const profile = readFileSync(profilePath(kProfile), 'utf8');
  const limit = {
    name: `**limit: ${page.name}**`,
    run: async () => measurePage(url, file, { kind: 'peer', peer: page.peer }),
  };
  const run = async () => {
    const { report, ...sample } = await measurePage(url, file, {
      kind: 'ours',
      profile,
      options: {},
      prepared: true,
    });
    return { ...sample, faults: faultsOf(report, file, kProfile) };
  };
  const full = { name: '**full**', limits: page.limits, run };
  return { limit, full, works: [limit, full], key: 'inner' };
}

const peak = (work) => Math.max(...work.samples.map((sample) => sample.mib));

async function compared(given, host, one, file, { limit, full, works, key }) {
  await inTurn(works, given.rounds);
  const value = () => ratio(full, key, limit);
  const what = `${host} ${one.format}, full`;
  const speed = figure(what, `/ ${limit.name.replace('**limit: ', '')}`, { ...full, value });
  const memory = { limits: kMostOverIdle, wrong: full.wrong, digits: 0, value: () => peak(full) };
  return {
    title: title(host, one, file),
    text: table(works, [
      ['time / limit', (work) => fixed(2)(ratio(work, key, limit))],
      ['at least / go for', (work) => judged(0, work.limits)[0]],
      ['', (work) => judged(ratio(work, key, limit), work.limits)[1]],
      [
        key === 'seconds' ? 'median s' : 'inner ms',
        (work) => fixed(key === 'seconds' ? 3 : 0)(middle(work, key)),
      ],
      [key === 'seconds' ? 'peak MiB' : 'MiB over idle', (work) => fixed(0)(peak(work))],
    ]),
    works,
    figures: key === 'seconds' ? [speed] : [speed, figure(`${what}, renderer over idle`, 'MiB', memory)],
  };
}

/** What makes the tables of this part, one after the other. */
export async function* formats(given) {
  const present = kFormats
    .map((one) => ({ one, file: contactsAs(one.format, one.rows) }))
    .filter(({ file }) => file);
  for (const { one, file } of present)
    if (one.native) yield () => compared(given, 'native', one, file, nativeWorks(one, file));
  const site = await serveSite();
  try {
    for (const { one, file } of present)
      if (one.page) yield () => compared(given, 'Chromium', one, file, pageWorks(one, file, site.url));
  } finally {
    site.close();
  }
}
