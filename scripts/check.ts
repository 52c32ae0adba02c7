// Every gate that is not a test, in the order in which they are cheapest to fail.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
const bin = `${root}node_modules/.bin/`;
const gates: readonly (readonly [string, readonly string[]])[] = [
  ['biome', ['check', '--error-on-warnings', '.']],
  ['tsc', ['-b']],
  ['tsc', ['-p', 'tsconfig.tests.json']],
  ['depcruise', ['--config', '.dependency-cruiser.cjs', ...readdirSync(`${root}packages`).map((name) => `packages/${name}/src`)]],
  ['node', ['scripts/tidy.ts']],
];

for (const [tool, args] of gates) {
  const result = spawnSync(tool === 'node' ? process.execPath : bin + tool, args, { cwd: root, stdio: 'inherit' });
  if (result.status !== 0) {
    console.error(`gate failed: ${tool} ${args.join(' ')}`);
    process.exit(result.status ?? 1);
  }
}
console.log(`${gates.length} gates passed`);
