// The built package in Node: the same loader and engine as in the browser.
import assert from 'node:assert/strict';
import { closeSync, openAsBlob, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { CheckError, Engine, digestBlob, feedBlob, feedSource } from '../dist/engine.js';

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

const digestOf = async (bytes) => Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');

test('a digest that comes after the check gives the same report and contract', async () => {
  const at_once = await check(kFile, kFile.length, '{"digest": true}');
  const engine = await Engine.create(module);
  engine.leaveDigest();
  engine.open('generic', '{"digest": true}', kFile.length, 1 << 20);
  assert.equal(await feedBlob(engine, new Blob([kFile]), () => undefined), true);
  const before = engine.result();
  assert.equal(before.contract.file.sha256, undefined);
  engine.setDigest(await digestOf(kFile));
  assert.deepEqual(engine.result().contract, at_once.contract);
  assert.deepEqual(engine.result().report, at_once.report);
  assert.notDeepEqual(engine.result().report, before.report);
});

test('a file that is too large to be read has no digest, whoever makes it', async () => {
  const profile = '{"format_version":1,"id":"x","extends":"generic","file":{"max_bytes":10}}';
  const run = async (apart) => {
    const engine = await Engine.create(module);
    if (apart) engine.leaveDigest();
    engine.open(profile, '{"digest": true}', kFile.length, 1 << 20);
    assert.equal(await feedBlob(engine, new Blob([kFile]), () => undefined), false);
    if (apart) engine.setDigest('0'.repeat(64));
    return engine.result();
  };
  assert.deepEqual(await run(true), await run(false));
});

test('digestBlob: the digest of any bytes, without a check', async () => {
  const engine = await Engine.create(module);
  for (const size of [0, 1, 63, 64, 65, 3_000_001]) {
    const bytes = new Uint8Array(size).map((_, i) => i % 251);
    assert.equal(await digestBlob(engine, new Blob([bytes])), await digestOf(bytes), String(size));
  }
});

/** A Blob whose stream is not one of bytes: it is read in slices then. */
function withoutByteStream(blob) {
  return Object.defineProperty(blob, 'stream', {
    value: () => new ReadableStream({ start: (controller) => controller.close() }),
  });
}

test('stream and slices: the same report for sizes around their ends', async () => {
  const row = 'contact@example.com,"a, b"\n';
  for (const size of [0, 1, (256 << 10) - 1, 256 << 10, (1 << 20) + 1, (8 << 20) + (256 << 10), 9_500_000]) {
    const bytes = Buffer.alloc(size, row);
    const reports = [];
    for (const file of [new Blob([bytes]), withoutByteStream(new Blob([bytes]))]) {
      const engine = await Engine.create(module);
      engine.open('generic', '{"digest": true}', file.size, 1 << 20);
      const heard = [0];
      assert.equal(await feedBlob(engine, file, (done) => heard.push(done)), true);
      assert.equal(heard.at(-1), size);
      assert.equal(engine.result().contract.file.sha256, await digestOf(bytes));
      reports.push(engine.result().report);
    }
    assert.deepEqual(reports[0], reports[1]);
  }
});

test('a file that ends early or fails is unreadable', async () => {
  const broken = (stream) =>
    Object.defineProperty(new Blob(['email\na@example.com\n']), 'stream', { value: stream });
  const early = () =>
    new ReadableStream({ type: 'bytes', pull: (c) => (c.close(), c.byobRequest?.respond(0)) });
  const failing = () => new ReadableStream({ type: 'bytes', pull: (c) => c.error(new Error('gone')) });
  for (const stream of [early, failing]) {
    const engine = await Engine.create(module);
    engine.open('generic', '{}', 20, 1 << 20);
    const thrown = await feedBlob(engine, broken(stream), () => undefined).catch((error) => error);
    assert.ok(thrown instanceof CheckError, String(thrown));
    assert.equal(thrown.code, 'file_unreadable');
  }
});

const sample = (name) => new URL(`../../tests/samples/formats/${name}`, import.meta.url);

/** Checks a sample that is read at random by `readAt`. */
async function pulled(name, readAt) {
  const file = await openAsBlob(sample(name));
  const engine = await Engine.create(module);
  if (readAt) engine.setSource({ readAt });
  engine.open('generic', '{"digest": true}', file.size, 1 << 20);
  const heard = [0];
  assert.equal(await feedBlob(engine, file, (done) => heard.push(done)), true);
  assert.deepEqual(
    heard,
    heard.toSorted((a, b) => a - b),
  );
  return engine.result();
}

test('archives and workbooks are read at random, from a file or from memory', async () => {
  for (const name of ['one.zip', 'sheets.xlsx', 'sheets.xls', 'contacts.json', 'contacts.ndjson']) {
    const bytes = await readFile(sample(name));
    const descriptor = openSync(sample(name));
    const of_file = await pulled(name, (offset, target) =>
      readSync(descriptor, target, 0, target.length, offset),
    );
    closeSync(descriptor);
    const of_memory = await pulled(name, (offset, target) => bytes.copy(target, 0, offset));
    assert.deepEqual(of_file, of_memory);
    const report = JSON.parse(new TextDecoder().decode(of_file.report));
    assert.equal(report.totals.accepted, 3, name);
    assert.equal(report.file.sha256, await digestOf(bytes));
  }
});

test('feedSource: text and archives, from a source alone', async () => {
  const text = Buffer.from('email\n' + 'a@example.com\n'.repeat(200_000));
  for (const bytes of [text, kFile, Buffer.alloc(0), await readFile(sample('one.zip'))]) {
    const whole = await Engine.create(module);
    const readAt = (offset, target) => {
      target.set(bytes.subarray(offset, offset + target.length));
      return target.length;
    };
    whole.setSource({ readAt });
    whole.open('generic', '{}', bytes.length, 1 << 20);
    assert.equal(await feedBlob(whole, new Blob([bytes]), () => undefined), true);
    const engine = await Engine.create(module);
    engine.open('generic', '{}', bytes.length, 1 << 20);
    let last = 0;
    assert.equal(await feedSource(engine, { readAt }, bytes.length, (done) => (last = done)), true);
    assert.ok(last <= bytes.length);
    assert.deepEqual(engine.result(), whole.result());
  }
  const engine = await Engine.create(module);
  engine.open('generic', '{}', 10, 1 << 20);
  const short = await feedSource(engine, { readAt: () => 3 }, 10, () => undefined).catch(
    (thrown) => thrown.code,
  );
  assert.equal(short, 'file_unreadable');
});

test('an archive that can not be read at random is a fault of the host', async () => {
  const fault = (readAt) => pulled('one.zip', readAt).catch((thrown) => thrown.code);
  assert.equal(
    await fault(() => {
      throw new Error('gone');
    }),
    'file_unreadable',
  );
  assert.equal(await fault(() => 0), 'file_unreadable');
  assert.equal(await fault(undefined), 'internal');
});

test('many rejected rows come in few parts, and their bytes do not depend on the blocks', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `bad${i},${i}`).join('\n');
  const bytes = new TextEncoder().encode(`email,note\n${rows}\n`);
  const run = async (size) => {
    const parts = [];
    const engine = await Engine.create(module, { onRejects: (part) => parts.push(part) });
    engine.open('generic', '{}', bytes.length, size);
    for (let at = 0; at < bytes.length; at += size) {
      engine.feed(bytes.subarray(at, at + size));
      while (engine.step(size) === 'more');
    }
    engine.finish();
    while (engine.step(size) === 'more');
    return parts;
  };
  const whole = await run(bytes.length);
  const text = Buffer.concat(whole).toString();
  assert.ok(whole.length > 1 && whole.length <= 1 + (text.length >> 16), String(whole.length));
  assert.equal(text.split('\r\n').length, 5002);
  for (const size of [4096, 65_537]) assert.equal(Buffer.concat(await run(size)).toString(), text);
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
