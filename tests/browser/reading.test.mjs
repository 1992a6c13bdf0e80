// What was found in a text, as the page shows it below the verdict: each part can be changed, is checked anew at once, and goes into the contract.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkOnPage, choose, download, openPage, serve, total, withBrowser } from './browser.mjs';

let server;
let folder;

before(async () => {
  server = await serve();
  folder = mkdtempSync(join(tmpdir(), 'consentry-reading-'));
});
after(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const onPage = (use) =>
  withBrowser(async (context) => {
    const { page, faults } = await openPage(context, server.url);
    await use(page);
    assert.deepEqual(faults, []);
  });

const chosen = (page, id) => page.$eval(id, (select) => select.selectedOptions[0].textContent);

test('the parts of a reading are shown, and each can be changed', async () => {
  await onPage(async (page) => {
    const file = join(folder, 'titles.csv');
    writeFileSync(
      file,
      "List;;\nMade on;2026-11-23;\n\nemail;note;crm_id\na@example.com;'x; y';1\nb@example.com;z;2\n",
    );
    assert.equal(await checkOnPage(page, file), 'accepted');
    assert.match(await page.textContent('.choice h3'), /What we found/);
    assert.equal(await chosen(page, '#delimiter'), ';');
    assert.equal(await chosen(page, '#quote'), "'");
    assert.equal(await chosen(page, '#escape'), 'doubled');
    assert.equal(await chosen(page, '#header'), '4');
    assert.equal(await chosen(page, '#encoding'), 'UTF-8');
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
    await choose(page, '#quote', '"');
    assert.equal(await chosen(page, '#quote'), '"');
    assert.equal(await total(page, 'rejected'), 1); // the row falls apart at its second semicolon
    await choose(page, '#quote', "'");
    await choose(page, '#header', '5');
    assert.equal(await total(page, 'read'), 1);
    const { options } = JSON.parse(await download(page, 'contract.json'));
    assert.deepEqual(options, { digest: true, header: 5, quote: "'" });
  });
});

test('a delimiter that the profile does not take is chosen by hand, and the file is accepted', async () => {
  await onPage(async (page) => {
    await page.selectOption('#profile', 'expertsender');
    const file = join(folder, 'semicolons.csv');
    writeFileSync(file, 'email;first_name\nanna@example.com;Anna\njan@example.com;Jan\n');
    assert.equal(await checkOnPage(page, file), 'refused');
    assert.equal(await total(page, 'read'), 2);
    assert.equal(await chosen(page, '#delimiter'), 'Choose the delimiter …');
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
    await choose(page, '#delimiter', ';');
    assert.equal(await chosen(page, '#delimiter'), ';');
    assert.match(await page.getAttribute('.verdict', 'class'), /accepted$/);
    const { options } = JSON.parse(await download(page, 'contract.json'));
    assert.deepEqual(options, { delimiter: ';', digest: true });
  });
});
