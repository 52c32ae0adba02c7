import { airAt } from './atmosphere.ts';
import { axesAt, freeAcceleration, fromGeodetic, toGeodetic, type Vector } from './earth.ts';

/** What flies. */
export interface Body {
  /** Mass over cross-section, kg/m². */
  readonly sectionalDensity: number;
  /** Drag coefficient by Mach number, [Mach, coefficient], rising Mach. */
  readonly drag: readonly (readonly [number, number])[];
  /** Acceleration along the velocity while the motor burns, m/s², and for how long, s. */
  readonly thrust: number;
  readonly burnS: number;
}

/** The air of a run: wind towards east and north by height, m/s, and a factor on the standard density. */
export interface Air {
  readonly windAt: (heightM: number) => readonly [east: number, north: number];
  readonly densityFactor: number;
}

/** Air whose wind doubles from the ground up to 8 km. */
export function freshAir(ground: { readonly windEast: number; readonly windNorth: number; readonly densityFactor: number }): Air {
  const { windEast, windNorth, densityFactor } = ground;
  return {
    densityFactor,
    windAt: (heightM) => {
      const shear = 1 + Math.min(1, Math.max(0, heightM) / 8_000);
      return [windEast * shear, windNorth * shear];
    },
  };
}

/** Position and velocity at a time since the motor lit, earth-fixed. */
export interface State {
  readonly timeS: number;
  readonly position: Vector;
  readonly velocity: Vector;
}

/** A whole flight at even steps from time 0, earth-fixed: x, y, z, vx, vy, vz of each. It ends on the ground, between two steps. */
export interface Flight {
  readonly stepS: number;
  readonly samples: Float64Array;
  readonly endS: number;
  readonly end: Vector;
}

/** Short rocket, tens of kilogrammes: after published drag curves of finned bodies, transonic peak at Mach 1.1. */
export const SHORT_ROCKET: Body = {
  sectionalDensity: 6_500,
  drag: [
    [0, 0.42],
    [0.8, 0.45],
    [1.1, 0.78],
    [1.6, 0.66],
    [3, 0.45],
  ],
  thrust: 190,
  burnS: 1.6,
};
/** 122 mm class. */
export const GRAD_ROCKET: Body = {
  sectionalDensity: 4_800,
  drag: [
    [0, 0.38],
    [0.8, 0.4],
    [1.1, 0.72],
    [1.6, 0.6],
    [3, 0.4],
  ],
  thrust: 260,
  burnS: 1.9,
};

/** Runge-Kutta of fourth order: millimetres over a flight at this step, s. */
export const STEP_S = 0.05;
const FLIGHT_S_MAX = 1_800;

/** How long and how finely a body is flown. */
export interface Span {
  /** Height at which it ends, m above the ellipsoid. */
  readonly groundM: number;
  /** It is followed no longer than this, s. */
  readonly untilS?: number;
  /** Between two samples, s. */
  readonly stepS?: number;
}

/** Flies a body from a state to the ground (height `groundM`, linear between steps) or for `untilS`. */
export function fly(body: Body, air: Air, start: State, { groundM, untilS = FLIGHT_S_MAX, stepS = STEP_S }: Span): Flight {
  let samples = new Float64Array(6 * 2_048);
  let state = start;
  let count = 0;
  const keep = ({ position, velocity }: State): void => {
    if (6 * (count + 1) > samples.length) {
      const larger = new Float64Array(2 * samples.length);
      larger.set(samples);
      samples = larger;
    }
    samples.set(position, 6 * count);
    samples.set(velocity, 6 * count + 3);
    count += 1;
  };
  keep(state);
  for (;;) {
    const next = advance(body, air, state, stepS);
    keep(next);
    const height = toGeodetic(next.position)[2];
    if (height <= groundM && next.timeS > body.burnS) {
      const before = toGeodetic(state.position)[2];
      const share = (before - groundM) / Math.max(1e-9, before - height);
      const end = mix(state.position, next.position, share);
      return { stepS, samples: samples.slice(0, 6 * count), endS: state.timeS + share * stepS, end };
    }
    state = next;
    if (state.timeS >= untilS - stepS / 2) return { stepS, samples: samples.slice(0, 6 * count), endS: state.timeS, end: state.position };
  }
}

/** Where a flight is at a time, linear between steps (millimetres off); undefined before its beginning and after its end. */
export function stateAt({ stepS, samples, endS }: Flight, timeS: number): State | undefined {
  if (timeS < 0 || timeS >= endS) return undefined;
  const step = Math.min(Math.floor(timeS / stepS), samples.length / 6 - 2);
  const share = timeS / stepS - step;
  const value = (row: number): number => (samples[6 * step + row] ?? 0) * (1 - share) + (samples[6 * step + 6 + row] ?? 0) * share;
  return { timeS, position: [value(0), value(1), value(2)], velocity: [value(3), value(4), value(5)] };
}

/** One step; the motor stops within it at its own time, so that the range is a smooth function of the burn. */
function advance(body: Body, air: Air, state: State, stepS: number): State {
  const burnLeftS = body.burnS - state.timeS;
  if (burnLeftS <= 0) return step(body, air, state, { forS: stepS, thrust: 0 });
  if (burnLeftS >= stepS) return step(body, air, state, { forS: stepS, thrust: body.thrust });
  const burnt = step(body, air, state, { forS: burnLeftS, thrust: body.thrust });
  return { ...step(body, air, burnt, { forS: stepS - burnLeftS, thrust: 0 }), timeS: state.timeS + stepS };
}

function step(body: Body, air: Air, { timeS, position, velocity }: State, { forS: h, thrust }: { forS: number; thrust: number }): State {
  const at = (p: Vector, v: Vector) => acceleration(body, air, { thrust, position: p, velocity: v });
  const k1 = at(position, velocity);
  const v2 = add(velocity, k1, h / 2);
  const k2 = at(add(position, velocity, h / 2), v2);
  const v3 = add(velocity, k2, h / 2);
  const k3 = at(add(position, v2, h / 2), v3);
  const v4 = add(velocity, k3, h);
  const k4 = at(add(position, v3, h), v4);
  const mean = (a: Vector, b: Vector, c: Vector, d: Vector): Vector => [
    (a[0] + 2 * b[0] + 2 * c[0] + d[0]) / 6,
    (a[1] + 2 * b[1] + 2 * c[1] + d[1]) / 6,
    (a[2] + 2 * b[2] + 2 * c[2] + d[2]) / 6,
  ];
  return { timeS: timeS + h, position: add(position, mean(velocity, v2, v3, v4), h), velocity: add(velocity, mean(k1, k2, k3, k4), h) };
}

interface Moving {
  /** Along the velocity, m/s². */
  readonly thrust: number;
  readonly position: Vector;
  readonly velocity: Vector;
}

function acceleration(body: Body, air: Air, { thrust, position, velocity }: Moving): Vector {
  const free = freeAcceleration(position, velocity);
  const [lon, lat, height] = toGeodetic(position);
  const { density, soundMps } = airAt(height);
  const push = thrust / Math.max(1, Math.hypot(...velocity));
  if (density === 0) return add(free, velocity, push);
  const [east, north] = axesAt(lon, lat);
  const [windEast, windNorth] = air.windAt(height);
  const relative = add(velocity, add(scaled(east, windEast), north, windNorth), -1);
  const speed = Math.hypot(...relative);
  const drag = (-0.5 * density * air.densityFactor * speed * dragAt(body, speed / soundMps)) / body.sectionalDensity;
  return add(add(free, relative, drag), velocity, push);
}

function dragAt({ drag }: Body, mach: number): number {
  for (let place = 1; place < drag.length; place += 1) {
    const [m0, c0] = drag[place - 1] ?? [0, 0];
    const [m1, c1] = drag[place] ?? [0, 0];
    if (mach <= m1) return c0 + ((c1 - c0) * (mach - m0)) / (m1 - m0);
  }
  return drag.at(-1)?.[1] ?? 0;
}

/** a + b * factor. */
function add(a: Vector, b: Vector, factor: number): Vector {
  return [a[0] + b[0] * factor, a[1] + b[1] * factor, a[2] + b[2] * factor];
}

function scaled(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

function mix(a: Vector, b: Vector, share: number): Vector {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

/** A body leaving its rail at 40 m/s, 5 m above the ellipsoid. */
export function railState(from: readonly [lon: number, lat: number], headingDeg: number, elevationDeg: number): State {
  const [east, north, up] = axesAt(...from);
  const heading = (headingDeg * Math.PI) / 180;
  const elevation = (elevationDeg * Math.PI) / 180;
  const level = add(scaled(east, Math.sin(heading)), north, Math.cos(heading));
  const direction = add(scaled(level, Math.cos(elevation)), up, Math.sin(elevation));
  return { timeS: 0, position: fromGeodetic(from[0], from[1], 5), velocity: scaled(direction, 40) };
}
