// Peers from npm (package.json here): installed by the bench only, once for each state of the lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, say } from './machine.mjs';

const stampPath = join(here, 'node_modules/.lock-installed');

/** Where the registry can't be reached the bench goes on without them. */
export function installPeers() {
  const stamp = createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: here,
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) writeFileSync(stampPath, stamp);
  else say('bench: npm ci failed');
}

/** Is this package there? Says so where it is not. */
export function hasPeer(name) {
  const there = existsSync(join(here, 'node_modules', name, 'package.json'));
  if (!there) say(`bench: left out, not installed: ${name}`);
  return there;
}
