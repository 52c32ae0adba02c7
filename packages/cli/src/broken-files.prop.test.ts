// Every file that a person gives to Tocsin, broken in 10,000 ways: refused by the name of the field, never half taken in.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { parseRegionPack } from '@tocsin/core/zone/region-pack';
import { ConfigError, openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { readOrefHistory } from '@tocsin/server/adapters/feed-oref-history/read-oref-history';
import { anySpoilt, anySpoiltText, type SpoiltJson } from '@tocsin/testkit/files/spoilt-json';
import fc from 'fast-check';
import { readInputs, UnreadableInputs } from './read-inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-broken-'));
after(() => rmSync(folder, { recursive: true }));

const ROOT = new URL('../../..', import.meta.url).pathname;
const scenarios = ['2023-01-27-ashkelon-five', '2023-12-01-truce-expires', '2024-01-06-north-62-claimed'];
const lines = scenarios.flatMap((name) => readFileSync(`${ROOT}scenarios/${name}.jsonl`, 'utf8').trim().split('\n'));
/** The richest line of each kind: the most fields to break. */
const goodInputs: readonly unknown[] = [
  ...Map.groupBy(
    lines.map((line) => JSON.parse(line)),
    ({ kind }: { kind: string }) => kind,
  )
    .values()
    .map((all) => all.toSorted((one, other) => fieldsOf(other) - fieldsOf(one))[0]),
  { kind: 'sighting', reporter: 'anna', time: '2026-01-01T00:00:00.000Z', threat: 'uav', position: [34.5, 31.6], accuracy: 500 },
  { kind: 'feed-alert', source: 'hfc', time: '2026-01-01T00:00:00.000Z', phase: 'shelter', threat: 'rocket', zones: ['north'] },
  { kind: 'outcome', time: '2026-01-01T00:00:00.000Z', outcome: 'intercepted', count: 1, source: 'hfc' },
  { kind: 'cancel', time: '2026-01-01T00:00:00.000Z', zones: ['1'], reason: 'none', operator: 'anna' },
];

const goodPack = {
  type: 'FeatureCollection',
  tocsin: 'region/1',
  id: 'town',
  version: '1',
  timeZone: 'Asia/Jerusalem',
  features: [
    {
      type: 'Feature',
      id: 'north',
      properties: { names: { en: 'North', he: 'צפון' }, district: { en: 'Town' }, shelterTimes: [{ seconds: 30 }] },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [34, 31],
            [34.1, 31],
            [34.1, 31.1],
            [34, 31],
          ],
        ],
      },
    },
  ],
};

const goodConfig = {
  region: 'oref',
  listen: { host: '127.0.0.1', port: 8_080 },
  sender: 'town.example',
  sensors: [{ kind: 'sensor', id: 'radar-1', position: [34.5, 31.5, 20], sigma: { range: 25, azimuth: 0.1, elevation: 0.1 }, period: 1 }],
  sources: [{ id: 'first', keySha256: 'a'.repeat(64), status: 'Actual', may: ['radar-1'] }],
  operators: [{ name: 'anna', tokenSha256: 'b'.repeat(64) }],
  limits: { listenersMax: 10 },
};

const goodRow = { time: '2024-01-06 08:00:00', city: 'אשקלון', description: 'ירי רקטות וטילים' };

describe('broken files', () => {
  test('4,000 spoilt lines of a scenario: each is refused under its number and field, and nothing is replayed', async () => {
    const spoilt = fc.sample(anySpoilt(goodInputs), { numRuns: 4_000, seed: 1 });
    const file = join(folder, 'spoilt.jsonl');
    writeFileSync(file, spoilt.map(({ json }) => JSON.stringify(json)).join('\n'));
    const refusal = await readInputs(file).catch((cause: unknown) => cause);
    assert.ok(refusal instanceof UnreadableInputs);
    for (const [place, { json, path }] of spoilt.entries()) {
      const reason: string | undefined = refusal.reasons.find((text) => text.startsWith(`line ${place + 1}: `));
      assert.ok(reason !== undefined, `accepted: ${JSON.stringify(json)}`);
      assertNames(reason, { json, path });
    }
  });

  test('2,000 spoilt region packs: each is refused by a field, as a whole', () => {
    assert.ok(parseRegionPack(goodPack).ok, JSON.stringify(parseRegionPack(goodPack)));
    for (const { json, path } of fc.sample(anySpoilt([goodPack]), { numRuns: 2_000, seed: 2 })) {
      const parsed = parseRegionPack(json);
      assert.ok(!parsed.ok, `accepted: ${JSON.stringify(json)}`);
      assertNames(parsed.error.map((issue) => `${issue.path}: ${issue.message}`).join('; '), { json, path });
    }
  });

  test('2,000 spoilt configurations: each is refused by file and field, and the file stays as it was', () => {
    const file = join(folder, 'config.json');
    writeFileSync(file, JSON.stringify(goodConfig));
    assert.equal(openConfig(folder).config.sender, 'town.example');
    for (const { json, path } of fc.sample(anySpoilt([goodConfig]), { numRuns: 2_000, seed: 3 })) {
      const text = JSON.stringify(json);
      writeFileSync(file, text);
      const refusal = thrownBy(() => openConfig(folder));
      assert.ok(refusal instanceof ConfigError, `accepted, or crashed: ${text} ${String(refusal)}`);
      assert.ok(refusal.message.includes(file));
      assertNames(refusal.message, { json, path });
      assert.equal(readFileSync(file, 'utf8'), text);
    }
  });

  test('1,000 spoilt rows of a history: each is counted as bad under its line and field, the good one beside it is used', () => {
    const spoilt = fc.sample(anySpoilt([goodRow]), { numRuns: 1_000, seed: 4 });
    const texts = spoilt.flatMap(({ json }) => [JSON.stringify(json), JSON.stringify(goodRow)]);
    const history = readOrefHistory(texts, { source: 'history', timeZone: 'Asia/Jerusalem' });
    assert.deepEqual([history.rows, history.accepted, history.bad.length], [2_000, 1_000, 1_000]);
    for (const [place, { json, path }] of spoilt.entries()) {
      const bad = history.bad[place];
      assert.equal(bad?.line, 2 * place + 1, `accepted: ${JSON.stringify(json)}`);
      assertNames(`${bad?.path}: ${bad?.message}`, { json, path });
    }
  });

  test('1,000 texts cut, doubled or with a byte changed: read, or refused in words, never a crash', async () => {
    const file = join(folder, 'text.jsonl');
    const configFile = join(folder, 'config.json');
    const texts = fc.sample(anySpoiltText([JSON.stringify(goodConfig), ...goodInputs.map((input) => JSON.stringify(input))]), {
      numRuns: 1_000,
      seed: 5,
    });
    let refused = 0;
    for (const text of texts) {
      writeFileSync(configFile, text);
      const fault = thrownBy(() => openConfig(folder));
      assert.ok(fault instanceof ConfigError || fault === undefined, String(fault));
      writeFileSync(file, text);
      const refusal = await readInputs(file).catch((cause: unknown) => cause);
      if (refusal instanceof Error) {
        refused += 1;
        assert.ok(refusal instanceof UnreadableInputs || refusal.message.startsWith('region '), String(refusal));
      }
      readOrefHistory([text], { source: 'history', timeZone: 'Asia/Jerusalem' });
    }
    assert.ok(refused > 500);
  });
});

function fieldsOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value)
    .slice(0, 3)
    .reduce<number>((sum, member) => sum + fieldsOf(member), 1);
}

/** The refusal has to name the field that was spoilt, or the one it belongs to. */
function assertNames(refusal: string, { json, path }: SpoiltJson): void {
  const names = path.filter((step) => typeof step === 'string');
  const isNamed = names.length === 0 || names.some((name) => refusal.includes(name));
  assert.ok(isNamed, `${path.join('.')} is not named by "${refusal}" for ${JSON.stringify(json)}`);
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (cause) {
    return cause;
  }
}
