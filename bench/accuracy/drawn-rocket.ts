import type { Sensor } from '@tocsin/core/detection/observation';
import { distanceM, movedBy } from '@tocsin/core/geo/tangent-plane';
import { createDice, type Dice } from '@tocsin/testkit/flight/dice';
import { aRadar } from '@tocsin/testkit/flight/radar-scene';
import { axesAt, flyRocket, plotOf, type RocketPlan, type RocketTruth, stateAt, toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import { coastFrom, type Physics } from './coast.ts';

/** What a world leaves unknown of a rocket beside its drag factor. */
export type World = 'generic curve, no wind' | 'bent curve, wind';
export const WORLDS: readonly World[] = ['generic curve, no wind', 'bent curve, wind'];

/** One standard deviation of what is unknown: ln(drag factor), ln(curve) at each node, wind m/s. Facts, section 4. */
export const UNKNOWN = { lnDrag: 0.5, lnBend: 0.12, windMS: 8 } as const;

/** A rocket of the tests' physics as a radar meets it. */
export interface DrawnRocket {
  readonly truth: RocketTruth;
  readonly physics: Physics;
  readonly sensor: Sensor;
  /** Age of the flight at its first plot, s. */
  readonly firstS: number;
  /** From the first plot to the ground, s. */
  readonly leftS: number;
  /** Earth-fixed state at the first plot. */
  readonly first: readonly number[];
}

/** Lowest elevation seen, degrees, and the youngest flight: the motor has burnt out by then, s. */
const HORIZON_DEG = 1.5;
const COAST_FROM_S = 3;
/** Plans that would need to start faster than this are drawn anew, m/s: a stone with the drag of a sheet does not fly 70 km. */
const SPEED_MS_MAX = 2_200;

/** Dice for one run of one part of the benchmark, apart from all others. */
export function diceOf(seed: number, part: number, run: number): Dice {
  const mixed = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35);
  return createDice(mixed >>> 0);
}

/** Drag, curve and wind of a world. */
export function drawPhysics(dice: Dice, world: World): Physics {
  const drag = Math.exp(UNKNOWN.lnDrag * dice.normal()) / 8_000;
  if (world === 'generic curve, no wind') return { drag, shape: [1, 1, 1], wind: [0, 0] };
  const bend = (): number => Math.exp(UNKNOWN.lnBend * dice.normal());
  return { drag, shape: [bend(), bend(), bend()], wind: [UNKNOWN.windMS * dice.normal(), UNKNOWN.windMS * dice.normal()] };
}

/** A flight to plan: how far, in which air, and over which place. */
export interface FlightWish {
  readonly rangeM: number;
  readonly physics: Physics;
  /** Where it should roughly come down, degrees: wind and the turning of the earth shift it by up to a kilometre or two. */
  readonly over: readonly [number, number];
  readonly courseDeg: number;
  readonly climbDeg: number;
}

/** The flight of a wish; undefined where no speed below {@link SPEED_MS_MAX} reaches so far. */
export function flyWish({ rangeM, physics, over, courseDeg, climbDeg }: FlightWish): RocketTruth | undefined {
  const plan = { ...physics, from: movedBy(over, courseDeg + 180, rangeM), courseDeg, climbDeg, speedMS: 0 };
  const speedMS = speedFor(plan, physics, rangeM);
  return speedMS === undefined ? undefined : flyRocket({ ...plan, speedMS });
}

/** Speed at which a plan covers a ground range, by secants in logarithms. */
function speedFor(plan: RocketPlan, physics: Physics, rangeM: number): number | undefined {
  let speedMS = Math.sqrt(9.8 * rangeM) * 1.4;
  let last: { readonly lnSpeed: number; readonly lnRange: number } | undefined;
  for (let round = 0; round < 20; round += 1) {
    if (speedMS > SPEED_MS_MAX) return undefined;
    const descent = coastFrom(firstStateOf(plan, speedMS), physics);
    if (descent === undefined) return undefined;
    const now = { lnSpeed: Math.log(speedMS), lnRange: Math.log(distanceM(plan.from, descent.impact)) };
    const short = Math.log(rangeM) - now.lnRange;
    if (Math.abs(short) < 0.002) return speedMS;
    const slope = last === undefined ? 1.2 : (now.lnRange - last.lnRange) / (now.lnSpeed - last.lnSpeed);
    speedMS *= Math.exp(Math.min(0.5, Math.max(-0.5, short / Math.max(0.2, slope))));
    last = now;
  }
  return undefined;
}

function firstStateOf({ from, courseDeg, climbDeg }: RocketPlan, speedMS: number): readonly number[] {
  const [east, north, up] = axesAt(...from);
  const [course, climb] = [(courseDeg * Math.PI) / 180, (climbDeg * Math.PI) / 180];
  const parts = [Math.cos(climb) * Math.sin(course), Math.cos(climb) * Math.cos(course), Math.sin(climb)] as const;
  const velocity = [0, 1, 2].map((i) => speedMS * (parts[0] * (east[i] ?? 0) + parts[1] * (north[i] ?? 0) + parts[2] * (up[i] ?? 0)));
  return [...toEarthFixed(...from, 1), ...velocity];
}

/** The flight as a radar meets it; undefined where it stays below the radar's horizon. */
export function meet(truth: RocketTruth, physics: Physics, sensor: Sensor): DrawnRocket | undefined {
  for (let tenth = 10 * COAST_FROM_S; tenth / 10 < truth.flightS - 1; tenth += 1) {
    const first = stateAt(truth, tenth / 10);
    if (plotOf(first, sensor).elevation > HORIZON_DEG)
      return { truth, physics, sensor, firstS: tenth / 10, leftS: truth.flightS - tenth / 10, first };
  }
  return undefined;
}

/** How many plans were thrown away for needing an absurd speed. */
export const redrawn = { plans: 0, of: 0 };

/** A rocket of a ground range that comes down 3 km from a radar of 25 m and 2 mrad. */
export function drawRocket(dice: Dice, world: World, rangeM: number): DrawnRocket {
  for (;;) {
    redrawn.of += 1;
    const physics = drawPhysics(dice, world);
    const truth = flyWish({ rangeM, physics, over: [34.8, 31.9], courseDeg: dice.between(0, 360), climbDeg: dice.between(42, 58) });
    const toRadar = dice.between(0, 360);
    const place = truth === undefined ? undefined : movedBy(truth.impact, toRadar, 3_000);
    const met =
      truth === undefined || place === undefined ? undefined : meet(truth, physics, aRadar({ position: [place[0], place[1], 30] }));
    if (met !== undefined) return met;
    redrawn.plans += 1;
  }
}
