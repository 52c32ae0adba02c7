import type { Air, Body } from '../physics/flight.ts';
import { type AimedFlight, bearingDeg, destination, distanceM } from '../physics/fly-to.ts';
import { between, type Random } from '../random.ts';
import { bodyFor, drawUntilItFlies, flyNear, type MadeBody } from './aimed-body.ts';

/** Rockets of one make from one direction. */
export interface SalvoOrder {
  readonly count: number;
  /** Longitude, latitude, degrees: the middle of its aims. */
  readonly middle: readonly [number, number];
  /** One standard deviation of the aims towards east and north, m. */
  readonly spreadM: number;
  readonly air: Air;
}

const RANGE_M = [5_000, 70_000] as const;
/** Ranges are this many times the spread of a salvo's aims at least. */
const WIDEST_STREWN = 3;
const ELEVATION_DEG = [42, 58] as const;
const BURN_S = [1, 3] as const;
/** Mass over cross-section, kg/m²: its middle, and the spread of its logarithm over makes. */
const SECTIONAL = 6_500;
const LN_SECTIONAL = 0.3;
/** A common shape of drag curve, bent at its last places: each factor's logarithm spreads by this. */
const CURVE = [
  [0, 0.4],
  [0.8, 0.43],
  [1.1, 0.75],
  [1.6, 0.63],
  [3, 0.43],
] as const;
const BENT_AT = [0.8, 1.1, 2] as const;
const LN_BEND = 0.12;
/** Within a salvo: drag, one standard deviation, and elevation, either way. */
const DRAG_SPREAD = 0.05;
const AIM_DEG = 1;
/** No rocket of this kind leaves its motor faster, m/s. */
const SPEED_MAX = 2_200;

interface Salvo {
  readonly made: MadeBody;
  readonly elevationDeg: number;
  readonly from: readonly [number, number];
}

/** Draws the flights of one salvo, in the order of firing. */
export function drawSalvo(random: Random, order: SalvoOrder): readonly AimedFlight[] {
  const salvo = drawUntilItFlies(() => drawMake(random, order));
  return Array.from({ length: order.count }, () => drawUntilItFlies(() => drawRocket(random, order, salvo)));
}

function drawMake(random: Random, { middle, spreadM, air }: SalvoOrder): Salvo {
  // A make of short range cannot be strewn widely.
  const [least, most] = RANGE_M;
  const rangeM = between(random, Math.min(most, Math.max(least, WIDEST_STREWN * spreadM)), most);
  const elevationDeg = between(random, ...ELEVATION_DEG);
  const fromDeg = between(random, 0, 360);
  const burnS = between(random, ...BURN_S);
  const sectionalDensity = SECTIONAL * Math.exp(LN_SECTIONAL * random.normal());
  const aim = { at: middle, fromDeg, rangeM, elevationDeg };
  const made = bodyFor(aim, { sectionalDensity, drag: bentCurve(random), burnS, air, speedMax: SPEED_MAX });
  return { made, elevationDeg, from: destination(middle, fromDeg, rangeM) };
}

function drawRocket(random: Random, { middle, spreadM, air }: SalvoOrder, { made, elevationDeg, from }: Salvo): AimedFlight {
  const at = strewn(random, middle, spreadM);
  const drag = Math.max(0.8, 1 + DRAG_SPREAD * random.normal());
  const body: Body = { ...made.body, sectionalDensity: made.body.sectionalDensity / drag };
  const aim = {
    at,
    fromDeg: bearingDeg(at, from),
    rangeM: distanceM(at, from),
    elevationDeg: elevationDeg + between(random, -AIM_DEG, AIM_DEG),
  };
  return flyNear(aim, { ...made, body }, air);
}

/** A place about another, normal towards east and north. */
export function strewn(random: Random, middle: readonly [number, number], spreadM: number): readonly [number, number] {
  return destination(destination(middle, 90, spreadM * random.normal()), 0, spreadM * random.normal());
}

/** The common curve times a factor that is drawn at three Mach numbers and linear between them. */
function bentCurve(random: Random): Body['drag'] {
  const factors = BENT_AT.map(() => Math.exp(LN_BEND * random.normal()));
  return CURVE.map(([mach, coefficient]) => [mach, coefficient * factorAt(mach, factors)] as const);
}

function factorAt(mach: number, [slow = 1, sonic = 1, fast = 1]: readonly number[]): number {
  const [m0, m1, m2] = BENT_AT;
  const share = (low: number, high: number): number => Math.min(1, Math.max(0, (mach - low) / (high - low)));
  return mach <= m1 ? slow + (sonic - slow) * share(m0, m1) : sonic + (fast - sonic) * share(m1, m2);
}
