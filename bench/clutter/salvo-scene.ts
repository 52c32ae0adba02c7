import type { Plot, Sensor } from '@tocsin/core/detection/observation';
import { movedBy } from '@tocsin/core/geo/tangent-plane';
import type { Dice } from '@tocsin/testkit/flight/dice';
import { aRadar } from '@tocsin/testkit/flight/radar-scene';
import { noisyPlot, plotOf, type RocketTruth, stateAt } from '@tocsin/testkit/flight/rocket-truth';
import type { Physics } from '../accuracy/coast.ts';
import { drawPhysics, flyWish } from '../accuracy/drawn-rocket.ts';
import { MIDDLE } from '../accuracy/town-map.ts';
import { clutterPlot, HORIZON_DEG } from './radar-clutter.ts';

export const ROCKETS = 100;
const BATTERIES = 4;
/** A battery's range, m: with the spread of its rockets 15 to 40 km. */
const RANGE_M = [16_500, 36_500] as const;
const RANGE_SPREAD = 0.04;
/** They come down within this of the town, m, and start within this time, s. */
const TOWN_M = 6_000;
const BEGUN_S = 20;
/** Spread of ln(drag factor) within the salvo. */
const DRAG_SPREAD = 0.05;
/** From the town to the radar, m. */
const RADAR_OFF_M = 5_000;

/** One rocket of a salvo. */
export interface SalvoRocket {
  readonly truth: RocketTruth;
  readonly physics: Physics;
  /** Its start, s after the scene's. */
  readonly fromS: number;
}

/** A hundred rockets of one make on one town, and the radar that sees them. */
export interface Salvo {
  readonly sensor: Sensor;
  readonly rockets: readonly SalvoRocket[];
  /** What all of them vary about. */
  readonly make: Physics;
}

/** A plot and the rocket that made it, by its place in the salvo; undefined: clutter. */
export interface LabelledPlot {
  readonly plot: Plot;
  readonly rocket: number | undefined;
}

/** Draws a salvo of four batteries on four bearings. */
export function drawSalvo(dice: Dice): Salvo {
  for (;;) {
    const make = drawPhysics(dice, 'bent curve, wind');
    const radar = movedBy(MIDDLE, dice.between(0, 360), RADAR_OFF_M);
    const rockets = Array.from({ length: BATTERIES }, () => drawBattery(dice, make)).flat();
    // A make that cannot fly so far is drawn anew.
    if (rockets.length === ROCKETS) return { make, rockets, sensor: aRadar({ position: [radar[0], radar[1], 30] }) };
  }
}

function drawBattery(dice: Dice, make: Physics): readonly SalvoRocket[] {
  const [rangeM, courseDeg, climbDeg] = [dice.between(...RANGE_M), dice.between(0, 360), dice.between(44, 56)];
  const rockets: SalvoRocket[] = [];
  for (let place = 0; place < ROCKETS / BATTERIES; place += 1) {
    const physics = { ...make, drag: make.drag * Math.exp(DRAG_SPREAD * dice.normal()) };
    const truth = flyWish({
      rangeM: rangeM * (1 + RANGE_SPREAD * dice.between(-1, 1)),
      physics,
      over: movedBy(MIDDLE, dice.between(0, 360), TOWN_M * Math.sqrt(dice.even())),
      courseDeg: courseDeg + dice.normal(),
      climbDeg: climbDeg + dice.normal(),
    });
    if (truth === undefined) return [];
    rockets.push({ truth, physics, fromS: dice.between(0, BEGUN_S) });
  }
  return rockets;
}

/** Earth-fixed states of the rockets above the radar's horizon at a time of the scene, s, by their place in the salvo. */
export function visibleAt({ rockets, sensor }: Salvo, atS: number): ReadonlyMap<number, readonly number[]> {
  const seen = new Map<number, readonly number[]>();
  for (const [place, { truth, fromS }] of rockets.entries()) {
    const ageS = atS - fromS;
    if (ageS < 0 || ageS > truth.flightS) continue;
    const state = stateAt(truth, ageS);
    if (plotOf(state, sensor).elevation >= HORIZON_DEG) seen.set(place, state);
  }
  return seen;
}

/** What the radar makes of a scene at one time. */
export function scanSalvo(
  seen: ReadonlyMap<number, readonly number[]>,
  { sensor }: Salvo,
  { dice, detection, clutter }: { readonly dice: Dice; readonly detection: number; readonly clutter: number },
): readonly LabelledPlot[] {
  const plots: LabelledPlot[] = [];
  for (const [rocket, state] of seen) if (dice.even() < detection) plots.push({ rocket, plot: noisyPlot(state, sensor, dice) });
  for (let count = 0; count < clutter; count += 1) plots.push({ rocket: undefined, plot: clutterPlot(dice) });
  return plots;
}
