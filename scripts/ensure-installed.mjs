// Runs before each README command, under whatever Node the machine has (20 or later): installs what package-lock.json names,
// Node 26 among it, when that has not happened yet. Later steps of the same npm script then find Node 26 first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.tocsin-installed`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('tocsin: installing dependencies (once, about a minute) ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const exact = spawnSync(npm, ['ci', ...quiet], { cwd: root, stdio: 'ignore' });
  // A registry mirror that carries only some platforms' optional packages makes `npm ci` refuse; `install` keeps to the same versions.
  const result =
    exact.status === 0 ? exact : spawnSync(npm, ['install', '--no-save', ...quiet], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (result.status !== 0) {
    console.error('tocsin: the dependencies could not be installed; see the lines above');
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, lock);
}
