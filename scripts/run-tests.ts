// The second README command: every gate, then every test. Arguments narrow the tests to matching paths: `npm test -- journal`.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
const narrow = process.argv.slice(2);

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

if (narrow.length === 0) {
  const status = run(process.execPath, ['scripts/check.ts']);
  if (status !== 0) process.exit(status);
}
const files = globSync(['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/**/*.test.ts'], { cwd: root })
  .filter((file) => narrow.length === 0 || narrow.some((part) => file.includes(part)))
  .toSorted();
if (files.length === 0) {
  console.error(`no test file matches: ${narrow.join(' ')}`);
  process.exit(1);
}
process.exit(run(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files]));
