import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createEngine, createZoneMap, freezeEngine, thawEngine } from './engine/engine-state.ts';
import { step, wakeAt } from './engine.ts';
import type { Entry, Input, Output } from './entry.ts';
import { formatInstant, unixMs } from './units/instant.ts';
import type { Alert } from './warning/alert.ts';
import type { Region } from './zone/zone.ts';

const START_MS = Date.UTC(2026, 0, 1);
const ZONES = ['a', 'b', 'c', 'd'] as const;

const region: Region = {
  id: 'test',
  version: '1',
  timeZone: 'UTC',
  zones: ZONES.map((id, place) => ({
    id,
    names: { en: `Village ${id}` },
    district: {},
    shelterTimes: [{ seconds: 15 * (place + 1) }],
    parts: [[squareAt(35 + place * 0.05, 32)]],
    point: [35.01 + place * 0.05, 32.01],
    aliases: [],
    shelters: [],
  })),
};
const map = createZoneMap(region);
const maps = () => map;

function squareAt(lon: number, lat: number): readonly (readonly [number, number])[] {
  return [
    [lon, lat],
    [lon + 0.02, lat],
    [lon + 0.02, lat + 0.02],
    [lon, lat + 0.02],
    [lon, lat],
  ];
}

const anyZones = fc.uniqueArray(fc.constantFrom(...ZONES, 'Village a', 'nowhere'), { minLength: 1, maxLength: 3 });
const anyStatus = fc.constantFrom('Actual' as const, 'Exercise' as const, 'Test' as const);
const anyThreatInput = fc.oneof(
  fc.record({
    kind: fc.constant('feed-alert' as const),
    status: anyStatus,
    source: fc.constantFrom('one', 'two'),
    phase: fc.constantFrom('prepare' as const, 'shelter' as const, 'allClear' as const),
    threat: fc.constantFrom('rocket' as const, 'uav' as const),
    zones: anyZones,
  }),
  fc.record({
    kind: fc.constant('sighting' as const),
    status: anyStatus,
    reporter: fc.constantFrom('anna', 'ben'),
    threat: fc.constantFrom('uav' as const, 'aircraft' as const),
    position: fc.constantFrom([35.01, 32.01] as [number, number], [35.12, 32.01] as [number, number]),
    accuracy: fc.constant(300),
    course: fc.integer({ min: 0, max: 359 }),
    speed: fc.constant(45),
  }),
  fc.record({
    kind: fc.constant('cancel' as const),
    status: anyStatus,
    operator: fc.constant('op'),
    zones: fc.uniqueArray(fc.constantFrom(...ZONES), { minLength: 1 }),
    reason: fc.constant('mistaken'),
  }),
);
const anyRun = fc.array(fc.tuple(fc.integer({ min: 0, max: 900_000 }), anyThreatInput), { maxLength: 40 });

/** Inputs as journal entries at growing times; some of what they say is older than its entry. */
function entriesOf(run: readonly (readonly [number, object])[]): readonly Entry[] {
  let at = START_MS;
  const head: Entry = { seq: 1, at: unixMs(at), body: { kind: 'region', use: 'test' } };
  return [
    head,
    ...run.map(([waitMs, input], place): Entry => {
      at += waitMs;
      const time = formatInstant(unixMs(at - (place % 3) * 20_000));
      return { seq: place + 2, at: unixMs(at), body: { ...input, time } as Input };
    }),
  ];
}

function play(entries: readonly Entry[], options: { readonly ticks?: boolean; readonly thawAt?: number } = {}): readonly Output[] {
  let state = createEngine();
  const outputs: Output[] = [];
  for (const [place, entry] of entries.entries()) {
    if (options.thawAt === place) state = thawEngine(structuredClone(freezeEngine(state)), maps);
    if (options.ticks === true) {
      for (let due = wakeAt(state); due !== undefined && due < entry.at; due = wakeAt(state))
        outputs.push(...step(state, tickAt(due), maps));
    }
    outputs.push(...step(state, entry, maps));
  }
  for (let due = wakeAt(state); due !== undefined; due = wakeAt(state)) outputs.push(...step(state, tickAt(due), maps));
  return outputs;
}

function tickAt(at: number): Entry {
  return { seq: 0, at: unixMs(at), body: { kind: 'tick', time: formatInstant(unixMs(at)) } };
}

const alertsOf = (outputs: readonly Output[]) => outputs.filter((output): output is Alert => output.kind === 'alert');

test('every alert ends, with a typed end, in every zone and lane', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const open = new Set<string>();
      for (const alert of alertsOf(play(entriesOf(run)))) {
        for (const zone of alert.zones) {
          const key = `${alert.status}|${zone}`;
          if (alert.phase === 'allClear') {
            assert.ok(open.delete(key), `an end of nothing: ${key}`);
            assert.ok(alert.end !== undefined);
          } else open.add(key);
        }
      }
      assert.deepEqual([...open], []);
    }),
  );
});

test('the same entries give the same outputs, byte for byte, and the same ids', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      assert.equal(JSON.stringify(play(entriesOf(run))), JSON.stringify(play(entriesOf(run))));
    }),
  );
});

test('how often the clock is looked at makes no difference', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      assert.equal(JSON.stringify(play(entriesOf(run), { ticks: true })), JSON.stringify(play(entriesOf(run))));
    }),
  );
});

test('a snapshot at any point goes on as if there had been none', () => {
  fc.assert(
    fc.property(anyRun, fc.nat({ max: 41 }), (run, place) => {
      const entries = entriesOf(run);
      assert.equal(JSON.stringify(play(entries, { thawAt: place % entries.length })), JSON.stringify(play(entries)));
    }),
  );
});

test('what arrives in one lane never shows in another', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const only = (status: string) => run.filter(([, input]) => (input as { status: string }).status === status);
      for (const alert of alertsOf(play(entriesOf(only('Exercise'))))) assert.equal(alert.status, 'Exercise');
      assert.deepEqual(
        alertsOf(play(entriesOf(only('Test')))).filter((alert) => alert.status !== 'Test'),
        [],
      );
    }),
  );
});

test('ids are never used twice and references name earlier alerts', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const seen = new Set<string>();
      for (const alert of alertsOf(play(entriesOf(run)))) {
        assert.ok(!seen.has(alert.id));
        for (const reference of alert.references) assert.ok(seen.has(reference));
        seen.add(alert.id);
      }
    }),
  );
});

test('a feed that names no known zone warns nobody and is written down', () => {
  const outputs = play(
    entriesOf([[0, { kind: 'feed-alert', source: 'one', phase: 'shelter', threat: 'rocket', zones: ['nowhere', 'all areas'] }]]),
  );
  assert.deepEqual(alertsOf(outputs), []);
  assert.deepEqual(outputs.map((output) => output.kind === 'discard' && output.code).toSorted(), ['OVER_CAP', 'UNKNOWN_ZONE']);
});

test('one spotter prepares, a second one who saw the same sounds', () => {
  const sighting = { kind: 'sighting', threat: 'uav', position: [35.01, 32.01], accuracy: 300 };
  const phases = (reporters: readonly string[]) =>
    alertsOf(play(entriesOf(reporters.map((reporter) => [1_000, { ...sighting, reporter }])))).map(({ phase }) => phase);
  assert.deepEqual(phases(['anna', 'anna']), ['prepare', 'allClear']);
  assert.deepEqual(phases(['anna', 'ben']), ['prepare', 'shelter', 'allClear']);
});
