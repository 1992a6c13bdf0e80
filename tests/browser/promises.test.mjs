// What the page promises: works under its content security policy, sends nothing while it checks, reacts within 100 ms,
// never holds up the main thread, can be used by keyboard and in five languages, and says clearly what a fault is.
import assert from 'node:assert/strict';
import { truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkOnPage, kFlags, openPage, serve, shown, withBrowser } from './browser.mjs';
import { makeFiles } from './files.mjs';

const kTries = 3; // for what a busy machine may disturb: a promise is broken only where every try breaks it
let server;
let files;

before(async () => {
  server = await serve();
  files = makeFiles(['accepted', 'rejects', 'refused', 'empty', 'wide', 'large']);
});
after(() => {
  server.close();
  files.remove();
});

const onPage = (use, options) =>
  withBrowser(async (context) => {
    const { page, faults } = await openPage(context, server.url);
    await use(page, faults);
  }, options);

test('content security policy: in force, and never offended', async () => {
  await onPage(async (page, faults) => {
    const answer = await page.request.get(server.url);
    assert.equal(
      answer.headers()['content-security-policy'],
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    );
    for (const name of ['accepted', 'rejects', 'refused']) await checkOnPage(page, files.paths[name]);
    assert.deepEqual(faults, []);
    const refused = await page.evaluate(async () => {
      const told = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
      );
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      return [await told, window.ran];
    });
    assert.deepEqual(refused, ['script-src-elem', undefined]);
  });
});

test('no request leaves the page between the choice of a file and its verdict', async () => {
  await onPage(async (page) => {
    for (const name of ['rejects', 'large', 'refused']) {
      await page.waitForLoadState('networkidle');
      const requests = [];
      const note = (request) => requests.push(request.url());
      page.on('request', note);
      await page.setInputFiles('#file', files.paths[name]);
      await page.waitForSelector('body[data-stage=result] .verdict');
      page.off('request', note);
      assert.deepEqual(
        requests.filter((url) => !url.startsWith(server.url)),
        [],
        'to elsewhere',
      );
      const later = requests.filter((url) => !/\/worker\.js$/.test(url)); // the next worker, fetched from the page's own files after the verdict
      assert.deepEqual(later, []);
    }
  });
});

test('cancelling takes effect within 100 ms, and the next check is sound', async () => {
  await onPage(async (page, faults) => {
    await page.setInputFiles('#file', files.paths.large);
    await page.waitForFunction(() => document.querySelector('#progress').value > 0);
    const took = await page.evaluate(async () => {
      const notice = document.querySelector('#notice');
      const started = performance.now();
      document.querySelector('#cancel').click();
      while (notice.hidden) await new Promise((resolve) => setTimeout(resolve, 1));
      return performance.now() - started;
    });
    assert.ok(took < 100, `${took} ms`);
    assert.equal(await page.locator('.verdict').count(), 0);
    assert.equal(await checkOnPage(page, files.paths.accepted), 'accepted');
    assert.deepEqual(faults, []);
  });
});

/** Aborts checkFile() at the first call of `at`, and answers how it ended and after how many milliseconds. */
function aborted(page, at, options = {}) {
  return page.evaluate(
    async ([event, chosen]) => {
      const { checkFile } = await import('/index.js');
      const file = new Blob(['email\n', 'jan@example.pl\n'.repeat(4_000_000)]);
      const stop = new AbortController();
      let asked = 0;
      const abort = () => {
        asked ||= performance.now();
        stop.abort();
      };
      const request = { signal: stop.signal, options: chosen, [event]: abort };
      const error = await checkFile(file, 'generic', request).catch((thrown) => thrown);
      return { name: error.name, took: performance.now() - asked };
    },
    [at, options],
  );
}

test('checkFile: an aborted signal rejects with AbortError within 100 ms', async () => {
  await onPage(async (page) => {
    const got = await aborted(page, 'onProgress');
    assert.equal(got.name, 'AbortError');
    assert.ok(got.took < 100, `${got.took} ms`);
    const early = await page.evaluate(async () => {
      const { checkFile } = await import('/index.js');
      const request = { signal: AbortSignal.abort() };
      return checkFile(new Blob(['email\n']), 'generic', request).catch((thrown) => thrown.name);
    });
    assert.equal(early, 'AbortError');
  });
});

test('the verdict does not wait for the digest, and the report is the same but for it', async () => {
  await onPage(async (page) => {
    const got = await page.evaluate(async () => {
      const { checkFile } = await import('/index.js');
      const file = new Blob(['email,consent_email\n', 'jan@example.pl,1\nbad,1\n'.repeat(500_000)]);
      const heard = [];
      let verdict;
      const whole = await checkFile(file, 'generic', {
        options: { digest: true },
        onProgress: () => heard.push('check'),
        onVerdict: (result) => heard.push('verdict') && (verdict = result),
        onDigest: () => heard.push('digest'),
      });
      const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
      const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(
        '',
      );
      return { heard, sha256, verdict: verdict.report, whole: whole.report, contract: whole.contract };
    });
    const order = got.heard.filter((what, i) => what !== got.heard[i - 1]);
    assert.deepEqual(order, ['check', 'verdict', 'digest']);
    assert.equal(got.verdict.file.sha256, undefined);
    assert.equal(got.whole.file.sha256, got.sha256);
    assert.equal(got.contract.file.sha256, got.sha256);
    delete got.whole.file.sha256;
    assert.deepEqual(got.whole, got.verdict);
  });
});

test('cancelling while the digest is made ends both workers within 100 ms', async () => {
  await onPage(async (page) => {
    const got = await aborted(page, 'onDigest', { digest: true });
    assert.equal(got.name, 'AbortError');
    assert.ok(got.took < 100, `${got.took} ms`);
    while (page.workers().length > 1) await page.waitForTimeout(10); // the page's spare one stays
  });
});

test('a check ends though memory is collected while it waits for the file', async () => {
  await onPage(
    async (page) => {
      // After every task: a stream that nothing held was collected, and its read never answered.
      await page.workers()[0].evaluate(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          gc();
          port2.postMessage(0);
        };
        port1.onmessage();
      });
      await checkOnPage(page, files.paths.accepted);
    },
    { args: [...kFlags, '--js-flags=--expose-gc'] },
  );
});

test('no task of the main thread lasts over 50 ms', async () => {
  let worst = [];
  for (let tried = 0; tried < kTries; tried += 1) {
    await onPage(async (page) => {
      await page.evaluate(() => {
        window.long = [];
        new PerformanceObserver((list) =>
          window.long.push(...list.getEntries().map((entry) => entry.duration)),
        ).observe({
          type: 'longtask',
        });
      });
      for (const name of ['rejects', 'wide', 'large']) {
        await checkOnPage(page, files.paths[name]);
      }
      worst = await page.evaluate(() => window.long);
    });
    if (worst.length === 0) return;
  }
  assert.deepEqual(worst, []);
});

test('keyboard: language, file and profile in this order, then the verdict', async () => {
  await onPage(async (page) => {
    const opened = page.waitForEvent('filechooser'); // listened for well before the key is pressed
    const reached = [];
    for (let i = 0; i < 3; i += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement.id));
    }
    assert.deepEqual(reached, ['language', 'choose', 'profile']);
    await page.focus('#choose');
    await page.keyboard.press('Enter');
    await (await opened).setFiles(files.paths.accepted);
    await shown(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'verdict');
    assert.equal(await page.textContent('#announce'), await page.textContent('#verdict'));
  });
});

test('languages: page and findings change together', async () => {
  await onPage(async (page) => {
    await checkOnPage(page, files.paths.rejects);
    const seen = new Set();
    for (const language of ['de', 'nl', 'pl', 'ru', 'en']) {
      const old = await page.textContent('#verdict');
      await page.selectOption('#language', language);
      await page.waitForFunction(
        (before) => ![undefined, before].includes(document.querySelector('#verdict')?.textContent),
        old,
      );
      await shown(page);
      assert.equal(await page.getAttribute('html', 'lang'), language);
      seen.add(await page.textContent('#verdict')).add(await page.textContent('.finding-remedy'));
    }
    assert.equal(seen.size, 10);
  });
});

test('profiles: a choice checks anew, and a faulty own profile is told with the nearest key', async () => {
  await onPage(async (page) => {
    await checkOnPage(page, files.paths.accepted);
    await page.selectOption('#profile', 'expertsender');
    await page.waitForFunction(() => document.querySelector('.facts')?.textContent.includes('expertsender'));
    const own = join(files.folder, 'own.json');
    writeFileSync(own, '{"format_version": 1, "id": "own", "identifers": {"any_of": ["email"]}}');
    await page.setInputFiles('#profile-file', own);
    await page.waitForSelector('#notice:not([hidden])');
    assert.match(await page.textContent('#notice'), /identifers.*identifiers.*profile_unknown_key/s);
  });
});

test('a file that changes while it is read is a clear fault, not a verdict', async () => {
  await onPage(async (page) => {
    const file = join(files.folder, 'shrinks.csv');
    writeFileSync(file, 'email\n' + 'jan@example.pl\n'.repeat(100_000));
    await page.evaluate(() => {
      const input = Object.assign(document.createElement('input'), {
        type: 'file',
        id: 'probe',
      });
      document.body.append(input);
    });
    await page.setInputFiles('#probe', file);
    // The browser looks at the file when it is first asked, and goes by its time, which has to differ.
    await page.waitForFunction(() => document.querySelector('#probe').files[0]?.size > 100);
    truncateSync(file, 100);
    utimesSync(file, 1, 1);
    const code = await page.evaluate(async () => {
      const { checkFile } = await import('/index.js');
      return checkFile(document.querySelector('#probe').files[0], 'generic').catch((thrown) => thrown.code);
    });
    assert.equal(code, 'file_unreadable');
  });
});
