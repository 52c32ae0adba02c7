import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseRegionPack } from '@tocsin/core/zone/region-pack';

const folder = await mkdtemp(join(tmpdir(), 'tocsin-region-'));
after(() => rm(folder, { recursive: true }));

const commander = import.meta.resolve('commander');
const commands = new URL('region.ts', import.meta.url).href;
const PROGRAM = `
  import { Command } from ${JSON.stringify(commander)};
  import { registerRegionCommands } from ${JSON.stringify(commands)};
  const program = new Command('tocsin');
  registerRegionCommands(program);
  await program.parseAsync(process.argv.slice(1), { from: 'user' });
`;

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, ['--input-type=module', '-e', PROGRAM, '--', ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

const square = [
  [34, 31],
  [34.1, 31],
  [34.1, 31.1],
  [34, 31.1],
  [34, 31],
];

function aMap(ring: number[][]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [{ type: 'Feature', properties: { NAME: 'Town' }, geometry: { type: 'Polygon', coordinates: [ring] } }],
  });
}

test('a map becomes a pack, the pack passes the check, and no draft is left behind', async () => {
  await writeFile(join(folder, 'map.geojson'), aMap(square));
  const built = await run(
    'region',
    'build',
    'geojson',
    'map.geojson',
    '--id',
    'town',
    '--name-property',
    'NAME',
    '--shelter-time',
    '30',
    '--out',
    'town.json',
    '--json',
  );
  assert.equal(built.code, 0, built.stderr);
  assert.equal(JSON.parse(built.stdout).zones, 1);
  const parsed = parseRegionPack(JSON.parse(await readFile(join(folder, 'town.json'), 'utf8')));
  assert.ok(parsed.ok && parsed.value.zones[0]?.names.en === 'Town');
  const checked = await run('region', 'check', 'town.json', '--json');
  assert.equal(checked.code, 0);
  assert.deepEqual(JSON.parse(checked.stdout), { errors: 0, warnings: 0, findings: [] });
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.draft')),
    [],
  );
});

test('a faulty map ends with exit code 1, the field of every issue, and no file', async () => {
  await writeFile(join(folder, 'open.geojson'), aMap(square.slice(0, 4)));
  const built = await run('region', 'build', 'geojson', 'open.geojson', '--out', 'open.json');
  assert.equal(built.code, 1);
  assert.match(built.stderr, /features\[0\]\.properties\.name/);
  assert.match(built.stderr, /shelter time/);
  assert.ok(!(await readdir(folder)).includes('open.json'));
});

test('shelters from a file of points come with the pack, and one far from every zone refuses the file', async () => {
  await writeFile(join(folder, 'map.geojson'), aMap(square));
  const shelters = (lon: number) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { name: 'School yard' }, geometry: { type: 'Point', coordinates: [lon, 31.05] } }],
    });
  await writeFile(join(folder, 'shelters.geojson'), shelters(34.05));
  const build = ['region', 'build', 'geojson', 'map.geojson', '--name-property', 'NAME', '--shelter-time', '30', '--out', 'sheltered.json'];
  const built = await run(...build, '--shelters', 'shelters.geojson', '--json');
  assert.equal(JSON.parse(built.stdout).shelters, 1, built.stderr);
  const parsed = parseRegionPack(JSON.parse(await readFile(join(folder, 'sheltered.json'), 'utf8')));
  assert.ok(parsed.ok && parsed.value.zones[0]?.shelters[0]?.names.en === 'School yard');
  await writeFile(join(folder, 'far.geojson'), shelters(50));
  const refused = await run(...build, '--shelters', 'far.geojson');
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /features\[0\].*more than 5 km/);
});

test('a missing file ends with exit code 1 and says so', async () => {
  const checked = await run('region', 'check', 'none.json');
  assert.equal(checked.code, 1);
  assert.match(checked.stderr, /none\.json/);
});

test('the pack of Israel goes to standard output and its summary beside it', async () => {
  const { code, stdout, stderr } = await run('region', 'build', 'oref');
  assert.equal(code, 0);
  const parsed = parseRegionPack(JSON.parse(stdout));
  assert.ok(parsed.ok && parsed.value.zones.length === 1_420);
  assert.match(stderr, /zones\s+1420/);
});

test('every command shows an example in its help', async () => {
  for (const command of [['build', 'oref'], ['build', 'geojson'], ['check']]) {
    const { stdout } = await run('region', ...command, '--help');
    assert.match(stdout, /Examples?:\n\s+\$ tocsin region /, command.join(' '));
  }
});
