// From the page to the store: a file is checked in Chromium, its contract downloaded, and the native program imports the same file
// under it. The page's report must be the native one byte for byte. Leaves screenshots in build/screenshots/.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkOnPage, openPage, root, serve, withBrowser } from './browser.mjs';
import { makeFiles } from './files.mjs';

const kProgram = join(root, 'build/release/bin/consentry');
const kScreens = [
  {
    name: 'wide',
    viewport: { width: 1400, height: 900 },
    colorScheme: 'light',
  },
  {
    name: 'narrow_dark',
    viewport: { width: 360, height: 800 },
    colorScheme: 'dark',
  },
];
let server;
let files;

before(async () => {
  server = await serve();
  files = makeFiles(['accepted', 'rejects', 'refused', 'empty']);
  mkdirSync(join(root, 'build/screenshots'), { recursive: true });
});
after(() => {
  server.close();
  files.remove();
});

/** Saves a download of the page and answers its path. */
async function download(page, name, as = name) {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(`a[download="${name}"]`)]);
  assert.equal(saved.suggestedFilename(), name);
  await saved.saveAs(join(files.folder, as));
  return join(files.folder, as);
}

const native = (...args) =>
  spawnSync(kProgram, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
const rows = (store, table) =>
  Number(
    execFileSync('sqlite3', [store, `SELECT count(*) FROM ${table}`], {
      encoding: 'utf8',
    }),
  );

/** Checks on a page and saves report and contract. */
async function checkAndSave(name) {
  return withBrowser(async (context) => {
    const { page, faults } = await openPage(context, server.url);
    const verdict = await checkOnPage(page, files.paths[name]);
    const report = await download(page, 'report.json', `${name}_report.json`);
    const contract = await download(page, 'contract.json', `${name}_contract.json`);
    const hasRejects = (await page.locator('a[download="rejects.csv"]').count()) > 0;
    const rejects = hasRejects ? await download(page, 'rejects.csv', `${name}_rejects.csv`) : undefined;
    const command =
      (await page.locator('.command pre').count()) > 0 ? await page.textContent('.command pre') : '';
    assert.deepEqual(faults, []);
    return { verdict, report, contract, rejects, command };
  });
}

for (const [name, verdict, status] of [
  ['accepted', 'accepted', 0],
  ['rejects', 'accepted_with_rejects', 1],
]) {
  test(`${name}: what the page saw is what the server imports`, async () => {
    const file = files.paths[name];
    const page = await checkAndSave(name);
    assert.equal(page.verdict, verdict);

    const contractOfNative = join(files.folder, `${name}_native.json`);
    const checked = native(
      'check',
      file,
      '--digest',
      '--format',
      'json',
      '--export-contract',
      contractOfNative,
    );
    assert.equal(checked.status, status, checked.stderr);
    assert.equal(checked.stdout, readFileSync(page.report, 'utf8') + '\n', 'report bytes');
    assert.equal(
      readFileSync(contractOfNative, 'utf8'),
      readFileSync(page.contract, 'utf8'),
      'contract bytes',
    );

    const store = join(files.folder, `${name}.db`);
    const digest = JSON.parse(readFileSync(page.contract, 'utf8')).report_sha256;
    assert.match(page.command, new RegExp(`--expect-report ${digest}`));
    const imported = native(
      'import',
      file,
      '--contract',
      page.contract,
      '--expect-report',
      digest,
      '--into',
      store,
    );
    assert.equal(imported.status, status, imported.stderr);
    const { totals } = JSON.parse(readFileSync(page.report, 'utf8'));
    assert.equal(rows(store, 'contacts'), totals.accepted);
    assert.ok(rows(store, 'consents') >= totals.accepted);
  });
}

test('rejects: the rejects file is the native one', async () => {
  const page = await checkAndSave('rejects');
  const rejects = join(files.folder, 'native_rejects.csv');
  native('check', files.paths.rejects, '--digest', '--rejects', rejects, '--lang', 'en');
  assert.equal(readFileSync(page.rejects, 'utf8'), readFileSync(rejects, 'utf8'));
});

test('a changed file is refused under the contract, and nothing is stored', async () => {
  const { contract } = await checkAndSave('accepted');
  const digest = JSON.parse(readFileSync(contract, 'utf8')).report_sha256;
  const store = join(files.folder, 'changed.db');
  const imported = native(
    'import',
    files.paths.rejects,
    '--contract',
    contract,
    '--expect-report',
    digest,
    '--into',
    store,
  );
  assert.equal(imported.status, 2);
  assert.match(imported.stderr, /file\.|bytes|sha256/);
  assert.ok(!existsSync(store) || rows(store, 'contacts') === 0);
});

test('refused and empty files: a verdict, no import offered', async () => {
  for (const name of ['refused', 'empty']) {
    const page = await checkAndSave(name);
    assert.equal(page.verdict, 'refused');
    assert.equal(page.command, '');
    assert.equal(native('check', files.paths[name]).status, 2);
  }
});

for (const screen of kScreens) {
  test(`screenshots: ${screen.name}`, async () => {
    const { name, ...options } = screen;
    await withBrowser(async (context) => {
      const { page } = await openPage(context, server.url);
      const shoot = (what) =>
        page.screenshot({
          path: join(root, `build/screenshots/${what}_${name}.png`),
          fullPage: true,
        });
      await shoot('start');
      for (const file of ['accepted', 'rejects', 'refused']) {
        await checkOnPage(page, files.paths[file]);
        await shoot(file);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= options.viewport.width, `${file} is ${width} wide`);
      }
    }, options);
  });
}
