import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formatRegionPack } from '@tocsin/core/zone/region-pack';
import type { Region } from '@tocsin/core/zone/zone';
import { createRegionLoader, RegionUnusableError } from './region-loader.ts';

const folder = await mkdtemp(join(tmpdir(), 'tocsin-region-'));
after(() => rm(folder, { recursive: true }));

const ring = [
  [34, 31],
  [34.1, 31],
  [34.1, 31.1],
  [34, 31],
] as const;
const region: Region = {
  id: 'built',
  version: '1',
  timeZone: 'UTC',
  zones: [
    {
      id: 'z',
      names: { en: 'Z' },
      district: {},
      shelterTimes: [{ seconds: 30 }],
      parts: [[ring]],
      point: [34.05, 31.02],
      aliases: [],
      shelters: [],
    },
  ],
};

test('a built region is built once, and its hash is that of its pack', async () => {
  let builds = 0;
  const load = createRegionLoader({
    built: () => {
      builds += 1;
      return region;
    },
  });
  const first = await load('built');
  assert.equal(await load('built'), first);
  assert.equal(builds, 1);
  assert.equal(first.sha256, createHash('sha256').update(formatRegionPack(region)).digest('hex'));
});

test('a pack is found in the folder and gives the same region and hash, byte order mark or not', async () => {
  await writeFile(join(folder, 'pack.json'), `\uFEFF${formatRegionPack(region)}`);
  const load = createRegionLoader({ built: () => region });
  const loaded = await load('pack.json', folder);
  assert.deepEqual(loaded.region, region);
  assert.equal(loaded.sha256, (await load('built')).sha256);
});

test('a file that is missing, no JSON or no pack is refused with the reason', async () => {
  await writeFile(join(folder, 'broken.json'), '{"type":');
  await writeFile(join(folder, 'other.json'), '{"type":"FeatureCollection","features":[]}');
  const load = createRegionLoader({});
  for (const [file, code] of [
    ['none.json', 'NO_FILE'],
    ['broken.json', 'NOT_JSON'],
    ['other.json', 'invalid_value'],
    ['toString', 'NO_FILE'],
  ] as const) {
    await assert.rejects(
      load(file, folder),
      (error) => error instanceof RegionUnusableError && error.issues[0]?.code === code && error.message.includes(file),
    );
  }
});
