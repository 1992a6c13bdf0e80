#!/usr/bin/env node
// Random small files, imported one after another under every duplicate policy, and compared with a reference written row by row below.
// Use:  brute_force.mjs [ACCOUNTS] [SEED]     (default 150 1; three files an account)     CONSENTRY=program, default build/release/bin/consentry
// Needs sqlite3 to look into the store. A difference prints the files and the commands that lead to it.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const program = resolve(process.env.CONSENTRY ?? join(here, '../../build/release/bin/consentry'));
const accounts = Number(process.argv[2] ?? 150), seed = Number(process.argv[3] ?? 1), kFiles = 3;
if (!existsSync(program)) throw new Error(`no program at ${program}: tools/build release`);

const kinds = ['email', 'phone', 'crm_id'], attributes = ['city', 'note', 'at', 'from', 'words'], consents = ['mail', 'sms'];
const columns = [...kinds, 'city', 'note', ...consents, 'at', 'from', 'words'];
const profile = {
  format_version: 1, id: 'brute', revision: '2026-11-22',
  file: {formats: ['csv']}, encoding: {accept: ['UTF-8']}, dialect: {csv: {delimiter: ',', quote: '"'}, txt: {delimiter: ','}},
  identifiers: {any_of: kinds, primary: 'email', missing_primary: 'accept'},
  fields: [
    {name: 'email', type: 'email'}, {name: 'phone', type: 'phone'}, {name: 'crm_id', type: 'id'}, {name: 'city', type: 'text'},
    {name: 'note', type: 'text'}, {name: 'at', type: 'date', forms: ['YYYY-MM-DD']}, {name: 'from', type: 'text'},
    {name: 'words', type: 'text'},
  ],
  consents: {
    recognise: 'declared', given: ['1'], refused: ['0'],
    declared: [{name: 'mail', channel: 'email', time: 'at', source: 'from', wording: 'words'}, {name: 'sms', channel: 'sms'}],
  },
  columns: {unknown: 'refuse'},
  import: {modes: ['add_update', 'add', 'update'], default_mode: 'add_update', blank: 'keep'},
};
// Of a row that bears only this kind, no contact is made under the second profile.
const kFinder = 'crm_id';
const second = {...profile, identifiers: {...profile.identifiers, update_only: [kFinder]}};

// --- random files ------------------------------------------------------------------------------------------------------------------

let state = seed >>> 0;
function below(bound) {  // mulberry32
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) % bound;
}
const pick = (...of) => of[below(of.length)];

function random_row(number, people) {
  const row = {number, rejected: below(5) === 0};
  // Rejected rows bear several identifiers and refuse, mostly: one leads to a row of the file, another to somebody in the store.
  row.email = row.rejected || below(3) ? `u${below(people)}@poczta.example` : '';
  row.phone = below(2) ? `+4850122880${below(people)}` : '';
  row.crm_id = below(row.rejected ? 2 : 3) === 0 ? `K${below(people)}` : '';
  row.city = pick('', 'Oslo', 'Rom', 'Łódź');
  row.note = pick('', '', 'say "hi", you');
  row.mail = row.rejected ? pick('', '0', '0', '1') : pick('', '0', '1');
  row.sms = row.rejected ? 'tak' : pick('', '0', '1', '1');
  row.at = pick('', '2020-01-02', '2021-03-04');
  row.from = pick('', 'shop', 'letter');
  row.words = pick('', '', 'Yes, please');
  return row;
}
const random_file = () => {
  const people = 2 + below(7), rows = Array.from({length: 1 + below(7)}, (_, i) => random_row(i + 1, people));
  for (const row of rows.filter((one) => one.rejected && one.number > 1)) {
    const kind = pick(...kinds);
    row[kind] = rows[below(row.number - 1)][kind] || row[kind];
  }
  return rows;
};
const quoted = (cell) => /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (rows) => [columns, ...rows.map((row) => columns.map((name) => quoted(row[name])))].map((r) => r.join(',') + '\n').join('');

// --- the reference: what a check tells ---------------------------------------------------------------------------------------------

const word = (cell) => cell === '1' ? 'given' : cell === '0' ? 'refused' : '';
const ids = (row) => kinds.filter((kind) => row[kind]).map((kind) => `${kind} ${row[kind]}`);

/// Rows by contact of the file: {first, rows, rejected}; conflicts and rows of nobody apart.
function check(rows, policy) {
  const groups = [], bearer = new Map(), held = new Map(), told = {conflicts: [], rejected: [], groups};
  for (const row of rows) {
    row.states = Object.fromEntries(consents.map((consent) => [consent, word(row[consent])]));
    const found = [...new Set(ids(row).map((id) => bearer.get(id)).filter((group) => group))];
    if (row.rejected || ids(row).length === 0) {
      for (const id of ids(row)) held.set(id, [...held.get(id) ?? [], ...consents.filter((c) => row.states[c] === 'refused')]);
      if (found.length === 1 && consents.some((c) => row.states[c] === 'refused')) found[0].rejected.push(row);
      told.rejected.push(row);
      continue;
    }
    for (const id of ids(row)) for (const consent of held.get(id) ?? []) row.states[consent] = 'refused';
    if (found.length > 1) { told.conflicts.push(row); continue; }
    const group = found[0] ?? {rows: [], rejected: []};
    if (!found.length) groups.push(group);
    group.rows.push(row);
    for (const id of ids(row)) bearer.set(id, group);
  }
  for (const group of groups) group.owner = policy === 'last' ? group.rows.at(-1) : group.rows[0];
  if (policy === 'error') {
    const several = groups.filter((group) => group.rows.length > 1);
    told.rejected.push(...several.flatMap((group) => group.rows));
    told.groups = groups.filter((group) => group.rows.length === 1);
  }
  return told;
}

// --- the reference: what a store makes of it ---------------------------------------------------------------------------------------

const evidence = (row, consent) => {
  if (consent !== 'mail' || word(row.mail) !== row.states.mail) return {as_of: null, source: null, wording: null};
  return {as_of: row.at || null, source: row.from || null, wording: row.words || null};
};

class Reference {
  contacts = new Map();  // id → {attributes, ids: Map(id → current), consents: Map(name → {state, …evidence})}
  imports = [];
  events = [];

  import(rows, {policy, mode, erase, finder}) {
    const told = check(rows, policy);
    const totals = {read: rows.length, inserted: 0, updated: 0, unchanged: 0, skipped_by_mode: 0, rejected: told.rejected.length,
      duplicates: 0, conflicts: told.conflicts.length};
    const listed = [], base = Math.max(0, ...this.contacts.keys());
    const list = (row, reason) => consents.forEach((c) => { if (row.states[c] === 'refused') listed.push(`${row.number} ${c} ${reason}`); });
    const done = {totals, listed, held: [], applied: 0, given: 0, withdrawn: 0, rejects: told.rejected.length + told.conflicts.length};
    const attached = new Set(), elsewhere = new Set(), winners = new Map();
    for (const row of told.conflicts) list(row, 'conflict');
    for (const group of told.groups) {
      totals.duplicates += group.rows.length - 1;
      const known = [...this.contacts].filter(([, c]) => group.rows.some((row) => ids(row).some((id) => c.ids.has(id)))).map(([id]) => id);
      if (known.length > 1) {
        totals.conflicts++;
        done.rejects += group.rows.length - 1;
        group.rows.forEach((row) => list(row, 'conflict'));
        continue;
      }
      const contact = known[0] ?? base + group.owner.number;
      for (const row of group.rejected)
        if ([...this.contacts].some(([id, c]) => id !== contact && ids(row).some((one) => c.ids.has(one)))) elsewhere.add(row);
      const winner = winners.get(contact);
      if (!winner) { winners.set(contact, {...group, by_file: group.rows, known: known.length === 1, losers: []}); continue; }
      totals.duplicates++;
      const wins = policy === 'last' && group.owner.number > winner.owner.number;
      winner.losers.push(wins ? winner.owner : group.owner);
      if (wins) winner.owner = group.owner;
      winner.rows = [...winner.rows, ...group.rows], winner.rejected = [...winner.rejected, ...group.rejected];
    }
    for (const [id, group] of winners) {
      const left_out = group.rows.length - 1 - group.losers.length;
      const made = group.known || !finder || group.by_file.some((row) => ids(row).some((one) => !one.startsWith(kFinder)));
      if (!made || mode === (group.known ? 'add' : 'update')) {
        totals.skipped_by_mode++;
        done.rejects += left_out;
        group.rows.forEach((row) => list(row, 'skipped_by_mode'));
        continue;
      }
      if (policy !== 'merge') done.rejects += left_out;
      for (const row of group.rejected) {
        attached.add(row);
        if (elsewhere.has(row)) list(row, 'conflict');
      }
      this.apply(id, group, {policy, erase, elsewhere}, done);
    }
    for (const row of told.rejected) if (!attached.has(row)) list(row, 'row_rejected');
    done.read = rows.reduce((sum, row) => sum + consents.filter((c) => row.states[c] === 'refused').length, 0);
    this.imports.push(done);
  }

  /// elsewhere: rejected rows that find another stored contact too; their refusals count as not applied, though no grant stands.
  apply(id, group, {policy, erase, elsewhere}, done) {
    const all = [...group.rows].sort((a, b) => a.number - b.number), merges = policy === 'merge';
    const contact = this.contacts.get(id) ?? {attributes: {}, ids: new Map(), consents: new Map()};
    const before = JSON.stringify([Object.entries(contact.attributes).sort(), [...contact.ids].sort()]);
    for (const row of merges ? all : [group.owner])
      for (const name of attributes) {
        if (row[name]) contact.attributes[name] = row[name];
        else if (erase) delete contact.attributes[name];
      }
    for (const row of all) for (const one of ids(row)) if (!contact.ids.has(one)) contact.ids.set(one, 0);
    for (const row of merges ? all : [group.owner])
      for (const one of ids(row)) {
        const kind = one.split(' ')[0];
        for (const other of contact.ids.keys()) if (other.split(' ')[0] === kind) contact.ids.set(other, other === one ? 1 : 0);
      }
    let changed = before !== JSON.stringify([Object.entries(contact.attributes).sort(), [...contact.ids].sort()]);
    const others = [...all, ...group.rejected].filter((row) => row !== group.owner).sort((a, b) => a.number - b.number);
    for (const consent of consents) {
      let by = group.owner.states[consent] ? group.owner : undefined, wanted = group.owner.states[consent];
      if (merges && wanted !== 'refused')
        for (const row of all) if (row.states[consent] === 'given') by = row, wanted = 'given';
      const refusing = others.find((row) => row.states[consent] === 'refused');
      if (refusing && wanted !== 'refused') by = refusing, wanted = 'refused';
      const old = contact.consents.get(consent)?.state ?? 'absent';
      if (!wanted || wanted === old) continue;
      if (old === 'refused') { done.held.push(`${by.number} ${consent} ${id}`); continue; }
      contact.consents.set(consent, {state: wanted, ...evidence(by, consent)});
      this.events.push({import: this.imports.length + 1, contact: id, consent, old, new: wanted, record: by.number, ...evidence(by, consent)});
      changed = true;
      if (wanted === 'refused' && !elsewhere.has(by)) done.applied++;
      if (old === 'given') done.withdrawn++;
      if (wanted === 'given') done.given++;
    }
    if (!group.known) done.totals.inserted++;
    else if (changed) done.totals.updated++;
    else done.totals.unchanged++;
    this.contacts.set(id, contact);
  }

  /// In the words of the store's tables, sorted.
  told() {
    const lines = [];
    for (const [id, contact] of this.contacts) {
      lines.push(`contact ${id} ${JSON.stringify(Object.entries(contact.attributes).sort())}`);
      for (const [one, current] of contact.ids) lines.push(`identifier ${one} ${id} ${current}`);
      for (const [name, s] of contact.consents) lines.push(`consent ${id} ${name} ${s.state} ${s.as_of} ${s.source} ${s.wording}`);
    }
    for (const e of this.events)
      lines.push(`event ${e.import} ${e.contact} ${e.consent} ${e.old} ${e.new} ${e.record} ${e.as_of} ${e.source} ${e.wording}`);
    this.imports.forEach((done, i) => {
      lines.push(`totals ${i + 1} ${JSON.stringify(Object.entries(done.totals).sort())}`);
      const already = done.read - done.applied - done.listed.length;
      lines.push(`refusals ${i + 1} read ${done.read} applied ${done.applied} already ${already} not ${done.listed.length}`);
      lines.push(`rejects ${i + 1} ${done.rejects}`);
      for (const line of done.listed) lines.push(`not applied ${i + 1} ${line}`);
      for (const line of done.held) lines.push(`held ${i + 1} ${line}`);
    });
    return lines.sort();
  }
}

// --- the store, in the same words --------------------------------------------------------------------------------------------------

const work = mkdtempSync(join(tmpdir(), 'brute-'));
const store = join(work, 'store.db');

function table(sql) {
  const out = spawnSync('sqlite3', ['-json', store, sql], {encoding: 'utf8', maxBuffer: 1 << 28});
  if (out.status !== 0) throw new Error(out.stderr || String(out.error));
  return JSON.parse(out.stdout || '[]');
}

function stored() {
  const lines = new Map();
  const add = (account, line) => lines.set(account, [...lines.get(account) ?? [], line]);
  for (const c of table('SELECT * FROM contacts'))
    add(c.account, `contact ${c.contact} ${JSON.stringify(Object.entries(JSON.parse(c.attributes)).sort())}`);
  for (const i of table('SELECT * FROM identifiers')) add(i.account, `identifier ${i.kind} ${i.value} ${i.contact} ${i.current}`);
  for (const s of table('SELECT * FROM consents'))
    add(s.account, `consent ${s.contact} ${s.consent} ${s.state} ${s.as_of} ${s.source} ${s.wording}`);
  for (const e of table('SELECT * FROM consent_events'))
    add(e.account, `event ${e.import} ${e.contact} ${e.consent} ${e.old} ${e.new} ${e.record} ${e.as_of} ${e.source} ${e.wording}`);
  for (const i of table('SELECT i.*, (SELECT count(*) FROM rejects r WHERE r.account = i.account AND r.import = i.import) AS rejects FROM imports i')) {
    const r = JSON.parse(i.refusals);
    add(i.account, `totals ${i.import} ${JSON.stringify(Object.entries(JSON.parse(i.totals)).sort())}`);
    add(i.account, `refusals ${i.import} read ${r.read} applied ${r.applied} already ${r.already_refused} not ${r.not_applied}`);
    add(i.account, `rejects ${i.import} ${i.rejects}`);
  }
  for (const r of table('SELECT * FROM refusals_not_applied')) add(r.account, `not applied ${r.import} ${r.record} ${r.consent} ${r.reason}`);
  for (const h of table('SELECT * FROM held_regrants')) add(h.account, `held ${h.import} ${h.record} ${h.consent} ${h.contact}`);
  return lines;
}

// --- one after another -------------------------------------------------------------------------------------------------------------

const references = new Map(), history = new Map();
let failed = 0, rows_read = 0;

function import_file(account, rows, settings) {
  const file = join(work, `${account}.csv`);
  writeFileSync(file, csv(rows));
  const words = ['import', file, '--into', store, '--profile', join(work, settings.finder ? 'second.json' : 'profile.json'), '--account', account, '--actor', 'tester',
    '--duplicates', settings.policy, '--mode', settings.mode, '--blank', settings.erase ? 'erase' : 'keep', '--format', 'json'];
  history.set(account, `${history.get(account) ?? ''}--- ${words.slice(9).join(' ')}\n${csv(rows)}`);
  const out = spawnSync(program, words, {encoding: 'utf8'});
  if (out.status === 0 || out.status === 1) return;
  failed++;
  console.log(`FAILED ${account}: exit ${out.status} ${out.stderr}\n${history.get(account)}`);
}

function compare(account, expected, found) {
  const missing = expected.filter((line) => !found.includes(line)), surplus = found.filter((line) => !expected.includes(line));
  if (missing.length + surplus.length === 0 && expected.length === found.length) return;
  failed++;
  if (failed > 3) return;
  console.log(`FAILED ${account}\n${history.get(account)}${missing.map((l) => `expected ${l}\n`).join('')}${surplus.map((l) => `found    ${l}\n`).join('')}`);
}

const start = Date.now();
try {
  writeFileSync(join(work, 'profile.json'), JSON.stringify(profile));
  writeFileSync(join(work, 'second.json'), JSON.stringify(second));
  for (let i = 0; i < accounts; ++i) {
    const account = `a${i}`, reference = new Reference();
    references.set(account, reference);
    for (let file = 0; file < kFiles; ++file) {
      const rows = random_file();
      const settings = {policy: pick('first', 'last', 'merge', 'error'), mode: pick('add_update', 'add_update', 'add', 'update'), erase: below(3) === 0, finder: i % 3 === 0};
      if (file === 0) settings.mode = 'add_update';
      rows_read += rows.length;
      import_file(account, rows, settings);
      reference.import(rows, settings);
    }
  }
  const found = stored();
  for (const [account, reference] of references) compare(account, reference.told(), (found.get(account) ?? []).sort());
  const verified = spawnSync(program, ['store', 'verify', store], {encoding: 'utf8'}).stdout.split('\n')[0];
  if (verified !== 'sound') { failed++; console.log(`FAILED: the store is ${verified}`); }
} finally {
  rmSync(work, {recursive: true});
}
console.log(`${accounts * kFiles} imports of ${rows_read} rows in ${((Date.now() - start) / 1000).toFixed(1)} s (seed ${seed})`);
console.log(`${accounts - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
