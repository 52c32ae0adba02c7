import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parseInput } from '@tocsin/core/entry';
import { buildRaid } from '@tocsin/sim/raid/raid-inputs';
import { QUIET_RAID } from '@tocsin/sim/raid/raid-options';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-raid-'));
const program = fileURLToPath(new URL('../main.ts', import.meta.url));
after(() => rmSync(folder, { recursive: true, force: true }));

const simulate = (...args: readonly string[]) => promisify(execFile)(process.execPath, [program, 'simulate', ...args]);
const linesOf = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

test('every input of a raid of all kinds is one that the engine takes', () => {
  const { inputs } = buildRaid({
    ...QUIET_RAID,
    counts: { rockets: 8, salvos: 2, mortars: 3, missiles: 2, drones: 3, cruise: 2, aircraft: 2 },
    radars: { ...QUIET_RAID.radars, count: 3, clutter: 4, gaps: 1, biasMrad: 2, dopplerMps: 2 },
    reporters: { transponders: 0.5, spotters: 5, microphones: 8, liars: 3 },
  });
  const kinds = new Set(inputs.map(({ kind }) => kind));
  assert.deepEqual([...kinds].toSorted(), ['region', 'scan', 'sensor', 'sighting']);
  for (const input of inputs) {
    const parsed = parseInput(JSON.parse(JSON.stringify(input)));
    assert.ok(parsed.ok, JSON.stringify({ input, parsed }));
    assert.deepEqual(parsed.value, input);
  }
});

test('a raid and its truth are written to their files, by the options that are given', async () => {
  const [out, truth] = [join(folder, 'raid.jsonl'), join(folder, 'truth.jsonl')];
  const { stdout } = await simulate(
    ...['raid', '--seed', '5', '--rockets', '4', '--salvos', '2', '--mortars', '1', '--radars', '2', '--over', '35.1,32.9'],
    ...['--begins', '2026-03-01T10:00:00+02:00', '--doppler', '2', '--out', out, '--truth', truth],
  );
  assert.equal(stdout, '');
  const inputs = linesOf(out).map((line) => {
    const parsed = parseInput(line);
    assert.ok(parsed.ok);
    return parsed.value;
  });
  assert.equal(inputs.filter(({ kind }) => kind === 'sensor').length, 2);
  const scan = inputs.find((input) => input.kind === 'scan');
  assert.ok(scan?.time.startsWith('2026-03-01T07:59:5'));
  assert.equal(linesOf(truth).length, 5);
  assert.equal((await simulate('raid', '--rockets', '0')).stdout.split('\n')[0], '{"kind":"region","use":"oref"}');
});

test('a named scenario is still written by its name', async () => {
  assert.match((await simulate('open-country-one')).stdout, /"sensor":"radar-south"/);
});

test('an option that says nothing sensible is refused by its name', async () => {
  for (const [option, text] of [
    ['--rockets', '-1'],
    ['--rockets', '2.5'],
    ['--salvos', '0'],
    ['--over', '34.6'],
    ['--over', '34.6,99'],
    ['--begins', 'noon'],
    ['--missed', '1.5'],
    ['--period', '0'],
    ['--sigma-angle', ''],
    ['--doppler', 'x'],
  ] as const) {
    await assert.rejects(
      simulate('raid', `${option}=${text}`),
      (cause: unknown) => cause instanceof Error && cause.message.includes(`option '${option} `),
      `${option} ${text}`,
    );
  }
});
