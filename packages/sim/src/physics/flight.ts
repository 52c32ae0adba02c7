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

/** The air of a run: wind towards east and north at the ground (m/s) that doubles up to 8 km, and a factor on the density. */
export interface Air {
  readonly windEast: number;
  readonly windNorth: number;
  readonly densityFactor: number;
}

/** Position and velocity at a time since the motor lit, earth-fixed. */
export interface State {
  readonly timeS: number;
  readonly position: Vector;
  readonly velocity: Vector;
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

const STEP_S = 0.05;
const FLIGHT_S_MAX = 400;

/** Air density (kg/m³) and speed of sound (m/s) at a height: the troposphere's lapse, isothermal above (ISO 2533). */
export function airAt(heightM: number): { readonly density: number; readonly soundMps: number } {
  const low = Math.min(heightM, 11_000);
  const temperature = 288.15 - 0.0065 * low;
  const tropo = 1.225 * (temperature / 288.15) ** 4.2559;
  const density = heightM <= 11_000 ? tropo : tropo * Math.exp((11_000 - heightM) / 6_341.6);
  return { density, soundMps: Math.sqrt(401.874 * temperature) };
}

/** Flies a body from a state to the ground. The last state lies on the ground (height `groundM`, linear between steps). */
export function fly(body: Body, air: Air, start: State, groundM: number): readonly State[] {
  const states: State[] = [start];
  let state = start;
  while (state.timeS < FLIGHT_S_MAX) {
    const next = step(body, air, state);
    const height = toGeodetic(next.position)[2];
    if (height <= groundM && next.timeS > body.burnS) {
      const before = toGeodetic(state.position)[2];
      const share = (before - groundM) / Math.max(1e-9, before - height);
      states.push({ timeS: state.timeS + share * STEP_S, position: mix(state.position, next.position, share), velocity: next.velocity });
      return states;
    }
    states.push(next);
    state = next;
  }
  return states;
}

function step(body: Body, air: Air, { timeS, position, velocity }: State): State {
  const at = (t: number, p: Vector, v: Vector) => acceleration(body, air, { timeS: t, position: p, velocity: v });
  const h = STEP_S;
  const k1 = at(timeS, position, velocity);
  const v2 = add(velocity, k1, h / 2);
  const k2 = at(timeS + h / 2, add(position, velocity, h / 2), v2);
  const v3 = add(velocity, k2, h / 2);
  const k3 = at(timeS + h / 2, add(position, v2, h / 2), v3);
  const v4 = add(velocity, k3, h);
  const k4 = at(timeS + h, add(position, v3, h), v4);
  const slope: Vector = [0, 1, 2].map(
    (i) => ((velocity[i] ?? 0) + 2 * (v2[i] ?? 0) + 2 * (v3[i] ?? 0) + (v4[i] ?? 0)) / 6,
  ) as unknown as Vector;
  const pull: Vector = [0, 1, 2].map((i) => ((k1[i] ?? 0) + 2 * (k2[i] ?? 0) + 2 * (k3[i] ?? 0) + (k4[i] ?? 0)) / 6) as unknown as Vector;
  return { timeS: timeS + h, position: add(position, slope, h), velocity: add(velocity, pull, h) };
}

function acceleration(body: Body, air: Air, { timeS, position, velocity }: State): Vector {
  const free = freeAcceleration(position, velocity);
  const [lon, lat, height] = toGeodetic(position);
  const [east, north] = axesAt(lon, lat);
  const shear = 1 + Math.min(1, Math.max(0, height) / 8_000);
  const wind: Vector = add([0, 0, 0], add(scaled(east, air.windEast), north, air.windNorth), shear);
  const relative = add(velocity, wind, -1);
  const speed = Math.hypot(...relative);
  const { density, soundMps } = airAt(height);
  const drag = (-0.5 * density * air.densityFactor * speed * dragAt(body, speed / soundMps)) / body.sectionalDensity;
  const push = timeS < body.burnS ? body.thrust / Math.max(1, Math.hypot(...velocity)) : 0;
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

/** Where a flight shall end, from where it comes and how far it flies. */
export interface Aim {
  readonly at: readonly [number, number];
  /** Bearing from which it comes, degrees clockwise from north. */
  readonly fromDeg: number;
  readonly rangeM: number;
  readonly elevationDeg: number;
}

/**
 * A flight that ends at the aim. The start is found by iteration (speed at the rail and bearing) and stays inside this function:
 * nothing of it is ever written.
 */
export function flyTo(aim: Aim, body: Body, air: Air): readonly State[] {
  const [lon, lat] = aim.at;
  const metresPerDegree = 111_320;
  const bearing = (aim.fromDeg * Math.PI) / 180;
  const from: readonly [number, number] = [
    lon + (aim.rangeM * Math.sin(bearing)) / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
    lat + (aim.rangeM * Math.cos(bearing)) / metresPerDegree,
  ];
  let headingDeg = aim.fromDeg + 180;
  let burnS = body.burnS;
  let states: readonly State[] = [];
  for (let round = 0; round < 14; round += 1) {
    states = fly({ ...body, burnS }, air, railState(from, headingDeg, aim.elevationDeg), 0);
    const end = toGeodetic(states.at(-1)?.position ?? [0, 0, 0]);
    const east = (end[0] - lon) * metresPerDegree * Math.cos((lat * Math.PI) / 180);
    const north = (end[1] - lat) * metresPerDegree;
    const forward = -(east * Math.sin(bearing) + north * Math.cos(bearing));
    const right = -(east * Math.cos(bearing) - north * Math.sin(bearing));
    if (Math.hypot(forward, right) < 5) break;
    burnS *= 1 - (0.42 * forward) / aim.rangeM;
    headingDeg -= ((right / aim.rangeM) * 180) / Math.PI;
  }
  return states.map((state) => ({ ...state }));
}

function railState(from: readonly [number, number], headingDeg: number, elevationDeg: number): State {
  const [east, north, up] = axesAt(...from);
  const heading = (headingDeg * Math.PI) / 180;
  const elevation = (elevationDeg * Math.PI) / 180;
  const level = add(scaled(east, Math.sin(heading)), north, Math.cos(heading));
  const direction = add(scaled(level, Math.cos(elevation)), up, Math.sin(elevation));
  return { timeS: 0, position: fromGeodetic(from[0], from[1], 5), velocity: scaled(direction, 40) };
}
