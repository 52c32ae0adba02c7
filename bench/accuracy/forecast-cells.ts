import { tangentPlaneAt } from '@tocsin/core/geo/tangent-plane';
import { forecastImpact } from '@tocsin/core/impact/forecast-impact';
import type { ImpactForecast } from '@tocsin/core/impact/impact-forecast';
import { createTracker, observeScan } from '@tocsin/core/track/tracker';
import { SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { beforehand, boundOf, gather, type Sensitivity, sensitivityOf, UNKNOWNS } from './bound.ts';
import { type DrawnRocket, diceOf, drawRocket, type World } from './drawn-rocket.ts';
import { tell } from './progress.ts';

export const RANGES_KM = [5, 10, 20, 40, 70] as const;
export const PERIODS_S = [1, 0.1] as const;
export const AGES_S = [5, 10, 20, 30] as const;

/** One rocket in one cell: how far off its forecast was, and what was possible. */
export interface Outcome {
  readonly missM: number;
  /** The miss in standard deviations of the forecast, squared. */
  readonly squaredSigmas: number;
  /** Root of the trace of the forecast's covariance, m. */
  readonly ellipseM: number;
  /** Trace of the bound, m²: drag, curve and wind unknown; drag alone. */
  readonly boundM2: number;
  readonly boundOfDragM2: number;
}

/** Range, plots and age that were looked at together. */
export interface Cell {
  readonly rangeKm: number;
  readonly periodS: number;
  readonly ageS: number;
  readonly outcomes: readonly Outcome[];
  /** Rockets that were still in the air at that age: those without an outcome had no forecast. */
  readonly flying: number;
}

/** Flies `runs` rockets of each range through radar, tracker and forecast. */
export function fillCells(world: World, part: number, { runs, seed }: { readonly runs: number; readonly seed: number }): readonly Cell[] {
  return RANGES_KM.flatMap((rangeKm, rangePlace) => {
    const drawer = PERIODS_S.flatMap((periodS) => AGES_S.map((ageS) => ({ rangeKm, periodS, ageS, outcomes: [] as Outcome[], flying: 0 })));
    for (let run = 0; run < runs; run += 1) {
      tell(`${world}, ${rangeKm} km`, run, runs);
      const rocket = drawRocket(diceOf(seed, 10 * part + rangePlace, run), world, 1_000 * rangeKm);
      const lastS = Math.min(Math.max(...AGES_S), rocket.leftS - 1);
      const sensitivity = sensitivityOf(rocket, UNKNOWNS.all, lastS);
      if (sensitivity === undefined) continue;
      for (const periodS of PERIODS_S) {
        const bounds = boundsAt(sensitivity, periodS);
        const forecasts = forecastsAt(rocket, periodS, diceOf(seed, 10 * part + rangePlace + 1_000, run));
        for (const cell of drawer) {
          const bound = bounds.get(cell.ageS);
          if (cell.periodS !== periodS || bound === undefined) continue;
          cell.flying += 1;
          const forecast = forecasts.get(cell.ageS);
          if (forecast !== undefined) cell.outcomes.push({ ...missOf(forecast, rocket), ...bound });
        }
      }
    }
    return drawer;
  });
}

/** The forecasts of a tracker that sees nothing else, by age of the track, s. */
function forecastsAt({ truth, firstS, sensor, leftS }: DrawnRocket, periodS: number, dice: ReturnType<typeof diceOf>) {
  const tracker = createTracker();
  const forecasts = new Map<number, ImpactForecast>();
  const untilS = Math.min(Math.max(...AGES_S), leftS);
  const radar = { ...sensor, period: periodS };
  for (const scan of scansOf({ sensor: radar, dice, rockets: [{ truth, fromS: -firstS }], horizonDeg: -90, untilS })) {
    const track = observeScan(tracker, scan, radar).updated[0];
    const atS = (Date.parse(scan.time) - SCENE_START) / 1000;
    const ageS = AGES_S.find((age) => Math.abs(atS - age) < 1e-6);
    const forecast = track === undefined || ageS === undefined ? null : forecastImpact(track, 0);
    if (ageS !== undefined && forecast !== null) forecasts.set(ageS, forecast);
  }
  return forecasts;
}

/** East and north of where a forecast expects it, in the forecast's own measure. */
export function missOf({ position, covariance }: ImpactForecast, { truth }: Pick<DrawnRocket, 'truth'>) {
  const [east, north] = tangentPlaneAt(position).eastNorthOf(truth.impact);
  const { ee, en, nn } = covariance;
  const squaredSigmas = (east * east * nn - 2 * east * north * en + north * north * ee) / (ee * nn - en * en);
  return { missM: Math.hypot(east, north), squaredSigmas, ellipseM: Math.sqrt(ee + nn) };
}

function boundsAt(sensitivity: Sensitivity, periodS: number) {
  const gathered = beforehand(sensitivity.size);
  const bounds = new Map<number, Pick<Outcome, 'boundM2' | 'boundOfDragM2'>>();
  const every = Math.round(10 * periodS);
  for (let plot = 0; plot < sensitivity.count; plot += every) {
    gather(gathered, sensitivity, plot);
    const ageS = AGES_S.find((age) => Math.abs(plot / 10 - age) < 1e-6);
    if (ageS === undefined) continue;
    const all = boundOf(gathered, sensitivity, UNKNOWNS.all);
    const drag = boundOf(gathered, sensitivity, UNKNOWNS.dragOnly);
    bounds.set(ageS, { boundM2: all.ee + all.nn, boundOfDragM2: drag.ee + drag.nn });
  }
  return bounds;
}
