import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice, type Dice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { squareZone } from '@tocsin/testkit/zone/square-zone';
import type { Plot, Scan } from '../detection/observation.ts';
import { step } from '../engine.ts';
import type { EntryBody, Input } from '../entry.ts';
import { movedBy } from '../geo/tangent-plane.ts';
import { unixMs } from '../units/instant.ts';
import { DEFAULT_POLICY, type Policy } from '../warning/policy.ts';
import type { Region } from '../zone/zone.ts';
import { createEngine, createZoneMap } from './engine-state.ts';

const ROCKET = flyRocket({ from: [34.45, 31.5], courseDeg: 45, climbDeg: 52, speedMS: 420, drag: 1 / 8_000, wind: [4, 2] });
const GOOD = aRadar();
const EVIL = aRadar({ id: 'evil', position: [34.5, 31.45, 30] });

/** One zone about the impact and forty elsewhere. */
function aRegion(): Region {
  const around = (id: string, centre: readonly [number, number]) => squareZone(id, centre, { cornerM: 1_500, shelterS: 15 });
  const others = Array.from({ length: 40 }, (_, place) =>
    around(`other-${place}`, movedBy(ROCKET.impact, place * 9, 12_000 + 500 * place)),
  );
  return { id: 'test', version: '1', timeZone: 'UTC', zones: [around('hit', ROCKET.impact), ...others] };
}

const MAP = createZoneMap(aRegion());
const real = scansOf({ sensor: GOOD, rockets: [{ truth: ROCKET, fromS: 0 }], dice: createDice(4) }).map(
  (scan, place) => [place, scan] as const,
);

/** When the zone that is hit is told to take shelter, s; and every zone that ever is. */
function warned(
  scans: readonly (readonly [arrivesS: number, scan: Scan])[],
  policy: Policy = DEFAULT_POLICY,
): {
  readonly held: number;
  readonly hitS: number;
  readonly zones: ReadonlySet<string>;
} {
  const state = createEngine();
  let seq = 0;
  let hitS = Number.NaN;
  let held = 0;
  const zones = new Set<string>();
  const feed = (body: Input, at: number): readonly EntryBody[] => {
    seq += 1;
    return step(state, { seq, at: unixMs(at), body }, () => MAP);
  };
  for (const body of [{ kind: 'region', use: 'test' } as const, GOOD, EVIL, policy]) feed(body, SCENE_START);
  for (const [arrivesS, scan] of scans) {
    for (const output of feed(scan, SCENE_START + 1000 * arrivesS)) {
      if (output.kind === 'discard' && output.what === 'sensor:evil') held += 1;
      if (output.kind !== 'alert' || output.phase !== 'shelter') continue;
      for (const zone of output.zones) zones.add(zone);
      if (output.zones.includes('hit') && Number.isNaN(hitS)) hitS = (Date.parse(output.time) - SCENE_START) / 1000;
    }
  }
  return { held, hitS, zones };
}

const anyPlot = (dice: Dice): Plot => ({
  range: dice.between(100, 40_000),
  azimuth: dice.between(0, 359.9),
  elevation: dice.between(-5, 85),
});
const evilScan = (atS: number, plots: readonly Plot[]): Scan => ({ kind: 'scan', sensor: 'evil', time: sceneTime(atS), plots: [...plots] });

/** What a broken or hostile sensor sends beside each scan of the good one. */
const ATTACKS: Readonly<Record<string, (atS: number, dice: Dice) => readonly Scan[]>> = {
  'a flood of plots': (atS, dice) => [
    evilScan(
      atS,
      Array.from({ length: 600 }, () => anyPlot(dice)),
    ),
  ],
  'plots inside the earth': (atS, dice) => [
    evilScan(
      atS,
      Array.from({ length: 50 }, () => ({ ...anyPlot(dice), elevation: -dice.between(20, 90), range: dice.between(5_000, 90_000) })),
    ),
  ],
  'time that runs backwards and stands still': (atS, dice) => [evilScan(100 - atS, [anyPlot(dice)]), evilScan(3, [anyPlot(dice)])],
  'time far ahead': (atS, dice) => [evilScan(atS + 5_000, [anyPlot(dice)]), evilScan(atS, [anyPlot(dice)])],
  'the same plot again and again': (atS) => [
    evilScan(
      atS,
      Array.from({ length: 100 }, () => ({ range: 9_000, azimuth: 40, elevation: 30 })),
    ),
  ],
  'plots at range nought and at the zenith': (atS) => [
    evilScan(atS, [
      { range: 0, azimuth: 0, elevation: 90 },
      { range: 0, azimuth: 0, elevation: -90 },
      { range: 5_000_000, azimuth: 0, elevation: 90 },
    ]),
  ],
};

test('alone, the good radar has the hit zone warned and no other', () => {
  const { hitS, zones } = warned(real);
  assert.ok(hitS > 0 && hitS < ROCKET.flightS - 15, `${hitS} of ${ROCKET.flightS} s`);
  assert.deepEqual([...zones], ['hit']);
});

for (const [name, attack] of Object.entries(ATTACKS)) {
  test(`${name}: nothing breaks, and the real rocket's zone is warned within two scans of when it would have been`, () => {
    const dice = createDice(9);
    const scans = real.flatMap(([atS, scan]) => [
      [atS, scan] as const,
      ...attack(atS + 0.3, dice).map((evil) => [atS + 0.3, evil] as const),
    ]);
    const { hitS, zones } = warned(scans);
    const alone = warned(real).hitS;
    assert.ok(hitS <= alone + 2, `${hitS} s, alone ${alone} s`);
    assert.ok(zones.size <= 10, `${zones.size} zones: ${[...zones]}`);
  });
}

/** Forty rockets that nobody fired, each flawless, one towards every zone: what a captured radar would send. */
const GHOSTS = MAP.region.zones.slice(1).map((zone, place) => {
  const from = movedBy(zone.point, 30 + 9 * place, 9_000);
  return { truth: flyRocket({ from, courseDeg: 210 + 9 * place, climbDeg: 50, speedMS: 400, drag: 1 / 8_000 }), fromS: 0.4 * place };
});

test('coordinated ghosts of one sensor alarm no more zones than the cap, say so, and hold nothing back of what another sees', () => {
  const ghosts = scansOf({ sensor: EVIL, rockets: GHOSTS, dice: createDice(5) }).map((scan, place) => [place + 0.3, scan] as const);
  const scans = [...real, ...ghosts].toSorted(([one], [other]) => one - other);
  const policy = { ...DEFAULT_POLICY, version: 'test', capOneSensorZones: 8 };
  const open = warned(scans, { ...policy, capOneSensorZones: 400 });
  assert.ok(open.zones.size > 20, `without a cap ${open.zones.size} zones`);
  const capped = warned(scans, policy);
  assert.ok(capped.zones.size <= 9, `${capped.zones.size} zones`);
  assert.ok(capped.hitS <= warned(real).hitS + 2);
  assert.equal(capped.held, 1);
});
