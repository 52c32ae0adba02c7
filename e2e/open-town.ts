import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatRegionPack } from '@tocsin/core/zone/region-pack';
import { addSource, openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { addGeoJsonShelters } from '@tocsin/server/adapters/region-geojson/read-shelters';
import { buildOrefRegion } from '@tocsin/server/adapters/region-oref/build-oref-region';
import { startInstallation } from '@tocsin/server/main';
import { buildPages } from '../packages/cli/src/build-pages.ts';

/** Ashkelon, both halves: 30 s to shelter. */
export const TOWN = ['1932', '320'] as const;

/** A corner of Ashkelon; the shelters around it are made up. */
export const CORNER = { latitude: 31.664, longitude: 34.5715, accuracy: 15 } as const;

const SHELTERS = [
  [
    34.5722,
    31.6643,
    {
      'name:he': 'מקלט 14, רחוב הדקל',
      'name:ar': 'ملجأ 14، شارع الدقل',
      'name:en': 'Shelter 14, Palm Street',
      'name:ru': 'Укрытие 14, ул. Пальмовая',
      'name:uk': 'Укриття 14, вул. Пальмова',
      wheelchair: 'yes',
      capacity: 60,
    },
  ],
  [34.5708, 31.6649, { kind: 'roadside' }],
  [34.5741, 31.6661, { kind: 'underground', capacity: 400, wheelchair: 'yes' }],
  [
    34.567,
    31.6615,
    {
      'name:he': 'בית ספר אורנים',
      'name:en': 'Oranim School',
      'name:ar': 'مدرسة أورانيم',
      'name:ru': 'Школа «Ораним»',
      'name:uk': 'Школа «Оранім»',
      kind: 'building',
    },
  ],
  [34.5792, 31.6702, {}],
  [34.5639, 31.6702, { kind: 'roadside' }],
  [34.588, 31.66, {}],
] as const;

/** A town with the whole application behind it, as anyone would start it. */
export interface Town {
  readonly url: string;
  /** Posts what a feed says of some zones, in the lane of the key; refuses to go on where the server refuses. */
  feed(phase: string, options?: FeedOptions): Promise<void>;
  close(): Promise<void>;
}

export interface FeedOptions {
  readonly lane?: 'Actual' | 'Exercise' | 'Test';
  readonly zones?: readonly string[];
  readonly threat?: string;
}

/** Starts the real server with Israel's map and shelters in Ashkelon. */
export async function openTown(): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-town-'));
  const file = {
    type: 'FeatureCollection',
    features: SHELTERS.map(([lon, lat, properties]) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties,
    })),
  };
  const region = addGeoJsonShelters(buildOrefRegion(), file, 'he');
  assert.ok(region.ok);
  writeFileSync(join(folder, 'town.json'), formatRegionPack(region.value));
  const { fresh } = openConfig(folder);
  const keys = {
    Actual: fresh?.sourceKey ?? '',
    Exercise: addSource(folder, { id: 'drill', status: 'Exercise' }),
    Test: addSource(folder, { id: 'growl', status: 'Test' }),
  };
  const { config } = openConfig(folder);
  const installation = await startInstallation({
    folder,
    config: { ...config, region: 'town.json', listen: { host: '127.0.0.1', port: 0 } },
    pages: await buildPages(),
    onFault: assert.ifError,
  });
  const { url } = installation;
  return {
    url,
    async feed(phase, { lane = 'Actual', zones = TOWN, threat = 'rocket' } = {}) {
      const response = await fetch(`${url}/v1/observations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${keys[lane]}`, 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'feed-alert', source: 'town-hall', time: new Date().toISOString(), phase, threat, zones }),
      });
      assert.equal(response.ok, true, await response.text());
    },
    async close() {
      await installation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
