// The package itself: what is generated is fresh, what is exported is there, what is promised of its sources holds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });

test('generated types are those of core/finding.def and the schemas', () =>
  run('scripts/generate.mjs', '--check'));

test('sources hold neither any, eval, inline scripts nor HTML from strings', () =>
  run('scripts/forbidden.mjs'));

test('every export of package.json is built', () => {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const paths = Object.values(exports).flatMap((one) =>
    typeof one === 'string' ? [one] : Object.values(one),
  );
  for (const path of paths) assert.ok(existsSync(join(root, path)), path);
});

test('the lock file names no registry', () => {
  assert.doesNotMatch(readFileSync(join(root, 'package-lock.json'), 'utf8'), /"resolved"/);
});

test('the examples of README.md compile', () => {
  const examples = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```ts\n(.*?)```/gs)];
  assert.ok(examples.length > 0);
  const folder = mkdtempSync(join(root, 'dist/readme-'));
  try {
    examples.forEach(([, code], i) =>
      writeFileSync(join(folder, `example_${i}.ts`), `${code}\nexport {};\n`),
    );
    const extended = { extends: '../../tsconfig.json', include: ['*.ts'], exclude: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(extended));
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', folder], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the page offers every built-in profile', () => {
  const page = readFileSync(join(root, 'page/index.html'), 'utf8');
  const select = page.match(/<select id="profile">(.*?)<\/select>/s)[1];
  const offered = [...select.matchAll(/value="(\w+)"/g)].map(([, id]) => id).filter((id) => id !== 'own');
  const builtIn = readdirSync(join(root, '../core/profile/builtin')).map((name) => name.replace('.json', ''));
  assert.deepEqual(offered.sort(), builtIn.sort());
});
