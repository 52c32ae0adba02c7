import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';

const root = new URL('..', import.meta.url).pathname;
const copy = mkdtempSync(join(tmpdir(), 'tocsin-gates-'));
const bin = join(root, 'node_modules/.bin/');

/** A copy of the sources in which a violation can be planted; its workspace links point into the copy. */
before(() => {
  for (const file of [
    '.dependency-cruiser.cjs',
    'biome.json',
    'tsconfig.base.json',
    'package.json',
    'README.md',
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    'docs',
    'scripts',
  ])
    cpSync(join(root, file), join(copy, file), { recursive: true });
  cpSync(join(root, 'packages'), join(copy, 'packages'), { recursive: true, filter: (path) => !/\/(dist|node_modules)$/.test(path) });
  mkdirSync(join(copy, 'node_modules/@tocsin'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@tocsin' && name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of readdirSync(join(copy, 'packages')))
    symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules/@tocsin', name));
});

after(() => rmSync(copy, { recursive: true, force: true }));

function run(tool: string, args: readonly string[]): { readonly passed: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(bin + tool, args, { cwd: copy, encoding: 'utf8' });
  return { passed: status === 0, said: `${stdout}${stderr}` };
}

/** Plants a file, runs the gate, takes the file away again. */
function plant(path: string, text: string, gate: () => ReturnType<typeof run>): ReturnType<typeof run> {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const result = gate();
  rmSync(file);
  // A folder planted with its file goes with it.
  if (readdirSync(dirname(file)).length === 0) rmSync(dirname(file), { recursive: true });
  return result;
}

const layers = () =>
  run('depcruise', ['--config', '.dependency-cruiser.cjs', ...readdirSync(join(copy, 'packages')).map((name) => `packages/${name}/src`)]);
const lint = (path: string) => () => run('biome', ['check', '--error-on-warnings', '--vcs-enabled=false', path]);
const types = () => run('tsc', ['-p', 'packages/core', '--noEmit']);

test('the layers hold, and the gate has looked at the house', () => {
  const { passed, said } = layers();
  assert.ok(passed, said);
  const modules = Number(/\((\d+) modules/.exec(said)?.[1] ?? 0);
  assert.ok(modules > 200, said);
});

const VIOLATIONS: readonly (readonly [rule: string, path: string, text: string])[] = [
  [
    'core-geo-sees-only-what-comes-before',
    'packages/core/src/geo/planted.ts',
    "import { createTracker } from '../track/tracker.ts';\nexport const planted = createTracker;\n",
  ],
  [
    'core-zone-sees-only-what-comes-before',
    'packages/core/src/zone/planted.ts',
    "import { DEFAULT_POLICY } from '../warning/policy.ts';\nexport const planted = DEFAULT_POLICY;\n",
  ],
  [
    'the-siren-sees-core-alone',
    'packages/siren/src/planted.ts',
    "import { startInstallation } from '@tocsin/server/main';\nexport const planted = startInstallation;\n",
  ],
  [
    'outbox-sees-ports-and-core',
    'packages/server/src/outbox/planted.ts',
    "import { startInstallation } from '../main.ts';\nexport const planted = startInstallation;\n",
  ],
  [
    'pure-packages-see-no-machine',
    'packages/core/src/units/planted.ts',
    "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n",
  ],
  ['core-few-packages', 'packages/core/src/units/planted.ts', "import fastify from 'fastify';\nexport const planted = fastify;\n"],
  [
    'core-sees-no-other-package',
    'packages/core/src/record/planted.ts',
    "import { replayInputs } from '@tocsin/server/app/replay';\nexport const planted = replayInputs;\n",
  ],
  [
    'app-sees-ports-and-core',
    'packages/server/src/app/planted.ts',
    "import { systemClock } from '../adapters/clock-system/system-clock.ts';\nexport const planted = systemClock;\n",
  ],
  [
    'http-sees-no-adapter',
    'packages/server/src/http/planted.ts',
    "import { systemClock } from '../adapters/clock-system/system-clock.ts';\nexport const planted = systemClock;\n",
  ],
  [
    'adapters-see-no-app',
    'packages/server/src/adapters/clock-system/planted.ts',
    "import { replayInputs } from '../../app/replay.ts';\nexport const planted = replayInputs;\n",
  ],
  [
    'an-adapter-sees-no-other',
    'packages/server/src/adapters/clock-system/planted.ts',
    "import { openMemoryJournal } from '../journal-memory/memory-journal.ts';\nexport const planted = openMemoryJournal;\n",
  ],
  [
    'the-simulator-has-physics-of-its-own',
    'packages/sim/src/planted.ts',
    "import { gravityAt } from '@tocsin/core/geo/wgs84';\nexport const planted = gravityAt;\n",
  ],
  [
    'testkit-is-never-shipped',
    'packages/server/src/http/planted.ts',
    "import { anAlert } from '@tocsin/testkit/any-alert';\nexport const planted = anAlert;\n",
  ],
  [
    'pages-take-types-only',
    'packages/resident/src/planted.ts',
    "import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';\nexport const planted = DEFAULT_POLICY;\n",
  ],
  ['no-cycles', 'packages/sim/src/planted.ts', "import { again } from './planted-too.ts';\nexport const planted = () => again;\n"],
];

for (const [rule, path, text] of VIOLATIONS) {
  test(`the layer gate bites: ${rule}`, () => {
    const second = join(copy, 'packages/sim/src/planted-too.ts');
    if (rule === 'no-cycles') writeFileSync(second, "import { planted } from './planted.ts';\nexport const again = () => planted;\n");
    const { passed, said } = plant(path, text, layers);
    rmSync(second, { force: true });
    assert.ok(!passed && said.includes(rule), said);
  });
}

test('the compiler keeps the machine out of the core', () => {
  assert.ok(types().passed, types().said);
  for (const forbidden of ['process.exit()', 'setTimeout(() => {}, 1)', "fetch('x')", "console.log('x')"]) {
    const { passed, said } = plant('packages/core/src/units/planted.ts', `export const planted = () => ${forbidden};\n`, types);
    assert.ok(!passed && said.includes('planted.ts'), `${forbidden}: ${said}`);
  }
});

const tidy = () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/tidy.ts'), copy], { encoding: 'utf8' });
  return { passed: status === 0, said: `${stdout}${stderr}` };
};
const UNTIDY: readonly (readonly [what: string, path: string, text: string])[] = [
  ['a clock in the core', 'packages/core/src/units/planted.ts', 'export const planted = () => Date.now();\n'],
  ['dice in the core', 'packages/core/src/track/planted.ts', 'export const planted = () => Math.random();\n'],
  ['a promise in the log', 'packages/tlog/src/planted.ts', 'export async function planted() {}\n'],
  ['a launcher located', 'packages/server/src/app/planted.ts', 'export const launchPointOf = 1;\n'],
  ['a track drawn backwards', 'packages/core/src/track/planted.ts', 'export const backPropagate = 1;\n'],
  ['a file of everything', 'packages/server/src/app/planted.ts', 'export {};\n'.repeat(401)],
  ['a name that says nothing', 'packages/server/src/app/utils.ts', 'export {};\n'],
  ['a folder that nobody explains', 'packages/core/src/planted/planted.ts', 'export {};\n'],
  ['a decision that the index hides', 'docs/decisions/9999-planted.md', '# planted\n'],
  ['a link into the void', 'docs/planted.md', '[here](nowhere.md)\n'],
];

test('the tidy gate passes the house as it stands', () => assert.ok(tidy().passed, tidy().said));

for (const [what, path, text] of UNTIDY) {
  test(`the tidy gate bites: ${what}`, () => {
    const { passed, said } = plant(path, text, tidy);
    assert.ok(!passed && /planted|utils/.test(said), said);
  });
}

test('the linter bites: any, a fault of format, the console, a function without end', () => {
  const path = 'packages/core/src/units/planted.ts';
  assert.ok(plant(path, 'export const planted = 1;\n', lint(path)).passed);
  assert.ok(!plant(path, 'export const planted: any = 1;\n', lint(path)).passed);
  assert.ok(!plant(path, 'export const planted  =  1\n', lint(path)).passed);
  assert.ok(!plant(path, "console.log('x');\n", lint(path)).passed);
  assert.ok(!plant(path, `export function planted() {\n${'  planted();\n'.repeat(101)}}\n`, lint(path)).passed);
});
