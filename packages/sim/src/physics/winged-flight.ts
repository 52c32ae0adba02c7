import type { Random } from '../random.ts';
import { axesAt, fromGeodetic, toGeodetic, type Vector } from './earth.ts';
import type { Flight } from './flight.ts';
import { turnDeg } from './fly-to.ts';

/** Longitude, latitude (degrees), height above the ellipsoid (m). */
export type Waypoint = readonly [lon: number, lat: number, heightM: number];

/** How something with wings flies: along a route, within what it can do. */
export interface WingedPlan {
  /** It is met in the air at the first and ends at the last; two at least. */
  readonly route: readonly Waypoint[];
  readonly speedMps: number;
  /** At most this, degrees per second. */
  readonly turnDegPerS: number;
  /** Up or down at most this, m/s; its last dive apart. */
  readonly climbMps: number;
  /** One standard deviation of its slow wandering in height, m. */
  readonly heightWanderM: number;
  /** How steeply it comes down on the last waypoint, degrees; without one it only flies over it. */
  readonly diveDeg?: number;
}

const STEP_S = 0.1;
const FLIGHT_S_MAX = 7_200;
/** Its speed wanders by this share, one standard deviation, cut at twice that; in half a minute it has forgotten. */
const SPEED_WANDER = 0.02;
const WANDER_S = 30;
/** Share of a course or height error that is flown off in a second, and how long it takes to bank into its tightest turn, s. */
const COURSE_GAIN = 1;
const HEIGHT_GAIN = 0.2;
const BANK_S = 2;
/** How fast the nose goes down into a dive, degrees per second. */
const PITCH_DEG_PER_S = 20;
/** A dive begins this much earlier than an even pitch-over would ask for: room to settle on the line to the target. */
const DIVE_LEAD = 1.25;

interface Flying {
  readonly timeS: number;
  readonly position: Vector;
  /** Clockwise from north, degrees, and how fast it turns to the right, degrees per second. */
  readonly courseDeg: number;
  readonly turnDegPerS: number;
  /** Below the horizontal, degrees. */
  readonly descentDeg: number;
  readonly isDiving: boolean;
  /** Place in the route of the waypoint that it makes for. */
  readonly leg: number;
  /** Wandering of speed and height, in standard deviations. */
  readonly wander: readonly [speed: number, height: number];
}

/** Where the waypoint of a leg lies from here. */
interface Sight {
  readonly bearingDeg: number;
  readonly distanceM: number;
  readonly heightM: number;
}

/**
 * Flies a route in coordinated turns from its first waypoint to its last, at even steps.
 *
 * @throws RangeError where the route asks for turns that it cannot fly
 */
export function flyWinged(plan: WingedPlan, random: Random): Flight {
  const [first, second] = plan.route;
  if (first === undefined || second === undefined) throw new RangeError('a route has two waypoints at least');
  const samples: number[] = [];
  const position = fromGeodetic(...first);
  let now: Flying = {
    timeS: 0,
    position,
    courseDeg: look(position, second).bearingDeg,
    turnDegPerS: 0,
    descentDeg: 0,
    isDiving: false,
    leg: 1,
    wander: [random.normal(), random.normal()],
  };
  while (now.timeS < FLIGHT_S_MAX) {
    now = steered(now, plan);
    const velocity = velocityOf(now, plan);
    samples.push(...now.position, ...velocity);
    const next = moved(now, velocity, random);
    const share = endShare(now, next, plan);
    if (share !== undefined) {
      samples.push(...next.position, ...velocity);
      const end = moved(now, velocity, random, share * STEP_S).position;
      return { stepS: STEP_S, samples: Float64Array.from(samples), endS: now.timeS + share * STEP_S, end };
    }
    now = next;
  }
  throw new RangeError('a route whose end is not reached');
}

/** Turns, climbs and dives for the next step. */
function steered(now: Flying, plan: WingedPlan): Flying {
  const leg = legOf(now, plan);
  const sight = look(now.position, plan.route[leg] ?? [0, 0, 0]);
  const wish = limited(COURSE_GAIN * turnDeg(now.courseDeg, sight.bearingDeg), plan.turnDegPerS);
  const bank = (plan.turnDegPerS * STEP_S) / BANK_S;
  const turnDegPerS = now.turnDegPerS + limited(wish - now.turnDegPerS, bank);
  const isDiving = now.isDiving || (leg === plan.route.length - 1 && isDiveDue(sight, plan));
  return { ...now, leg, isDiving, turnDegPerS, descentDeg: isDiving ? dived(now, sight) : levelled(now, sight, plan) };
}

/** A waypoint is left so early that the turn ends on the next leg. */
function legOf({ position, leg, courseDeg }: Flying, { route, speedMps, turnDegPerS }: WingedPlan): number {
  const [here, next] = [route[leg], route[leg + 1]];
  if (here === undefined || next === undefined) return leg;
  const turn = Math.abs(turnDeg(courseDeg, look(fromGeodetic(...here), next).bearingDeg));
  const radiusM = speedMps / radians(turnDegPerS);
  const earlyM = radiusM * Math.tan(radians(Math.min(120, turn)) / 2) + (speedMps * BANK_S) / 2;
  return look(position, here).distanceM < earlyM ? leg + 1 : leg;
}

function isDiveDue({ distanceM, heightM }: Sight, { diveDeg, speedMps }: WingedPlan): boolean {
  if (diveDeg === undefined) return false;
  const leadM = (DIVE_LEAD * speedMps * diveDeg) / (2 * PITCH_DEG_PER_S);
  return heightM >= Math.max(0, distanceM - leadM) * Math.tan(radians(diveDeg));
}

function dived({ descentDeg }: Flying, { distanceM, heightM }: Sight): number {
  const straightDeg = degrees(Math.atan2(heightM, distanceM));
  return descentDeg + limited(straightDeg - descentDeg, PITCH_DEG_PER_S * STEP_S);
}

function levelled({ descentDeg, leg, wander, position }: Flying, sight: Sight, { route, climbMps, ...plan }: WingedPlan): number {
  // What dives on its last waypoint comes there at the height of the one before.
  const stays = plan.diveDeg !== undefined && leg === route.length - 1;
  const wishM = (stays ? route[leg - 1]?.[2] : route[leg]?.[2]) ?? 0;
  const offM = wishM + plan.heightWanderM * limited(wander[1], 2) - toGeodetic(position)[2];
  const climb = limited(HEIGHT_GAIN * offM, climbMps);
  // Height is won and lost over the whole leg where there is time for it.
  const evenly = limited((offM * plan.speedMps) / Math.max(1, sight.distanceM), climbMps);
  const gentle = Math.abs(offM) > 3 * plan.heightWanderM + 10 ? limited(2 * evenly, climbMps) : climb;
  const wish = degrees(Math.asin(limited(-gentle / plan.speedMps, 1)));
  return descentDeg + limited(wish - descentDeg, (PITCH_DEG_PER_S * STEP_S) / 10);
}

/** Earth-fixed, m/s. */
function velocityOf({ position, courseDeg, turnDegPerS, descentDeg, wander }: Flying, { speedMps }: WingedPlan): Vector {
  const [lon, lat] = toGeodetic(position);
  const [east, north, up] = axesAt(lon, lat);
  const speed = speedMps * (1 + SPEED_WANDER * limited(wander[0], 2));
  const [course, descent] = [radians(courseDeg + (turnDegPerS * STEP_S) / 2), radians(descentDeg)];
  const level = speed * Math.cos(descent);
  const along = (axis: 0 | 1 | 2): number =>
    level * (Math.sin(course) * east[axis] + Math.cos(course) * north[axis]) - speed * Math.sin(descent) * up[axis];
  return [along(0), along(1), along(2)];
}

function moved(now: Flying, [vx, vy, vz]: Vector, random: Random, forS = STEP_S): Flying {
  const [x, y, z] = now.position;
  const position = [x + vx * forS, y + vy * forS, z + vz * forS] as const;
  if (forS < STEP_S) return { ...now, position };
  const held = 1 - STEP_S / WANDER_S;
  const stray = Math.sqrt(1 - held ** 2);
  return {
    ...now,
    timeS: now.timeS + STEP_S,
    position,
    courseDeg: now.courseDeg + now.turnDegPerS * STEP_S,
    wander: [held * now.wander[0] + stray * random.normal(), held * now.wander[1] + stray * random.normal()],
  };
}

/** The share of the step after which it is over; undefined where it flies on. */
function endShare(now: Flying, next: Flying, { route, diveDeg, speedMps }: WingedPlan): number | undefined {
  const last = route[route.length - 1];
  if (last === undefined || now.leg !== route.length - 1) return undefined;
  if (diveDeg === undefined) return look(next.position, last).distanceM < 2 * speedMps ? 1 : undefined;
  const [before, after] = [toGeodetic(now.position)[2], toGeodetic(next.position)[2]];
  return after <= last[2] ? (before - last[2]) / (before - after) : undefined;
}

function look(position: Vector, to: Waypoint): Sight {
  const [lon, lat, heightM] = toGeodetic(position);
  const [east, north] = axesAt(lon, lat);
  const [tx, ty, tz] = fromGeodetic(...to);
  const [dx, dy, dz] = [tx - position[0], ty - position[1], tz - position[2]];
  const [e, n] = [dx * east[0] + dy * east[1] + dz * east[2], dx * north[0] + dy * north[1] + dz * north[2]];
  return { bearingDeg: degrees(Math.atan2(e, n)), distanceM: Math.hypot(e, n), heightM: heightM - to[2] };
}

function limited(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}

const radians = (deg: number): number => (deg * Math.PI) / 180;
const degrees = (rad: number): number => (rad * 180) / Math.PI;
