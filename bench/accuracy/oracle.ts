import { tangentPlaneAt } from '@tocsin/core/geo/tangent-plane';
import type { ImpactForecast } from '@tocsin/core/impact/impact-forecast';
import { unixMs } from '@tocsin/core/units/instant';
import type { Dice } from '@tocsin/testkit/flight/dice';
import { SCENE_START } from '@tocsin/testkit/flight/radar-scene';
import { beforehand, boundOf, gather, sensitivityOf, UNKNOWNS } from './bound.ts';
import type { DrawnRocket } from './drawn-rocket.ts';

/** A forecast and the age of the track when it was made, s. */
export interface TimedForecast {
  readonly ageS: number;
  readonly impact: ImpactForecast;
}

/** Plots before the first forecast, and the time between two, s: those of the engine. */
const PLOTS_MIN = 3;
const EVERY_S = 0.5;

/**
 * The forecasts of one who knows the rocket's drag, its curve and the wind, and gets out of the plots all that is in them: always at
 * the bound, its misses drawn with the noise of the plots from one plot to the next.
 */
export function oracleForecasts(rocket: DrawnRocket, periodS: number, dice: Dice): readonly TimedForecast[] {
  const sensitivity = sensitivityOf(rocket, UNKNOWNS.none, rocket.leftS);
  if (sensitivity === undefined) return [];
  const plane = tangentPlaneAt(rocket.truth.impact);
  const gathered = beforehand(sensitivity.size);
  const forecasts: TimedForecast[] = [];
  const every = Math.round(10 * periodS);
  for (let plot = 0; plot < sensitivity.count; plot += every) {
    gather(gathered, sensitivity, plot, dice.normal);
    const [ageS, lastS] = [plot / 10, forecasts.at(-1)?.ageS ?? -Infinity];
    if (plot / every + 1 < PLOTS_MIN || ageS - lastS < EVERY_S - 1e-6) continue;
    const { ee, en, nn, off } = boundOf(gathered, sensitivity, UNKNOWNS.none);
    const impact = {
      position: plane.lonLatOf([off[0], off[1]]),
      covariance: { ee, en, nn },
      at: unixMs(SCENE_START + Math.round(1000 * rocket.leftS)),
      timeSigmaS: 0,
      healthy: true,
    };
    forecasts.push({ ageS, impact });
  }
  return forecasts;
}
