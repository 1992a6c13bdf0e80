// What the operator does after a first verdict: corrects the rejects file and chooses it again, or settles duplicates and the
// country of phone numbers otherwise. A file that must be read twice shows so.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkOnPage, openPage, serve, shown, withBrowser } from './browser.mjs';
import { makeFiles } from './files.mjs';

const kHeader = ['email', 'phone', '=city', 'first_name', 'consent_email'];
const kRows = [
  ['a@example.com', '+48501228855', "'s-Hertogenbosch", '=1+1', 'tak'],
  ['b@example.com', '+48 (501) 228-856', "'=x", 'Anna "Ania"', 'yes'],
  ['c@example.com', '+48501228857', '-', '@home, "here"\r\nand there', 'ja'],
  ['d@example.com', '', "''+", '\tŁódź', '1'],
];
let server;
let files;

before(async () => {
  server = await serve();
  files = makeFiles(['accepted', 'large']);
});
after(() => {
  server.close();
  files.remove();
});

const onPage = (use) =>
  withBrowser(async (context) => {
    const { page, faults } = await openPage(context, server.url);
    await use(page);
    assert.deepEqual(faults, []);
  });

/** What a link of the page gives. */
async function downloaded(page, name) {
  const [saved] = await Promise.all([page.waitForEvent('download'), page.click(`a[download="${name}"]`)]);
  return readFileSync(await saved.path(), 'utf8');
}

const report = async (page) => JSON.parse(await downloaded(page, 'report.json'));

function written(name, text) {
  const path = join(files.folder, name);
  writeFileSync(path, text);
  return path;
}

test('a corrected rejects file comes back with the cells that were there, byte for byte', async () => {
  const csv = [kHeader, ...kRows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\n');
  await onPage(async (page) => {
    assert.equal(await checkOnPage(page, written('first.csv', csv)), 'accepted_with_rejects');
    assert.match(await page.textContent('.downloads li:first-child'), /choose this file again/);
    const first = await report(page);
    const rejects = await downloaded(page, 'rejects.csv');
    assert.match(rejects, /'\+48501228855/);
    const corrected = rejects.replace(/,(tak|yes|ja),/g, ',1,');
    assert.equal(await checkOnPage(page, written('corrected.csv', corrected)), 'accepted');
    const second = await report(page);
    assert.deepEqual(
      second.mapping.map(({ header }) => header),
      kHeader,
    );
    const wanted = first.preview.slice(0, 3).map((row) => [...row.slice(0, -1), '1']);
    assert.deepEqual(second.preview, wanted);
    assert.equal(second.preview[0][1], '+48501228855');
    assert.ok(second.findings.some(({ code }) => code === 409));
  });
});

test('where the last row of a contact counts, the file is read twice and the page says so', async () => {
  await onPage(async (page) => {
    await page.click('.settings summary');
    await page.selectOption('#duplicates', 'last');
    await page.evaluate(() => {
      window.steps = [];
      const bar = document.querySelector('#progress');
      const words = document.querySelector('#working-bytes');
      new MutationObserver(() => window.steps.push([bar.value, words.textContent])).observe(words, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    assert.equal(await checkOnPage(page, files.paths.large), 'accepted');
    const steps = await page.evaluate(() => window.steps);
    const second = steps.findIndex(([, words]) => words.startsWith('Second reading'));
    assert.ok(second > 0 && second < steps.length - 1, `${second} of ${steps.length}`);
    for (let i = 1; i < steps.length; ++i) assert.ok(steps[i][0] >= steps[i - 1][0], String(steps[i]));
    assert.ok(steps[second - 1][0] <= 500 && steps[second][0] >= 500 && steps.at(-1)[0] <= 1000);
    assert.equal((await report(page)).preview.length, 100);
  });
});

test('settings: a change checks anew, and the contract carries them', async () => {
  await onPage(async (page) => {
    await checkOnPage(page, files.paths.accepted);
    await page.click('.settings summary');
    await page.fill('#default-country', 'pl');
    await page.press('#default-country', 'Tab');
    await page.waitForFunction(() => document.querySelector('#country-name').textContent === 'Poland');
    await shown(page);
    await page.selectOption('#duplicates', 'merge');
    await shown(page);
    const { options } = JSON.parse(await downloaded(page, 'contract.json'));
    assert.equal(options.default_country, 'PL');
    assert.equal(options.duplicates, 'merge');
    await page.fill('#default-country', 'x');
    await page.press('#default-country', 'Tab');
    await page.waitForSelector('#notice:not([hidden])');
    assert.match(await page.textContent('#notice'), /options_/);
  });
});
