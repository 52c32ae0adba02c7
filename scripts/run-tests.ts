// The second README command: every gate, then every test. Arguments narrow the tests to matching paths: `npm test -- journal`.
// With TOCSIN_CI set, a test that is skipped fails the run, unless it needs data that lies outside the project and is not there.
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const narrow = process.argv.slice(2);
const isStrict = process.env['TOCSIN_CI'] !== undefined;

function run(command: string, args: readonly string[]): number {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

if (narrow.length === 0) {
  const status = run(process.execPath, ['scripts/check.ts']);
  if (status !== 0) process.exit(status);
}
const files = globSync(['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'], { cwd: root })
  .filter((file) => narrow.length === 0 || narrow.some((part) => file.includes(part)))
  .toSorted();
if (files.length === 0) {
  console.error(`no test file matches: ${narrow.join(' ')}`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'tocsin-tests-'));
const log = join(folder, 'tests.tap');
const reporters = [
  '--test-reporter=spec',
  '--test-reporter-destination=stdout',
  '--test-reporter=tap',
  `--test-reporter-destination=${log}`,
];
const status = run(process.execPath, ['--test', '--test-concurrency=2', ...reporters, ...files]);
const tap = readFileSync(log, 'utf8');
rmSync(folder, { recursive: true });

const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
const skipped = [...tap.matchAll(/^\s*ok \d+ - (.*) # SKIP ?(.*)$/gm)].map(([, name = '', reason = '']) => ({ name, reason }));
for (const { name, reason } of skipped) console.log(`skipped: ${name}: ${reason}`);
console.log(`${count('pass')} passed, ${count('fail') + count('cancelled')} failed, ${count('skipped')} skipped`);
const isExcused = skipped.every(({ reason }) => reason.startsWith('data absent: '));
if (isStrict && !isExcused) console.error('a test was skipped where none may be');
process.exit(status !== 0 ? status : isStrict && !isExcused ? 1 : 0);
