import { axesAt, toGeodetic } from './earth.ts';
import { type Air, type Body, fly, railState } from './flight.ts';
import { type AimedFlight, bearingDeg, destination, flyTo } from './fly-to.ts';

/** Where a long-range missile shall come down, and how it is made. */
export interface LongRangeAim {
  /** Longitude, latitude, degrees. */
  readonly at: readonly [number, number];
  /** Bearing from which it comes, degrees clockwise from north. */
  readonly fromDeg: number;
  readonly rangeM: number;
  /** How steeply it climbs when the motor stops, degrees. */
  readonly burnoutDeg: number;
  /** How long the motor burns, s: the aim changes it by a few per cent. */
  readonly burnS: number;
  /** Mass over cross-section, kg/m². */
  readonly sectionalDensity: number;
}

/** A slender cone: peak at Mach 1.1, little once it is far beyond. */
const CONE_DRAG: Body['drag'] = [
  [0, 0.28],
  [0.8, 0.3],
  [1.1, 0.48],
  [2, 0.36],
  [5, 0.24],
  [12, 0.2],
];
const EARTH_M = 6_371_008.8;
const GM = 3.986_004_418e14;
/** Ten minutes of flight at this step stay true to a metre, s. */
const STEP_S = 0.1;
const ROUGH_STEP_S = 0.5;
const CLOSE_M = 30;
/** Between these a rail leads into a gravity turn, degrees above the horizontal. */
const RAIL_DEG = [60, 89.95] as const;
const ROUNDS = 16;
const REFINEMENTS = 3;

/**
 * A missile that burns for about a minute in a gravity turn, coasts above the air and falls on its aim, 30 m off at most. For ground
 * ranges of 150 to 1,500 km.
 *
 * @throws RangeError where no burn leads there
 */
export function flyLongRange(aim: LongRangeAim, air: Air): AimedFlight {
  let body = bodyFor(aim);
  for (let refinement = 0; ; refinement += 1) {
    const elevationDeg = railDegFor(aim, body, air);
    const target = { at: aim.at, fromDeg: aim.fromDeg, rangeM: aim.rangeM, elevationDeg };
    if (refinement === REFINEMENTS) return flyTo(target, body, air, { closeM: CLOSE_M, stepS: STEP_S });
    const rough = flyTo(target, body, air, { closeM: aim.rangeM / 50, stepS: ROUGH_STEP_S });
    // A longer burn at the same push is taken for a stronger push, so that the burn stays the one that was asked for.
    body = { ...body, thrust: body.thrust * (rough.burnS / aim.burnS) };
  }
}

/** The body whose push gives the speed of the ellipse through both ends; drag and the way flown while burning are left out. */
function bodyFor({ rangeM, burnoutDeg, burnS, sectionalDensity }: LongRangeAim): Body {
  const [climb, half] = [(burnoutDeg * Math.PI) / 180, Math.tan(rangeM / EARTH_M / 2)];
  const share = half / (Math.sin(climb) * Math.cos(climb) + half * Math.cos(climb) ** 2);
  const speed = Math.sqrt((share * GM) / EARTH_M);
  return { sectionalDensity, drag: CONE_DRAG, thrust: speed / burnS + 8, burnS };
}

/** The rail's elevation from which gravity turns the burn into the climb that was asked for, by halving. */
function railDegFor(aim: LongRangeAim, body: Body, air: Air): number {
  const from = destination(aim.at, aim.fromDeg, aim.rangeM);
  const headingDeg = bearingDeg(from, aim.at);
  let [low, high]: readonly [number, number] = RAIL_DEG;
  for (let round = 0; round < ROUNDS; round += 1) {
    const middle = (low + high) / 2;
    const { samples } = fly(body, air, railState(from, headingDeg, middle), { groundM: -1_000, untilS: body.burnS, stepS: ROUGH_STEP_S });
    if (climbDegOf(samples.subarray(-6)) < aim.burnoutDeg) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function climbDegOf([x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0]: Float64Array): number {
  const [lon, lat] = toGeodetic([x, y, z]);
  const [, , up] = axesAt(lon, lat);
  return (Math.asin((vx * up[0] + vy * up[1] + vz * up[2]) / Math.hypot(vx, vy, vz)) * 180) / Math.PI;
}
