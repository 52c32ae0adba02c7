import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START } from '@tocsin/testkit/flight/radar-scene';
import { noisyPlot, toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import { unixMs } from '../units/instant.ts';
import { fitLine } from './fit-line.ts';
import { beginModes, combineModes, type Modes, predictModes, updateModes } from './interacting-models.ts';
import { type MeasuredPlot, measurePlot, viewpointOf } from './measured-plot.ts';
import { STATE_SIZE } from './state-layout.ts';

const RADAR = aRadar({ position: [34.6, 31.62, 30] });

/** Places of something at 800 m that flies straight for 40 s and then turns, a plot a second. */
function plotsOf({ seed, turnDegPerS }: { readonly seed: number; readonly turnDegPerS: number }) {
  const dice = createDice(seed);
  const view = viewpointOf(RADAR);
  let [east, north, courseRad] = [4_000, -3_000, 0.6];
  return Array.from({ length: 60 }, (_, second) => {
    if (second > 40) courseRad += (turnDegPerS * Math.PI) / 180;
    east += 50 * Math.sin(courseRad);
    north += 50 * Math.cos(courseRad);
    const place = toEarthFixed(34.6 + east / 94_800, 31.62 + north / 110_900, 800);
    const plot = measurePlot(noisyPlot([...place, 0, 0, 0], RADAR, dice), view, {
      serial: second,
      at: unixMs(SCENE_START + 1000 * second),
    });
    assert.ok(plot !== null);
    return { plot, place };
  });
}

function follow(flown: ReturnType<typeof plotsOf>): { readonly modes: Modes; readonly missM: number }[] {
  const first = flown.slice(0, 5).map(({ plot }) => plot);
  const line = fitLine(first, 1);
  const last = first.at(-1);
  assert.ok(line !== null && last !== undefined);
  const state = new Float64Array(STATE_SIZE);
  const covariance = new Float64Array(STATE_SIZE * STATE_SIZE);
  for (let row = 0; row < 6; row += 1) {
    state[row] = line.coefficients[row] ?? 0;
    for (let column = 0; column < 6; column += 1) covariance[row * STATE_SIZE + column] = line.covariance[row * 6 + column] ?? 0;
  }
  let modes = beginModes({ at: last.at, state, covariance });
  return flown.slice(5).map(({ plot, place }: { readonly plot: MeasuredPlot; readonly place: readonly number[] }) => {
    const updated = updateModes(predictModes(modes, plot.at), plot);
    assert.ok(updated !== null);
    modes = updated;
    const { state: mean } = combineModes(modes);
    return { modes, missM: Math.hypot(...[0, 1, 2].map((axis) => (mean[axis] ?? 0) - (place[axis] ?? 0))) };
  });
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test('on a leg the straight way is believed, in a turn the other one, and weights stay chances', () => {
  const runs = Array.from({ length: 20 }, (_, seed) => follow(plotsOf({ seed: seed + 1, turnDegPerS: 6 })));
  for (const run of runs) for (const { modes } of run) assert.ok(Math.abs(modes[0].weight + modes[1].weight - 1) < 1e-9);
  const turningAt = (second: number): number => meanOf(runs.map((run) => run[second - 5]?.modes[1].weight ?? 0));
  assert.ok(turningAt(38) < 0.15, `${turningAt(38)} on the leg`);
  assert.ok(turningAt(52) > 0.4, `${turningAt(52)} in the turn`);
});

test('a leg is known better than any single plot, and a turn loses nothing', () => {
  const runs = Array.from({ length: 20 }, (_, seed) => follow(plotsOf({ seed: seed + 1, turnDegPerS: 6 })));
  const [leg, turn] = [
    meanOf(runs.flatMap((run) => run.slice(20, 34)).map(({ missM }) => missM)),
    meanOf(runs.flatMap((run) => run.slice(36)).map(({ missM }) => missM)),
  ];
  // One plot at 5 to 6 km is 25 m off along and 11 m across each way.
  assert.ok(leg < 14, `${leg} m on the leg`);
  assert.ok(turn < 28, `${turn} m in the turn`);
});
