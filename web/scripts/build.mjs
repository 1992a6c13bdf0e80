// Builds dist/: the library, the worker, the engine for other hosts, the page, the module and the declarations.
// Use:  node scripts/build.mjs [--module PATH]   (default: build/wasm/consentry.wasm of this repository)
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const option = process.argv.indexOf('--module');
const module = option > 0 ? process.argv[option + 1] : at('../build/wasm/consentry.wasm');
if (!existsSync(module)) throw new Error(`${module} is missing: build the preset "wasm" first`);

rmSync(at('dist'), { recursive: true, force: true });
mkdirSync(at('dist'), { recursive: true });
await build({
  entryPoints: {
    index: at('src/index.ts'),
    engine: at('src/engine_api.ts'),
    worker: at('src/worker.ts'),
    page: at('page/page.ts'),
  },
  outdir: at('dist'),
  bundle: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
});
await build({
  entryPoints: { page: at('page/page.css') },
  outdir: at('dist'),
  bundle: true,
  minify: true,
  logLevel: 'warning',
});
for (const name of ['index.html', 'icon.svg']) copyFileSync(at(`page/${name}`), at(`dist/${name}`));
copyFileSync(module, at('dist/consentry.wasm'));
execFileSync(at('node_modules/.bin/tsc'), ['-p', at('tsconfig.declarations.json')], { stdio: 'inherit' });
