import type { Plot, Scan, Sensor } from '@tocsin/core/detection/observation';
import type { Dice } from './dice.ts';
import { noisyPlot, plotOf, type RocketTruth, stateAt } from './rocket-truth.ts';

/** A rocket in a scene: its flight and when that begins, s after the scene does. */
export interface SceneRocket {
  readonly truth: RocketTruth;
  readonly fromS: number;
}

/** What a radar sees and how well. */
export interface Scene {
  readonly sensor: Sensor;
  readonly rockets: readonly SceneRocket[];
  readonly dice: Dice;
  /** Lowest elevation seen, degrees. */
  readonly horizonDeg?: number;
  /** Chance of a plot for each rocket and scan. */
  readonly detection?: number;
  /** False plots in each scan. */
  readonly clutter?: number;
  /** The scene's end, s; the last impact where absent. */
  readonly untilS?: number;
  /** The first scan, s. */
  readonly firstS?: number;
}

/** The instant that every scene begins at. */
export const SCENE_START = Date.UTC(2026, 0, 1);

/** ISO 8601 of a time in the scene, s. */
export function sceneTime(atS: number): string {
  return new Date(SCENE_START + Math.round(atS * 1000)).toISOString();
}

/** A radar of 25 m and 2 mrad, once a second. */
export function aRadar(changes: Partial<Sensor> = {}): Sensor {
  return {
    kind: 'sensor',
    id: 'radar-1',
    position: [34.6, 31.62, 30],
    sigma: { range: 25, azimuth: 0.1146, elevation: 0.1146 },
    period: 1,
    ...changes,
  };
}

/** Every scan of a scene, in order. */
export function scansOf(scene: Scene): readonly Scan[] {
  const { sensor, rockets } = scene;
  const untilS = scene.untilS ?? Math.max(...rockets.map(({ truth, fromS }) => fromS + truth.flightS));
  const scans: Scan[] = [];
  const steps = Math.floor((untilS - (scene.firstS ?? 0)) / sensor.period + 1e-9);
  for (let step = 0; step <= steps; step += 1) {
    const atS = (scene.firstS ?? 0) + step * sensor.period;
    scans.push({ kind: 'scan', sensor: sensor.id, time: sceneTime(atS), plots: plotsAt(scene, atS) });
  }
  return scans;
}

function plotsAt({ sensor, rockets, dice, horizonDeg, detection, clutter }: Scene, atS: number): Plot[] {
  const plots: Plot[] = [];
  for (const { truth, fromS } of rockets) {
    const ageS = atS - fromS;
    if (ageS < 0 || ageS > truth.flightS) continue;
    const state = stateAt(truth, ageS);
    if (plotOf(state, sensor).elevation < (horizonDeg ?? 1.5)) continue;
    if (dice.even() < (detection ?? 1)) plots.push(noisyPlot(state, sensor, dice));
  }
  for (let count = 0; count < (clutter ?? 0); count += 1) {
    const elevation = (Math.asin(dice.between(0.005, 0.3)) * 180) / Math.PI;
    // Even in the volume: as many per cubic kilometre near as far.
    plots.push({ range: 40_000 * Math.cbrt(dice.even()), azimuth: dice.between(0, 360), elevation });
  }
  return plots;
}
