import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { unixMs } from '../units/instant.ts';
import { checkRegionPack } from './region-check.ts';
import { formatRegionPack, parseRegionPack } from './region-pack.ts';
import type { Region } from './zone.ts';

type Json = { [key: string]: unknown };

function aFeature(id: string, west = 34, changes: Json = {}): Json {
  const coordinates = [
    [
      [west, 31],
      [west + 0.1, 31],
      [west + 0.1, 31.1],
      [west, 31.1],
      [west, 31],
    ],
  ];
  const properties = { names: { en: `Zone ${id}` }, district: {}, shelterTimes: [{ seconds: 30 }] };
  return { type: 'Feature', id, geometry: { type: 'Polygon', coordinates }, properties, ...changes };
}

function aPack(...features: unknown[]): Json {
  return { type: 'FeatureCollection', tocsin: 'region/1', id: 'test', version: '1', timeZone: 'UTC', features };
}

function properties(changes: Json): Json {
  const { properties: usual } = aFeature('x');
  return { properties: { ...(usual as Json), ...changes } };
}

function ring(...points: [number, number][]): Json {
  return { geometry: { type: 'Polygon', coordinates: [points] } };
}

function codes(...features: unknown[]): string[] {
  return checkRegionPack(aPack(...features)).map(({ level, code, zone }) => `${level} ${code} ${zone ?? '-'}`);
}

test('a pack that is formatted and parsed again is the same region, and formats to the same bytes', () => {
  const lonLat = fc
    .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
    .map(([lon, lat]) => [lon + 0, lat + 0] as const);
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() === text && text !== '' && text.length < 200);
  const zone = fc.record({
    names: fc.record({ he: name, ar: name, en: name }),
    district: fc.constantFrom({}, { en: 'North' }),
    shelterTimes: fc.constantFrom(
      [{ seconds: 0 }],
      [
        { seconds: 60, validUntil: unixMs(1e12) },
        { seconds: 90, validFrom: unixMs(1e12) },
      ],
    ),
    parts: fc.array(
      fc.tuple(lonLat, lonLat, lonLat).map(([a, b, c]) => [[a, b, c, a]]),
      { maxLength: 3 },
    ),
    point: lonLat,
    aliases: fc.array(name, { maxLength: 3 }),
    population: fc.integer({ min: 0, max: 1e6 }),
    shelters: fc.array(
      fc.record({
        position: lonLat,
        names: fc.record({ he: name }),
        kind: fc.constantFrom('public' as const, 'roadside' as const),
        isStepFree: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  });
  fc.assert(
    fc.property(fc.array(zone, { minLength: 1, maxLength: 5 }), (zones) => {
      const region: Region = {
        id: 'r',
        version: '1',
        timeZone: 'Asia/Jerusalem',
        zones: zones.map((value, index) => ({ id: `z${index}`, ...value })),
      };
      const text = formatRegionPack(region);
      const parsed = parseRegionPack(JSON.parse(text));
      if (!parsed.ok)
        assert.ok(
          parsed.error.every(({ code }) => code === 'SWAPPED'),
          JSON.stringify(parsed.error),
        );
      else {
        assert.deepEqual(parsed.value, JSON.parse(JSON.stringify(region)));
        assert.equal(formatRegionPack(parsed.value), text);
      }
    }),
  );
});

test('a zone without a stated point gets one inside its polygon', () => {
  const parsed = parseRegionPack(aPack(aFeature('a')));
  assert.ok(parsed.ok);
  const [lon, lat] = parsed.value.zones[0]?.point ?? [0, 0];
  assert.ok(lon > 34 && lon < 34.1 && lat > 31 && lat < 31.1);
});

test('a refusal names the feature and the field of every issue', () => {
  const parsed = parseRegionPack(
    aPack(aFeature('a', 34, properties({ shelterTimes: [{ seconds: 'soon' }] })), aFeature('b', 34.2, { id: '' }), 7),
  );
  assert.ok(!parsed.ok);
  assert.deepEqual(
    parsed.error.map(({ path }) => path),
    ['features[0].properties.shelterTimes[0].seconds', 'features[1].id', 'features[1].id', 'features[2]'],
  );
  assert.match(parsed.error[0]?.message ?? '', /^zone a: /);
});

test('a pack with an open ring, an id used twice or no shelter time is refused', () => {
  for (const [code, ...features] of [
    ['OPEN_RING', aFeature('a', 34, ring([34, 31], [34.1, 31], [34.1, 31.1], [34, 31.1]))],
    ['DUPLICATE_ID', aFeature('a'), aFeature('a', 34.2)],
    ['NO_SHELTER_TIME', aFeature('a', 34, properties({ shelterTimes: [] }))],
    ['NO_NAME', aFeature('a', 34, properties({ names: {} }))],
    ['NO_PLACE', aFeature('a', 34, { geometry: null })],
  ] as const) {
    const parsed = parseRegionPack(aPack(...features));
    assert.ok(!parsed.ok && parsed.error.some((issue) => issue.code === code), code);
  }
});

test('a time zone that does not exist is refused', () => {
  const parsed = parseRegionPack({ ...aPack(aFeature('a')), timeZone: 'Atlantis/Capital' });
  assert.deepEqual(parsed.ok ? [] : parsed.error.map(({ path }) => path), ['timeZone']);
});

test('a sound pack has no findings, and zones that share a border do not overlap', () => {
  assert.deepEqual(codes(aFeature('a'), aFeature('b', 34.1)), []);
});

test('each fault of a map is found, with its level and zone', () => {
  const bowTie = ring([34, 31], [34.1, 31.1], [34.1, 31], [34, 31.1], [34, 31]);
  const round = Array.from({ length: 150 }, (_, index): [number, number] => [
    34 + 0.1 * Math.cos(index / 24),
    31 + 0.1 * Math.sin(index / 24),
  ]);
  const many = ring(...round, round[0] as [number, number]);
  const swapped = ring([31, 34], [31.1, 34], [31.1, 34.1], [31, 34]);
  const times = (...shelterTimes: Json[]): Json => properties({ shelterTimes });
  const january = '2026-01-01T00:00:00Z';
  const march = '2026-03-01T00:00:00Z';
  assert.deepEqual(codes(aFeature('a', 34, ring([34, 31], [34.1, 31], [34.1, 31.1]))), ['error SHORT_RING a']);
  assert.deepEqual(codes(aFeature('a', 34, ring([34, 31], [34.1, 31], [34.1, 31.1], [34, 31.1]))), ['error OPEN_RING a']);
  assert.deepEqual(codes(aFeature('a', 34, bowTie)), ['error SELF_CROSSING a']);
  assert.deepEqual(codes(aFeature('a', 34, many)), ['warning MANY_VERTICES a']);
  assert.deepEqual(codes(aFeature('a'), aFeature('a', 34.1)), ['error DUPLICATE_ID a']);
  assert.deepEqual(codes(aFeature('a'), aFeature('b', 34.09)), ['warning OVERLAP a']);
  assert.deepEqual(codes(aFeature('a'), aFeature('b', 34.01)), ['error OVERLAP a']);
  assert.deepEqual(codes(aFeature('a', 34, { geometry: null, ...properties({ point: [34, 31] }) })), ['warning NO_POLYGON a']);
  assert.deepEqual(codes(aFeature('a', 34, properties({ point: [35, 31] }))), ['warning POINT_OUTSIDE a']);
  assert.deepEqual(codes(aFeature('a'), aFeature('b', 34.1), aFeature('c', 34, swapped)), ['error SWAPPED c']);
  assert.deepEqual(codes(aFeature('a', 34, times({ seconds: 60, validUntil: january }, { seconds: 90, validFrom: march }))), [
    'warning SHELTER_TIME_GAP a',
  ]);
  assert.deepEqual(codes(aFeature('a', 34, times({ seconds: 60, validUntil: march }, { seconds: 90, validFrom: january }))), [
    'error SHELTER_TIME_OVERLAP a',
  ]);
  assert.deepEqual(codes(aFeature('a', 34, times({ seconds: 60, validUntil: march }))), ['warning SHELTER_TIME_GAP a']);
  assert.deepEqual(
    codes(
      aFeature('a', 34, properties({ names: { en: 'A', he: 'א' } })),
      aFeature('b', 34.1, properties({ names: { en: 'B', he: 'ב' } })),
      aFeature('c', 34.2),
    ),
    ['warning MISSING_NAME c'],
  );
});

test('whatever the file holds, checking and parsing answer with issues and do not throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, field) => {
      for (const json of [
        value,
        aPack(value),
        aPack(aFeature('a', 34, { geometry: field })),
        aPack(aFeature('a', 34, { properties: field })),
        { ...aPack(), features: value },
      ]) {
        const parsed = parseRegionPack(json);
        const findings = checkRegionPack(json);
        if (!parsed.ok) assert.ok(parsed.error.length > 0 && findings.some(({ level }) => level === 'error'));
      }
    }),
    { numRuns: 500 },
  );
});
