import type { Flight } from '../physics/flight.ts';
import { bearingDeg, destination } from '../physics/fly-to.ts';
import { flyWinged, type Waypoint, type WingedPlan } from '../physics/winged-flight.ts';
import { between, type Random } from '../random.ts';

/** What flies on wings. */
export type WingedClass = 'drone' | 'cruise' | 'aircraft';

/** From, to. */
type Span = readonly [low: number, high: number];

/** What a class of winged things can do, and how it comes. */
interface Habit {
  readonly speedMps: Span;
  readonly turnDegPerS: Span;
  readonly climbMps: number;
  readonly heightM: Span;
  readonly heightWanderM: number;
  /** How far from its target it is met first, m. */
  readonly comesFromM: Span;
  readonly diveDeg?: Span;
}

/** Below 10,000 feet nothing civil flies faster than 250 knots (ICAO Annex 11, appendix 4): m, m/s. */
const SLOW_BELOW = { heightM: 3_100, speedMps: 128 } as const;

/** Speeds keep 4 % from the class's limits, which their wandering may use. */
const HABITS: Readonly<Record<WingedClass, Habit>> = {
  drone: {
    speedMps: [41.7, 57.6],
    turnDegPerS: [3, 6],
    climbMps: 4,
    heightM: [80, 2_400],
    heightWanderM: 12,
    comesFromM: [20_000, 45_000],
    diveDeg: [20, 60],
  },
  cruise: {
    speedMps: [187.5, 249.6],
    turnDegPerS: [2, 4],
    climbMps: 15,
    heightM: [45, 135],
    heightWanderM: 6,
    comesFromM: [60_000, 110_000],
    diveDeg: [12, 30],
  },
  aircraft: {
    speedMps: [62.5, 240],
    turnDegPerS: [1, 3],
    climbMps: 12,
    heightM: [350, 10_900],
    heightWanderM: 20,
    comesFromM: [35_000, 60_000],
  },
};

const TURNING_POINTS: Span = [2, 5];
/** Legs are this many of its tightest turning circles' radii long at least, the last one twice as long. */
const LEG_RADII = 4;
/** How far beside the straight line a turning point lies: one standard deviation, and at most, in leg lengths. */
const ASIDE = 0.3;
const ASIDE_MAX = 0.5;

/**
 * A drone or cruise missile that finds its way to a target and dives on it, or an aircraft that passes near it and leaves. All are
 * met in the air, long since under way.
 *
 * @param target - longitude, latitude, degrees
 */
export function drawWinged(random: Random, kind: WingedClass, target: readonly [number, number]): Flight {
  const speedMps = between(random, ...HABITS[kind].speedMps);
  const habit = kind === 'aircraft' ? lawful(HABITS[kind], speedMps) : HABITS[kind];
  const turnDegPerS = between(random, ...habit.turnDegPerS);
  const { climbMps, heightWanderM } = habit;
  const radiusM = speedMps / ((turnDegPerS * Math.PI) / 180);
  const route = habit.diveDeg === undefined ? routeAcross(random, habit, target) : routeOnto(random, habit, { target, radiusM });
  const plan: WingedPlan = { route, speedMps, turnDegPerS, climbMps, heightWanderM };
  return flyWinged(habit.diveDeg === undefined ? plan : { ...plan, diveDeg: between(random, ...habit.diveDeg) }, random);
}

function lawful(habit: Habit, speedMps: number): Habit {
  const [low, high] = habit.heightM;
  return { ...habit, heightM: speedMps * 1.05 > SLOW_BELOW.speedMps ? [SLOW_BELOW.heightM, high] : [low, SLOW_BELOW.heightM + 1_000] };
}

interface Approach {
  readonly target: readonly [number, number];
  readonly radiusM: number;
}

function routeOnto(random: Random, habit: Habit, { target, radiusM }: Approach): readonly Waypoint[] {
  const lengthM = between(random, ...habit.comesFromM);
  const start = destination(target, between(random, 0, 360), lengthM);
  const lastLegM = 2 * LEG_RADII * radiusM;
  const wished = Math.floor(between(random, TURNING_POINTS[0], TURNING_POINTS[1] + 1));
  const count = Math.max(TURNING_POINTS[0], Math.min(wished, Math.floor((lengthM - lastLegM) / (LEG_RADII * radiusM))));
  const turning = turningPoints(random, habit, { start, courseDeg: bearingDeg(start, target), lengthM: lengthM - lastLegM, count });
  return [[...start, heightIn(random, habit)], ...turning, [...target, 0]];
}

/** In on one side and out on another, past the middle at some kilometres. */
function routeAcross(random: Random, habit: Habit, middle: readonly [number, number]): readonly Waypoint[] {
  const [inM, outM] = [between(random, ...habit.comesFromM), 80_000];
  const start = destination(middle, between(random, 0, 360), inM);
  const passed = destination(middle, between(random, 0, 360), between(random, 0, 12_000));
  const courseDeg = bearingDeg(start, passed);
  const turning = turningPoints(random, habit, { start, courseDeg, lengthM: inM, count: TURNING_POINTS[0] });
  const last = turning.at(-1)?.[2] ?? habit.heightM[0];
  return [[...start, heightIn(random, habit)], ...turning, [...destination(start, courseDeg, inM + outM), last]];
}

interface Line {
  readonly start: readonly [number, number];
  readonly courseDeg: number;
  readonly lengthM: number;
  readonly count: number;
}

/** Evenly along a line, each set off sideways; the last one lies at the line's end. */
function turningPoints(random: Random, habit: Habit, { start, courseDeg, lengthM, count }: Line): readonly Waypoint[] {
  const legM = lengthM / count;
  return Array.from({ length: count }, (_, place) => {
    const aside = legM * Math.min(ASIDE_MAX, Math.max(-ASIDE_MAX, ASIDE * random.normal()));
    const on = destination(start, courseDeg, legM * (place + 1));
    return [...destination(on, courseDeg + 90, aside), heightIn(random, habit)] as const;
  });
}

/** Low is commoner than high: even in the logarithm. */
function heightIn(random: Random, { heightM: [low, high] }: Habit): number {
  return Math.exp(between(random, Math.log(low), Math.log(high)));
}
