import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket, type RocketTruth, stateAt } from '@tocsin/testkit/flight/rocket-truth';
import { distanceM, tangentPlaneAt } from '../geo/tangent-plane.ts';
import { DRAG_AT, STATE_SIZE, WIND_AT } from '../track/state-layout.ts';
import type { FlightKind, Track } from '../track/track.ts';
import { createTracker, observeScan } from '../track/tracker.ts';
import { unixMs } from '../units/instant.ts';
import { forecastImpact } from './forecast-impact.ts';
import type { ImpactForecast } from './impact-forecast.ts';

const PLAN = { from: [34.45, 31.5], courseDeg: 40, climbDeg: 50, speedMS: 500, drag: 1e-12 } as const;

function trackAt(state: readonly number[], drag: number, flight: FlightKind = 'coasting'): Track {
  const covariance = new Float64Array(STATE_SIZE * STATE_SIZE);
  // Drag as one unknown: its nodes move together.
  for (let row = 0; row < 6; row += 1) covariance[row * (STATE_SIZE + 1)] = row < 3 ? 100 : 4;
  for (let row = DRAG_AT; row < WIND_AT; row += 1)
    for (let column = DRAG_AT; column < WIND_AT; column += 1) covariance[row * STATE_SIZE + column] = 0.01;
  return {
    id: 'track-1',
    threat: 'rocket',
    flight,
    at: unixMs(0),
    state: Float64Array.from([...state, ...Array.from({ length: WIND_AT - DRAG_AT }, () => Math.log(drag)), 0, 0]),
    covariance,
    healthy: true,
    plots: 9,
    sensors: ['radar-1'],
    proven: true,
    seenS: 8,
    turning: 0,
  };
}

test('without air the impact lies within a metre and a hundredth of a second of an integrator written apart', () => {
  const truth = flyRocket(PLAN);
  const forecast = forecastImpact(trackAt(stateAt(truth, 5), PLAN.drag), 0);
  assert.ok(forecast !== null);
  assert.ok(distanceM(forecast.position, truth.impact) < 1, `${distanceM(forecast.position, truth.impact)} m`);
  assert.ok(Math.abs(forecast.at / 1000 + 5 - truth.flightS) < 0.01);
});

test('higher ground is met earlier', () => {
  const state = stateAt(flyRocket(PLAN), 5);
  const low = forecastImpact(trackAt(state, PLAN.drag), 0);
  const high = forecastImpact(trackAt(state, PLAN.drag), 500);
  assert.ok(low !== null && high !== null && high.at < low.at);
});

test('nothing but a coasting track has an impact', () => {
  const state = stateAt(flyRocket(PLAN), 5);
  for (const kind of ['level', 'thrusting', 'undecided'] as const) assert.equal(forecastImpact(trackAt(state, PLAN.drag, kind), 0), null);
});

test('what is below the ground already, or leaves the earth, has no impact', () => {
  const state = stateAt(flyRocket(PLAN), 5);
  assert.equal(forecastImpact(trackAt(state, PLAN.drag), 9_000), null);
  const escaping = state.map((value, index) => (index < 3 ? value : value * 30));
  assert.equal(forecastImpact(trackAt(escaping, PLAN.drag), 0), null);
});

test('the covariance on the ground is what a cloud of flights makes of the covariance in the air', () => {
  const dice = createDice(11);
  const state = stateAt(flyRocket(PLAN), 5);
  const track = trackAt(state, PLAN.drag);
  const forecast = forecastImpact(track, 0);
  assert.ok(forecast !== null);
  const plane = tangentPlaneAt(forecast.position);
  const sums = { ee: 0, en: 0, nn: 0, tt: 0 };
  const runs = 3_000;
  for (let run = 0; run < runs; run += 1) {
    const moved = state.map((value, row) => value + dice.normal() * Math.sqrt(track.covariance[row * (STATE_SIZE + 1)] ?? 0));
    const impact = forecastImpact(trackAt(moved, PLAN.drag), 0);
    assert.ok(impact !== null);
    const [east, north] = plane.eastNorthOf(impact.position);
    sums.ee += (east * east) / runs;
    sums.en += (east * north) / runs;
    sums.nn += (north * north) / runs;
    sums.tt += ((impact.at - forecast.at) / 1000) ** 2 / runs;
  }
  const { ee, en, nn } = forecast.covariance;
  assert.ok(Math.abs(sums.ee / ee - 1) < 0.12 && Math.abs(sums.nn / nn - 1) < 0.12, JSON.stringify([sums, forecast]));
  assert.ok(Math.abs(sums.en - en) < 0.12 * Math.sqrt(ee * nn));
  assert.ok(Math.abs(Math.sqrt(sums.tt) / forecast.timeSigmaS - 1) < 0.1);
});

interface Score {
  readonly forecasts: number;
  /** Share of impacts that the 95 % ellipse held. */
  readonly coverage: number;
  readonly rmseM: number;
}

/** How rockets come out whose drag curve and wind the model does not know, by the age of the track, s. */
function score(
  options: { readonly runs: number; readonly speedMS: readonly [number, number]; readonly periodS: number },
  agesS: readonly number[],
): readonly Score[] {
  const misses = agesS.map((): { readonly metres: number; readonly squaredSigmas: number }[] => []);
  for (let run = 0; run < options.runs; run += 1) {
    const dice = createDice(500 + run);
    const truth = unknownRocket(dice, options.speedMS);
    const [lon, lat] = truth.impact;
    const sensor = aRadar({ position: [lon + 0.03, lat - 0.01, 30], period: options.periodS });
    const tracker = createTracker();
    let firstS = Number.NaN;
    for (const scan of scansOf({ sensor, dice, rockets: [{ truth, fromS: -3 }], untilS: truth.flightS / 2 + 5 })) {
      const atS = (Date.parse(scan.time) - SCENE_START) / 1000;
      if (scan.plots.length > 0 && Number.isNaN(firstS)) firstS = atS;
      const [track] = observeScan(tracker, scan, sensor).updated;
      const age = agesS.findIndex((ageS) => Math.abs(atS - firstS - ageS) < 1e-6);
      const forecast = track === undefined || age === -1 ? null : forecastImpact(track, 0);
      if (forecast !== null) misses[age]?.push(missOf(forecast, truth));
    }
  }
  return misses.map((all) => ({
    forecasts: all.length,
    coverage: all.filter(({ squaredSigmas }) => squaredSigmas < 5.991).length / all.length,
    rmseM: Math.sqrt(all.reduce((sum, { metres }) => sum + metres * metres, 0) / all.length),
  }));
}

function unknownRocket(dice: ReturnType<typeof createDice>, [slow, fast]: readonly [number, number]): RocketTruth {
  const bend = (): number => Math.exp(0.12 * dice.normal());
  return flyRocket({
    from: [34.45, 31.5],
    courseDeg: dice.between(0, 360),
    climbDeg: dice.between(42, 58),
    speedMS: dice.between(slow, fast),
    drag: Math.exp(0.5 * dice.normal()) / 8_000,
    shape: [bend(), bend(), bend()],
    wind: [8 * dice.normal(), 8 * dice.normal()],
  });
}

function missOf(forecast: ImpactForecast, truth: RocketTruth) {
  const [east, north] = tangentPlaneAt(forecast.position).eastNorthOf(truth.impact);
  const { ee, en, nn } = forecast.covariance;
  const squaredSigmas = (east * east * nn - 2 * east * north * en + north * north * ee) / (ee * nn - en * en);
  return { metres: Math.hypot(east, north), squaredSigmas };
}

/** Upper bounds on the error, m, by age, s. */
function assertHonest(
  scores: readonly Score[],
  least: { readonly coverage: number; readonly forecasts: number; readonly rmseM: readonly number[] },
): void {
  for (const [age, scored] of scores.entries()) {
    const said = `age ${age}: ${JSON.stringify(scored)}`;
    assert.ok(scored.forecasts >= least.forecasts, said);
    assert.ok(scored.coverage >= least.coverage, said);
    assert.ok(scored.rmseM <= (least.rmseM[age] ?? 0), said);
  }
}

test('arcs of 5 to 15 km, 1 Hz: three plots give a forecast, and at every age the 95 % ellipse holds nine impacts of ten', () => {
  const scores = score({ runs: 80, speedMS: [220, 380], periodS: 1 }, [2, 5, 10, 15]);
  assertHonest(scores, { coverage: 0.87, forecasts: 77, rmseM: [1_200, 700, 350, 160] });
});

test('arcs of 20 km, 1 Hz, unknown drag curve and 8 m/s of wind: the ellipse stays honest', () => {
  const scores = score({ runs: 60, speedMS: [560, 640], periodS: 1 }, [10, 20, 30]);
  assertHonest(scores, { coverage: 0.82, forecasts: 58, rmseM: [1_500, 450, 220] });
});

test('ten plots a second do not make the ellipse overconfident', () => {
  const scores = score({ runs: 30, speedMS: [560, 640], periodS: 0.1 }, [10, 20, 30]);
  assertHonest(scores, { coverage: 0.8, forecasts: 28, rmseM: [900, 350, 160] });
});
