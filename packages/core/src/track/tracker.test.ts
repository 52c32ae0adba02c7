import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, type SceneRocket, scansOf, sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket, noisyPlot, type RocketPlan, stateAt, toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import fc from 'fast-check';
import { plotSchema, type Scan, type Sensor } from '../detection/observation.ts';
import { forecastImpact } from '../impact/forecast-impact.ts';
import { unixMs } from '../units/instant.ts';
import { STATE_SIZE } from './state-layout.ts';
import type { Track } from './track.ts';
import { createTracker, observeScan, pruneTracks, type TrackChanges, type TrackerState } from './tracker.ts';

const PLAN: RocketPlan = { from: [34.45, 31.5], courseDeg: 45, climbDeg: 48, speedMS: 400, drag: 1 / 8_000, wind: [5, -3] };

function aRocket(changes: Partial<RocketPlan> = {}, fromS = -3): SceneRocket {
  return { truth: flyRocket({ ...PLAN, ...changes }), fromS };
}

function watch(tracker: TrackerState, scans: readonly Scan[], sensor: Sensor): TrackChanges[] {
  return scans.map((scan) => observeScan(tracker, scan, sensor));
}

function idsOf(changes: readonly TrackChanges[]): readonly string[] {
  return changes.flatMap(({ confirmed }) => confirmed.map(({ id }) => id));
}

function distanceM(track: Track, state: readonly number[]): number {
  return Math.hypot(...[0, 1, 2].map((axis) => (track.state[axis] ?? 0) - (state[axis] ?? 0)));
}

function speedVariance({ tracks }: TrackerState): number {
  return tracks[0]?.estimate.covariance[3 * (STATE_SIZE + 1)] ?? Number.NaN;
}

function secondOf(scan: Scan): number {
  return (Date.parse(scan.time) - SCENE_START) / 1000;
}

test('a rocket is one track from its third plot to the ground, and its forecast is there with the track', () => {
  const sensor = aRadar();
  const rocket = aRocket();
  const scans = scansOf({ sensor, rockets: [rocket], dice: createDice(1) });
  const tracker = createTracker();
  const changes = watch(tracker, scans, sensor);
  const seen = scans.findIndex(({ plots }) => plots.length > 0);
  assert.deepEqual(idsOf(changes), ['track-1']);
  const [track] = changes[seen + 2]?.confirmed ?? [];
  assert.equal(track?.threat, 'rocket');
  assert.equal(track?.plots, 3);
  assert.equal(track?.proven, true);
  assert.ok(track !== undefined && forecastImpact(track, 0) !== null);
  const last = changes.findLast(({ updated }) => updated.length > 0)?.updated[0];
  assert.ok(last !== undefined);
  assert.ok(distanceM(last, stateAt(rocket.truth, (last.at - SCENE_START) / 1000 - rocket.fromS)) < 100);
});

test('crossing rockets keep their tracks', () => {
  // Side by side, 1.5 km apart, courses that meet half-way up.
  for (let run = 0; run < 10; run += 1) {
    const sensor = aRadar();
    const rockets = [aRocket({ courseDeg: 40 }), aRocket({ from: [34.435, 31.51], courseDeg: 50 })];
    const tracker = createTracker();
    const followed = new Map<number, Set<string>>([
      [0, new Set()],
      [1, new Set()],
    ]);
    for (const scan of scansOf({ sensor, rockets, dice: createDice(run) })) {
      for (const track of observeScan(tracker, scan, sensor).updated) {
        const off = rockets.map(({ truth, fromS }) => distanceM(track, stateAt(truth, secondOf(scan) - fromS)));
        // Where the two are as near to each other as the noise, whose track is whose is not asked.
        if (Math.min(...off) * 3 < Math.max(...off)) followed.get(off.indexOf(Math.min(...off)))?.add(track.id);
      }
    }
    assert.deepEqual(
      [...followed.values()].map((ids) => ids.size),
      [1, 1],
      `run ${run}`,
    );
    assert.equal(tracker.nextTrack, 3);
  }
});

test('a salvo of forty within twenty seconds is forty tracks', () => {
  const dice = createDice(9);
  const rockets = Array.from({ length: 40 }, () =>
    aRocket(
      {
        from: [34.45 + 0.02 * (dice.even() - 0.5), 31.5 + 0.02 * (dice.even() - 0.5)],
        courseDeg: dice.between(38, 52),
        climbDeg: dice.between(44, 54),
        speedMS: dice.between(380, 450),
        drag: Math.exp(0.3 * dice.normal()) / 8_000,
      },
      dice.between(0, 20),
    ),
  );
  const sensor = aRadar();
  const tracker = createTracker();
  const scans = scansOf({ sensor, rockets, dice, detection: 0.95 });
  const followed = new Set<number>();
  let confirmed = 0;
  for (const scan of scans) {
    const changes = observeScan(tracker, scan, sensor);
    confirmed += changes.confirmed.length;
    for (const track of changes.updated) {
      const near = rockets.findIndex(({ truth, fromS }) => {
        const ageS = secondOf(scan) - fromS;
        return ageS > 15 && ageS < truth.flightS && distanceM(track, stateAt(truth, ageS)) < 120;
      });
      if (near >= 0) followed.add(near);
    }
  }
  assert.equal(followed.size, 40);
  assert.ok(confirmed >= 40 && confirmed <= 42, `${confirmed} tracks`);
});

test('twenty false plots in every scan make no proven track in ten minutes of radar, and hide no rocket', () => {
  const sensor = aRadar();
  const rocket = aRocket({}, 300);
  const tracker = createTracker();
  const scans = scansOf({ sensor, rockets: [rocket], dice: createDice(4), clutter: 20, untilS: 600, detection: 0.9 });
  const changes = watch(tracker, scans, sensor);
  const proven = changes.flatMap(({ updated }) => updated.filter((track) => track.proven));
  assert.equal(new Set(proven.map(({ id }) => id)).size, 1);
  assert.ok(proven.some((track) => forecastImpact(track, 0) !== null));
});

/** Scans that clutter of fifty plots fills, as far as the radar sees; the rocket's own plot is missed where `missed` says so. */
function cluttered(rocket: SceneRocket, missed: (scan: number) => boolean, seed: number): readonly Scan[] {
  const sensor = aRadar();
  const clear = scansOf({ sensor, rockets: [rocket], dice: createDice(seed), untilS: 30 });
  const first = clear.findIndex(({ plots }) => plots.length > 0);
  const dice = createDice(seed + 100);
  return clear.map((scan, place) => ({
    ...scan,
    plots: [
      ...(missed(place - first) ? [] : scan.plots),
      ...Array.from({ length: 50 }, () => ({
        range: 63_000 * Math.cbrt(dice.even()),
        azimuth: dice.between(0, 360),
        elevation: dice.between(1.5, 52),
      })),
    ],
  }));
}

test('in clutter a rocket is a track with its third plot and proven with its fourth', () => {
  for (let seed = 0; seed < 10; seed += 1) {
    const rocket = aRocket();
    const changes = watch(
      createTracker(),
      cluttered(rocket, () => false, seed),
      aRadar(),
    );
    const own = changes.flatMap(({ updated }) =>
      updated.filter((track) => distanceM(track, stateAt(rocket.truth, (track.at - SCENE_START) / 1000 - rocket.fromS)) < 500),
    );
    assert.deepEqual(
      own.slice(0, 2).map(({ plots, proven }) => [plots, proven]),
      [
        [3, false],
        [4, true],
      ],
      `seed ${seed}`,
    );
  }
});

test('a plot that is missed, and a false one that fills its place, do not delay a track', () => {
  const rocket = aRocket();
  const sensor = aRadar();
  const missing = cluttered(rocket, (scan) => scan === 2, 1);
  const first = missing.findIndex(({ plots }) => plots.length > 50);
  const third = missing[first + 2];
  assert.ok(third !== undefined);
  // Where the rocket may be by its first two plots, but is not.
  const at = secondOf(third);
  const off = [...stateAt(rocket.truth, at - rocket.fromS)].map((value, row) => value + (row < 3 ? 150 : 0));
  const filled = missing.map((scan, place) =>
    place === first + 2 ? { ...scan, plots: [...scan.plots, noisyPlot(off, sensor, createDice(7))] } : scan,
  );
  const changes = watch(createTracker(), filled, sensor);
  const state = stateAt(rocket.truth, at + 1 - rocket.fromS);
  assert.ok(changes[first + 3]?.updated.some((track) => distanceM(track, state) < 400));
});

test('a scan of 5,000 false plots each second stays within the limits, says what was left, and keeps the rocket it had', () => {
  const sensor = aRadar();
  const rocket = aRocket();
  const tracker = createTracker();
  const dice = createDice(4);
  const clear = scansOf({ sensor, rockets: [rocket], dice, untilS: 12 });
  const flooded = scansOf({ sensor, rockets: [rocket], dice, firstS: 13, untilS: 16, clutter: 4_999 });
  watch(tracker, clear, sensor);
  const changes = watch(tracker, flooded, sensor);
  assert.ok(changes.some(({ discarded }) => discarded?.code === 'OVER_CAP'));
  assert.ok([...tracker.tentatives.values()].every((begun) => begun.length <= 6_000));
  const held = tracker.tracks.find(({ id }) => id === 'track-1');
  const last = 16;
  assert.ok(
    held !== undefined &&
      Math.hypot(
        ...stateAt(rocket.truth, last + 3)
          .slice(0, 3)
          .map((value, axis) => value - (held.estimate.state[axis] ?? 0)),
      ) < 150,
  );
});

test('a scan that is not later than the last of its sensor is refused and changes nothing', () => {
  const sensor = aRadar();
  const scans = scansOf({ sensor, rockets: [aRocket()], dice: createDice(2) });
  const tracker = createTracker();
  watch(tracker, scans.slice(0, 12), sensor);
  const before = structuredClone(tracker);
  for (const scan of [...scans.slice(11, 12), ...scans.slice(3, 4)]) {
    const changes = observeScan(tracker, scan, sensor);
    assert.equal(changes.discarded?.code, 'LATE');
    assert.deepEqual([changes.confirmed, changes.updated, changes.lost], [[], [], []]);
  }
  assert.deepEqual(tracker, before);
});

test('a tracker that was stored and read back goes on exactly as one that was not', () => {
  const sensor = aRadar();
  const scans = scansOf({ sensor, rockets: [aRocket(), aRocket({ courseDeg: 60 }, 1)], dice: createDice(3), clutter: 5 });
  fc.assert(
    fc.property(fc.nat(scans.length - 1), (cut) => {
      const whole = createTracker();
      const broken = createTracker();
      const expected = watch(whole, scans, sensor);
      const first = watch(broken, scans.slice(0, cut), sensor);
      const resumed = structuredClone(broken);
      assert.deepEqual([...first, ...watch(resumed, scans.slice(cut), sensor)], expected);
    }),
    { numRuns: 8 },
  );
});

test('two radars that see the same rocket have one track of it, and know better than one alone', () => {
  const rocket = aRocket();
  const radars = [aRadar(), aRadar({ id: 'radar-2', position: [34.52, 31.7, 40] })];
  const [first, second] = radars.map((sensor, index) =>
    scansOf({ sensor, rockets: [rocket], dice: createDice(index), firstS: index * 0.4, untilS: 15 }),
  );
  const alone = createTracker();
  const both = createTracker();
  watch(alone, first ?? [], aRadar());
  const merged = [...(first ?? []), ...(second ?? [])].toSorted((one, other) => Date.parse(one.time) - Date.parse(other.time));
  for (const scan of merged) observeScan(both, scan, radars.find(({ id }) => id === scan.sensor) ?? aRadar());
  assert.equal(both.tracks.length, 1);
  assert.equal(both.nextTrack, 2);
  assert.ok(speedVariance(both) < speedVariance(alone));
});

test('scans of a radar whose line is a second slower than the other’s are used, not taken for other rockets', () => {
  const rocket = aRocket();
  const [near, far] = [aRadar(), aRadar({ id: 'radar-2', position: [34.52, 31.7, 40] })];
  const tracker = createTracker();
  const early = scansOf({ sensor: near, rockets: [rocket], dice: createDice(1), untilS: 20 });
  const late = scansOf({ sensor: far, rockets: [rocket], dice: createDice(2), untilS: 20, firstS: 0.3 });
  for (const [index, scan] of early.entries()) {
    observeScan(tracker, scan, near);
    for (const behind of late.slice(Math.max(0, index - 1), index)) observeScan(tracker, behind, far);
  }
  assert.equal(tracker.nextTrack, 2);
  assert.ok((tracker.tracks[0]?.plots ?? 0) > early.length);
});

test('a track that its radar misses five times is lost, with the reason', () => {
  const sensor = aRadar();
  const scans = scansOf({ sensor, rockets: [aRocket()], dice: createDice(2) });
  const tracker = createTracker();
  const silent = scans.map((scan) => (secondOf(scan) > 15 ? { ...scan, plots: [] } : scan));
  const lost = watch(tracker, silent, sensor).flatMap((change) => change.lost);
  assert.deepEqual(
    lost.map(({ id, how }) => [id, how]),
    [['track-1', 'silent']],
  );
  assert.match(lost[0]?.reason ?? '', /not seen for 6\.0 s/);
  assert.equal(tracker.tracks.length, 0);
});

test('without scans a track is kept for a minute and a half, then given up', () => {
  const sensor = aRadar();
  const tracker = createTracker();
  watch(tracker, scansOf({ sensor, rockets: [aRocket()], dice: createDice(2), untilS: 15 }), sensor);
  assert.deepEqual(pruneTracks(tracker, unixMs(SCENE_START + 60_000)), []);
  assert.deepEqual(
    pruneTracks(tracker, unixMs(SCENE_START + 120_000)).map(({ id }) => id),
    ['track-1'],
  );
  assert.equal(tracker.tentatives.size, 0);
});

/** Plots of something that flies a straight or turning path. */
function aFlight(
  options: {
    readonly speedMS: number;
    readonly heightM: number;
    readonly turnMS2: number;
    readonly climbMS: number;
    readonly seed: number;
  },
  sensor: Sensor,
): Scan[] {
  const dice = createDice(options.seed);
  let [east, north, heightM, course] = [dice.between(-12_000, 12_000), dice.between(-12_000, 12_000), options.heightM, dice.between(0, 6)];
  return Array.from({ length: 60 }, (_, second) => {
    course += options.turnMS2 / options.speedMS;
    east += options.speedMS * Math.sin(course);
    north += options.speedMS * Math.cos(course);
    heightM += options.climbMS;
    const state = [...toEarthFixed(34.6 + east / 94_800, 31.62 + north / 110_900, heightM), 0, 0, 0];
    return { kind: 'scan', sensor: sensor.id, time: sceneTime(second), plots: [noisyPlot(state, sensor, dice)] };
  });
}

test('airliners, climbing and turning aircraft and small drones are tracked, named for what they are and given no impact', () => {
  const kinds = [
    { speedMS: 240, heightM: 10_000, turnMS2: 0, climbMS: 0, threat: 'aircraft' },
    { speedMS: 150, heightM: 2_000, turnMS2: 0, climbMS: 10, threat: 'aircraft' },
    { speedMS: 220, heightM: 5_000, turnMS2: 8, climbMS: 0, threat: 'aircraft' },
    { speedMS: 50, heightM: 500, turnMS2: 0, climbMS: 0, threat: 'uav' },
    { speedMS: 50, heightM: 800, turnMS2: 3, climbMS: 2, threat: 'uav' },
  ] as const;
  const sensor = aRadar();
  for (const kind of kinds) {
    for (let seed = 1; seed <= 8; seed += 1) {
      const changes = watch(createTracker(), aFlight({ ...kind, seed }, sensor), sensor);
      const tracks = changes.flatMap(({ updated }) => updated);
      assert.ok(
        tracks.every((track) => forecastImpact(track, 0) === null),
        `an impact of ${JSON.stringify(kind)}, seed ${seed}`,
      );
      assert.equal(tracks.at(-1)?.threat, kind.threat, `${JSON.stringify(kind)}, seed ${seed}`);
    }
  }
});

test('while a motor burns there is no forecast; when it stops there is one again', () => {
  const sensor = aRadar({ position: [34.48, 31.53, 30] });
  const rocket = aRocket({ speedMS: 60, motor: { thrustMS2: 60, burnS: 12 } }, 0);
  const tracker = createTracker();
  let burning = 0;
  let coasting = 0;
  for (const scan of scansOf({ sensor, rockets: [rocket], dice: createDice(6), horizonDeg: 0.2 })) {
    const second = secondOf(scan);
    for (const track of observeScan(tracker, scan, sensor).updated) {
      const forecast = forecastImpact(track, 0);
      if (second >= 8 && second <= 12) {
        burning += 1;
        assert.equal(forecast, null, `after ${second} s`);
      }
      if (second >= 20 && forecast !== null) coasting += 1;
    }
  }
  assert.ok(burning >= 5 && coasting >= 15, `${burning} and ${coasting} scans`);
});

test('whatever plots come, nothing throws and no number in a track is not a number', () => {
  const anyScan = fc.array(
    fc.record({
      range: fc.double({ min: 0, max: 5_000_000, noNaN: true }),
      azimuth: fc.double({ min: -360, max: 360, noNaN: true }),
      elevation: fc.double({ min: -90, max: 90, noNaN: true }),
      rangeRate: fc.option(fc.double({ min: -12_000, max: 12_000, noNaN: true }), { nil: undefined }),
    }),
    { maxLength: 12 },
  );
  const sensor = aRadar({ sigma: { range: 25, azimuth: 0.1, elevation: 0.1, rangeRate: 1 } });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 30_000 }), anyScan), { maxLength: 12 }), (steps) => {
      const tracker = createTracker();
      const rocket = scansOf({ sensor, rockets: [aRocket()], dice: createDice(1), untilS: 10 });
      watch(tracker, rocket, sensor);
      let at = SCENE_START + 10_000;
      for (const [gapMs, plots] of steps) {
        at += gapMs;
        const scan = {
          kind: 'scan',
          sensor: sensor.id,
          time: new Date(at).toISOString(),
          plots: plots.map((plot) => plotSchema.parse(plot)),
        } as const;
        for (const { state, covariance } of observeScan(tracker, scan, sensor).updated) {
          assert.ok(state.every(Number.isFinite) && covariance.every(Number.isFinite));
        }
      }
    }),
    { numRuns: 60 },
  );
});
