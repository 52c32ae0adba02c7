import { distanceM, movedBy } from '@tocsin/core/geo/tangent-plane';
import { forecastImpact } from '@tocsin/core/impact/forecast-impact';
import { createTracker, observeScan } from '@tocsin/core/track/tracker';
import type { Dice } from '@tocsin/testkit/flight/dice';
import { aRadar, SCENE_START, scansOf } from '@tocsin/testkit/flight/radar-scene';
import { stateAt } from '@tocsin/testkit/flight/rocket-truth';
import type { Physics } from './coast.ts';
import { type DrawnRocket, diceOf, drawPhysics, flyWish, meet } from './drawn-rocket.ts';
import { tell } from './progress.ts';

export const SALVO_SIZE = 10;
export const SALVO_RANGES_KM = [20, 40] as const;
/** Age of each rocket's track at which its forecast counts, s. */
const AGE_S = 5;
/** One rocket starts this long after the one before, s. */
const APART_S = 5;
/** Rockets of one salvo differ by this much in ln(drag) and in each node of ln(curve). */
const ALIKE = 0.03;

/** Misses of a salvo's rockets after five seconds, m, in order; undefined where there was no forecast. */
export interface Salvo {
  readonly rangeKm: number;
  readonly missesM: readonly (number | undefined)[];
}

/** Salvos of ten rockets of one make from one area in one wind. */
export function flySalvos({ runs, seed }: { readonly runs: number; readonly seed: number }): readonly Salvo[] {
  return SALVO_RANGES_KM.flatMap((rangeKm, place) =>
    Array.from({ length: runs }, (_, run) => {
      tell(`salvos of ${rangeKm} km`, run, runs);
      return { rangeKm, missesM: followSalvo(diceOf(seed, 400 + place, run), rangeKm) };
    }),
  );
}

function followSalvo(dice: Dice, rangeKm: number): readonly (number | undefined)[] {
  const rockets = drawSalvo(dice, rangeKm);
  const [lead] = rockets;
  if (lead === undefined) return [];
  const { sensor } = lead;
  const scene = rockets.map(({ truth }, place) => ({ truth, fromS: place * APART_S }));
  // Whole seconds: scans come once a second, the first plot with the first scan above the horizon.
  const dueS = rockets.map(({ firstS }, place) => Math.ceil(firstS - 1e-9) + place * APART_S + AGE_S);
  const tracker = createTracker();
  const missesM: (number | undefined)[] = Array.from({ length: SALVO_SIZE });
  for (const scan of scansOf({ sensor, dice, rockets: scene, firstS: 3, untilS: Math.max(...dueS) })) {
    const { updated } = observeScan(tracker, scan, sensor);
    const atS = (Date.parse(scan.time) - SCENE_START) / 1000;
    for (const [place, rocket] of rockets.entries()) {
      if (Math.abs((dueS[place] ?? 0) - atS) > 1e-6) continue;
      const state = stateAt(rocket.truth, atS - place * APART_S);
      const apart = updated.map((track) => ({ track, offM: Math.hypot(...[0, 1, 2].map((i) => (track.state[i] ?? 0) - (state[i] ?? 0))) }));
      const own = apart.toSorted((one, other) => one.offM - other.offM)[0];
      const forecast = own === undefined || own.offM > 1_000 ? null : forecastImpact(own.track, 0);
      missesM[place] = forecast === null ? undefined : distanceM(forecast.position, rocket.truth.impact);
    }
  }
  return missesM;
}

function drawSalvo(dice: Dice, rangeKm: number): readonly DrawnRocket[] {
  for (;;) {
    const make = drawPhysics(dice, 'bent curve, wind');
    const courseDeg = dice.between(0, 360);
    const climbDeg = dice.between(45, 55);
    const radar = movedBy([34.8, 31.9], dice.between(0, 360), 3_000);
    const rockets: DrawnRocket[] = [];
    for (let place = 0; place < SALVO_SIZE; place += 1) {
      const physics = alike(make, dice);
      const over = movedBy([34.8, 31.9], dice.between(0, 360), dice.between(0, 2_000));
      const rangeM = 1_000 * rangeKm * (1 + 0.02 * dice.normal());
      const truth = flyWish({ rangeM, physics, over, courseDeg: courseDeg + dice.normal(), climbDeg: climbDeg + dice.normal() });
      const met = truth === undefined ? undefined : meet(truth, physics, aRadar({ position: [radar[0], radar[1], 30] }));
      if (met === undefined) break;
      rockets.push(met);
    }
    if (rockets.length === SALVO_SIZE) return rockets;
  }
}

function alike({ drag, shape, wind }: Physics, dice: Dice): Physics {
  const differing = (): number => Math.exp(ALIKE * dice.normal());
  return { drag: drag * differing(), shape: [shape[0] * differing(), shape[1] * differing(), shape[2] * differing()], wind };
}
