// The built package in Node: the same loader and engine as in the browser.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CheckError, Engine, feedBlob } from '../dist/engine.js';

const module = await WebAssembly.compile(await readFile(new URL('../dist/consentry.wasm', import.meta.url)));
const kFile = new TextEncoder().encode(
  'email,Święto,consent_email\r\nzażółć@exämple.com,"日本 ""語""\n€",1\r\nанна@пример.рф,x,да\r\nbad,y,0\r\n',
);

/** Checks bytes in blocks of `size`. */
async function check(bytes, size, options = '{}') {
  const told = { previews: [], rejects: '' };
  const decoder = new TextDecoder();
  const engine = await Engine.create(module, {
    onPreview: (preview) => told.previews.push(preview),
    onRejects: (part) => (told.rejects += decoder.decode(part, { stream: true })),
  });
  engine.setLanguage('en');
  engine.open('generic', options, bytes.length, size);
  const work = () => {
    let step = engine.step(1 << 20);
    while (step === 'more') step = engine.step(1 << 20);
    return step;
  };
  for (let at = 0; at < bytes.length; at += size) {
    engine.feed(bytes.subarray(at, at + size));
    if (work() === 'restart') at = -size;
  }
  engine.finish();
  assert.equal(work(), 'done');
  return { ...engine.result(), ...told };
}

test('the report does not depend on the blocks, and its texts are whole', async () => {
  const whole = await check(kFile, kFile.length);
  const text = new TextDecoder().decode(whole.report);
  for (const size of [1, 7, 64])
    assert.equal(new TextDecoder().decode((await check(kFile, size)).report), text);
  const report = JSON.parse(text);
  assert.equal(report.totals.read, 3);
  assert.equal(report.mapping[1].header, 'Święto');
  assert.equal(report.preview[0][1], '日本 "語"\\x0A€');
  assert.deepEqual(whole.previews.at(-1).rows, report.preview);
  assert.match(whole.rejects, /^email,Święto,consent_email,consentry_line/);
});

test('feedBlob reads a Blob in Node too', async () => {
  const file = new Blob([kFile]);
  const engine = await Engine.create(module);
  engine.open('generic', '{"digest": true}', file.size, 8 << 20);
  const heard = [];
  await feedBlob(engine, file, (bytes) => heard.push(bytes));
  const { report, contract } = engine.result();
  assert.equal(heard.at(-1), file.size);
  const hex = (buffer) => Buffer.from(buffer).toString('hex');
  assert.equal(contract.file.sha256, hex(await crypto.subtle.digest('SHA-256', kFile)));
  assert.equal(contract.report_sha256, hex(await crypto.subtle.digest('SHA-256', report)));
});

test('faults bear a code and say what helps', async () => {
  const open = async (profile, options = '{}') => {
    const engine = await Engine.create(module);
    try {
      engine.open(profile, options, 0, 64);
    } catch (thrown) {
      assert.ok(thrown instanceof CheckError);
      return `${thrown.code}: ${thrown.message}`;
    }
    return 'no fault';
  };
  assert.match(await open('expertsendr'), /^profile_unknown: .*expertsender/);
  assert.match(await open('{"format_version":1,"id":"x","fild":{}}'), /^profile_unknown_key: .*fild/);
  assert.match(await open('generic', '{"delimeter":";"}'), /^options_unknown_key: .*delimiter/);
});

test('texts come in five languages with their arguments', async () => {
  const engine = await Engine.create(module);
  const texts = ['en', 'de', 'nl', 'pl', 'ru'].map((lang) =>
    engine.text(lang, 601, { expected: '8', found: '2' }),
  );
  assert.equal(new Set(texts.map(({ text }) => text)).size, 5);
  for (const { text, remedy } of texts)
    assert.ok(text.includes('8') && text.includes('2') && remedy.length > 5, text);
});
