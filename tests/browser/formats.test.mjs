// Archives, workbooks and encodings on the page: what was found and the choice within it, progress over the packed size, and the same promises as for text.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { rendererPeak } from '../bench/renderer.mjs';
import { bombs, writeSparseZip, xlsxOf, zipOf } from './archives.mjs';
import {
  checkOnPage,
  choose,
  download,
  openPage,
  root,
  serve,
  shown,
  total,
  withBrowser,
} from './browser.mjs';

const kSamples = join(root, 'tests/samples/formats');
const kTries = 3; // a busy machine may disturb: a promise is broken only where every try breaks it
const kContact = (i) => [`jan${i}@example.pl`, `+4850${1_000_000 + i}`, 'Święcisława', 'Köln', String(i % 2)];
const kHeader = ['email', 'phone', 'first_name', 'city', 'consent_email'];
const program = process.env.CONSENTRY ?? join(root, 'build/release/bin/consentry');
let server;
let folder;
let large;

before(async () => {
  server = await serve();
  folder = mkdtempSync(join(tmpdir(), 'consentry-formats-'));
  const rows = (count) => [kHeader, ...Array.from({ length: count }, (_, i) => kContact(i))];
  const csv = Buffer.from(rows(600_000).join('\n'));
  large = { zip: join(folder, 'large.zip'), xlsx: join(folder, 'large.xlsx') };
  writeFileSync(large.zip, zipOf({ 'contacts.csv': csv }));
  writeFileSync(large.xlsx, xlsxOf(rows(200_000)));
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const onPage = (use, options) =>
  withBrowser(async (context) => {
    const { page, faults } = await openPage(context, server.url);
    await use(page, faults);
    assert.deepEqual(faults, []); // the content security policy among them
  }, options);

/** The options of a select as they are read: text, and whether it is the chosen one. */
const options = (page, id) =>
  page.$$eval(`${id} option`, (list) => list.map((one) => [one.textContent, one.selected]));

/** Cancels a check on its way, and answers after how many milliseconds the page says so. */
async function cancelled(page, file) {
  await page.setInputFiles('#file', file);
  await page.waitForFunction(() => document.querySelector('#progress').value > 0);
  return page.evaluate(async () => {
    const notice = document.querySelector('#notice');
    const started = performance.now();
    document.querySelector('#cancel').click();
    while (notice.hidden) await new Promise((resolve) => setTimeout(resolve, 1));
    return performance.now() - started;
  });
}

/** The report of a check in Node of a file that is read by `readAt`. */
async function inNode(size, readAt) {
  const module = await WebAssembly.compile(readFileSync(join(root, 'web/dist/consentry.wasm')));
  const { Engine, feedSource } = await import(join(root, 'web/dist/engine.js'));
  const engine = await Engine.create(module);
  engine.open('generic', '{}', size, 1 << 20);
  await feedSource(engine, { readAt }, size, () => undefined);
  return new TextDecoder().decode(engine.result().report);
}

/** The report of a check by the package in the page, and the milliseconds that it took. */
async function probed(page, path) {
  await page.evaluate(() => {
    document.querySelector('#probe')?.remove();
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'probe' }));
  });
  await page.setInputFiles('#probe', path);
  return page.evaluate(async () => {
    const { checkFile } = await import('/index.js');
    const { reportBytes, took } = await checkFile(document.querySelector('#probe').files[0], 'generic');
    return [new TextDecoder().decode(reportBytes), took];
  });
}

for (const kind of ['xlsx', 'xls'])
  test(`${kind}: the first visible sheet is read, and another one can be chosen`, async () => {
    await onPage(async (page) => {
      assert.equal(await checkOnPage(page, join(kSamples, `sheets.${kind}`)), 'accepted');
      assert.equal(await total(page, 'read'), 3);
      const shown_ = await options(page, '#sheet');
      assert.deepEqual(shown_, [
        ['Notes (hidden)', false],
        ['Contacts', true],
        ['More', false],
      ]);
      await choose(page, '#sheet', '2');
      assert.equal(await total(page, 'read'), 1);
      assert.match(await page.textContent('.facts'), new RegExp(`Format${kind.toUpperCase()}SheetMore`));
      await page.selectOption('#profile', 'expertsender'); // the choice stays with the file
      await page.waitForFunction(() =>
        document.querySelector('.facts')?.textContent.includes('expertsender'),
      );
      await shown(page);
      assert.equal(await total(page, 'read'), 1);
      await checkOnPage(page, join(kSamples, 'one.zip'));
      assert.equal(await page.locator('#entry, #sheet').count(), 0); // what is left is how its text was read
    });
  });

test('zip: of several files one is chosen, and the contract says which', async () => {
  await onPage(async (page) => {
    assert.equal(await checkOnPage(page, join(kSamples, 'two.zip')), 'refused');
    const names = (await options(page, '#entry')).map(([text]) => text.split(' (')[0]);
    assert.deepEqual(names, ['Choose a file …', 'contacts.csv', 'more.csv', 'readme.txt']);
    await choose(page, '#entry', 'contacts.csv');
    assert.equal(await total(page, 'read'), 3);
    assert.match(await page.textContent('.facts'), /File in the archivecontacts\.csv/);
    assert.deepEqual(JSON.parse(await download(page, 'contract.json')).options, {
      digest: true,
      entry: 'contacts.csv',
    });
    await page.selectOption('#language', 'de');
    await page.waitForFunction(
      () => document.querySelector('.choice label')?.textContent === 'Datei im Archiv',
    );
  });
});

test('an encoding that cannot be known is asked for, with a line as each would read it', async () => {
  await onPage(async (page) => {
    const file = join(folder, 'unsure.csv');
    writeFileSync(file, Buffer.from('email,note\na@example.com,Ay\xfee\n', 'latin1'));
    assert.equal(await checkOnPage(page, file), 'refused');
    const choices = await options(page, '#encoding');
    assert.deepEqual(choices[0], ['Choose an encoding …', true]);
    const likely = choices.map(([text]) => text);
    assert.ok(likely.includes('windows-1252: a@example.com,Ayþe'), likely.join('\n'));
    assert.ok(likely.includes('windows-1254: a@example.com,Ayşe'), likely.join('\n'));
    await choose(page, '#encoding', 'windows-1254');
    await page.waitForSelector('.verdict.accepted');
    assert.match(await page.textContent('.facts'), /Encodingwindows-1254/);
    assert.match(await page.textContent('.preview'), /Ayşe/);
    const { options: kept } = JSON.parse(await download(page, 'contract.json'));
    assert.equal(kept.encoding, 'windows-1254');
    await choose(page, '#encoding', 'IBM852'); // every other one can still be had
    assert.match(await page.textContent('.facts'), /EncodingIBM852/);
  });
});

test('the report of every format is that of the program, byte for byte', async () => {
  await onPage(async (page) => {
    const names = ['sheets.xlsx', 'sheets.xls', 'contacts.json', 'contacts.ndjson', 'one.zip', 'two.zip'];
    for (const name of names) {
      const file = join(kSamples, name);
      await checkOnPage(page, file);
      await page.waitForSelector('a[download="contract.json"]'); // the report then has its digest
      const native = spawnSync(program, ['check', file, '--format', 'json', '--digest'], {
        encoding: 'utf8',
      });
      assert.equal((await download(page, 'report.json')) + '\n', native.stdout, name);
    }
  });
});

for (const kind of ['zip', 'xlsx'])
  test(`a large ${kind}: progress over its packed size, and cancelling within 100 ms`, async () => {
    await onPage(async (page) => {
      const took = [];
      while (took.length < kTries && !(took.at(-1) < 100)) took.push(await cancelled(page, large[kind]));
      assert.ok(took.at(-1) < 100, `${took} ms`);
      while (page.workers().length > 1) await page.waitForTimeout(10); // the page's spare one stays
      await page.evaluate(() => {
        document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'probe' }));
      });
      await page.setInputFiles('#probe', large[kind]);
      const heard = await page.evaluate(async () => {
        const { checkFile } = await import('/index.js');
        const file = document.querySelector('#probe').files[0];
        const progress = [];
        const { report } = await checkFile(file, 'generic', { onProgress: (one) => progress.push(one) });
        return { progress, size: file.size, read: report.totals.read };
      });
      assert.equal(heard.read, kind === 'zip' ? 600_000 : 200_000);
      assert.ok(heard.progress.length > 2, `${heard.progress.length} times`);
      assert.ok(heard.progress.every(({ bytes, total: all }) => bytes <= heard.size && all === heard.size));
      const bytes = heard.progress.map((one) => one.bytes);
      assert.deepEqual(
        bytes,
        bytes.toSorted((a, b) => a - b),
      );
      assert.ok(bytes.some((one) => one > heard.size / 4 && one < heard.size));
    });
  });

test('an archive of more than 5 GB, with holes: the same report from page, Node and program', async () => {
  const far = join(folder, 'far.zip');
  writeSparseZip(far, Buffer.from([kHeader, kContact(1), kContact(2)].join('\n')));
  const native = spawnSync(program, ['check', far, '--format', 'json'], {
    encoding: 'utf8',
  }).stdout.trimEnd();
  assert.equal(JSON.parse(native).totals.accepted, 2);
  const descriptor = openSync(far);
  const readAt = (offset, target) => readSync(descriptor, target, 0, target.length, offset);
  assert.equal(await inNode(statSync(far).size, readAt), native);
  closeSync(descriptor);
  await onPage(async (page) => {
    const [report] = await probed(page, far);
    assert.equal(report, native);
  });
});

test('JSON of more than 5 GB: the same report from page and Node, places behind 4 GiB told', async () => {
  const parts = ['[{"email": "a@example.com"}', ',{"email": "nobody"}]'].map((text) => Buffer.from(text));
  const blanks = 5 * 2 ** 30;
  const size = parts[0].length + blanks + parts[1].length;
  const behind = size - parts[1].length;
  const readAt = (offset, target) => {
    target.fill(32);
    if (offset < parts[0].length) target.set(parts[0].subarray(offset));
    if (offset + target.length > behind)
      target.set(parts[1].subarray(Math.max(0, offset - behind)), Math.max(0, behind - offset));
    return target.length;
  };
  const report = await inNode(size, readAt);
  const { findings, totals } = JSON.parse(report);
  assert.deepEqual([totals.read, totals.accepted], [2, 1]);
  assert.ok(findings.some(({ samples }) => samples.some(({ offset }) => offset > behind)));
  await onPage(async (page) => {
    const found = await page.evaluate(
      async ([first, last, count]) => {
        const { checkFile } = await import('/index.js');
        const chunk = new Blob([' '.repeat(2 ** 26)]);
        const file = new Blob([first, ...Array(count / 2 ** 26).fill(chunk), last]);
        return new TextDecoder().decode((await checkFile(file, 'generic')).reportBytes);
      },
      [...parts.map(String), blanks],
    );
    assert.equal(found, report);
  });
});

test('bombs: refused within 100 ms and 64 MB, in the page and natively', async (t) => {
  for (const [name, bytes] of Object.entries(bombs())) writeFileSync(join(folder, name), bytes);
  const names = Object.keys(bombs());
  await onPage(async (page) => {
    await checkOnPage(page, join(kSamples, 'sheets.xlsx')); // instance, worker and tables of findings are there
    const idle = rendererPeak();
    for (const name of names) {
      const file = join(folder, name);
      let least = Infinity,
        report;
      for (let i = 0; i < kTries && least >= 100; ++i) {
        const [text, took] = await probed(page, file);
        [report, least] = [text, Math.min(least, took)];
      }
      assert.ok(least < 100, `${name}: ${least} ms in the page`);
      const native = spawnSync(
        'bash',
        ['-c', 'TIMEFORMAT="%U %S"; time "$0" check "$1" --format json', program, file],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(report, native.stdout.trimEnd(), name);
      assert.equal(JSON.parse(report).verdict, name === 'dimension.xlsx' ? 'accepted' : 'refused', name);
      const [user, system] = native.stderr.trim().split(' ').map(Number);
      t.diagnostic(`${name}: ${least.toFixed(0)} ms in the page, ${user + system} s natively`);
      assert.ok(user + system < 0.1, `${name}: ${native.stderr} s natively`);
    }
    const used = rendererPeak() - idle;
    t.diagnostic(`${used.toFixed(0)} MiB more in the renderer`);
    assert.ok(used < 64, `${used} MiB`);
  });
});
