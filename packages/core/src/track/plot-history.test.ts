import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket } from '@tocsin/testkit/flight/rocket-truth';
import { unixMs } from '../units/instant.ts';
import { fitFlight } from './fit-flight.ts';
import { type MeasuredPlot, measurePlot, viewpointOf } from './measured-plot.ts';
import { growHistory, HISTORY_MAX } from './plot-history.ts';
import { STATE_SIZE } from './state-layout.ts';

function plotsOf(periodS: number, untilS: number): readonly MeasuredPlot[] {
  const sensor = aRadar({ period: periodS });
  const view = viewpointOf(sensor);
  const truth = flyRocket({ from: [34.45, 31.5], courseDeg: 45, climbDeg: 50, speedMS: 550, drag: 1 / 8_000, wind: [6, -3] });
  const scans = scansOf({ sensor, rockets: [{ truth, fromS: -4 }], dice: createDice(3), untilS });
  return scans.flatMap((scan, serial) => {
    const at = unixMs(Date.parse(scan.time) - SCENE_START);
    return scan.plots.map((plot) => measurePlot(plot, view, { serial, at })).filter((plot) => plot !== null);
  });
}

function grown(plots: readonly MeasuredPlot[]): ReturnType<typeof growHistory> {
  let history: ReturnType<typeof growHistory> = { plots: [], isWhole: true };
  for (const plot of plots) {
    const next = growHistory(history.plots, plot);
    history = { plots: next.plots, isWhole: history.isWhole && next.isWhole };
  }
  return history;
}

test('thirty seconds at ten plots a second stay whole in 64 entries, and a fit through them is as good as through all', () => {
  const plots = plotsOf(0.1, 30);
  const history = grown(plots);
  assert.ok(plots.length > 280 && history.plots.length <= HISTORY_MAX && history.isWhole, `${plots.length}, ${history.plots.length}`);
  const [all, merged] = [fitFlight(plots), fitFlight(history.plots)];
  assert.ok(all !== null && merged !== null);
  for (let row = 0; row < 6; row += 1) {
    const sigma = Math.sqrt(all.covariance[row * (STATE_SIZE + 1)] ?? 0);
    const mergedSigma = Math.sqrt(merged.covariance[row * (STATE_SIZE + 1)] ?? 0);
    assert.ok(Math.abs((all.state[row] ?? 0) - (merged.state[row] ?? 0)) < 0.5 * sigma, `row ${row}`);
    assert.ok(mergedSigma / sigma < 1.03 && mergedSigma / sigma > 0.97, `row ${row}: ${sigma} and ${mergedSigma}`);
  }
});

test('where plots are too far apart to merge, the oldest goes and the history says that it is not whole', () => {
  const history = grown(plotsOf(0.6, 60));
  assert.equal(history.plots.length, HISTORY_MAX);
  assert.equal(history.isWhole, false);
});
