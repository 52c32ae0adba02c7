import type { Plot, Sensor } from '@tocsin/core/detection/observation';
import type { Dice } from './dice.ts';

/**
 * Rockets of the tests' own physics: written apart from the tracker's flight model (heights by another formula, the atmosphere as
 * one exponential each side of 11 km, drag curves of other shapes, wind, a motor, midpoint steps of 20 ms), so that the two do not
 * share their mistakes.
 */
export interface RocketPlan {
  /** Longitude, latitude, degrees, of the first point of the flight. */
  readonly from: readonly [number, number];
  readonly courseDeg: number;
  readonly climbDeg: number;
  readonly speedMS: number;
  /** Drag factor, m²/kg. */
  readonly drag: number;
  /** Drag against the generic shape at Mach 0.7, 1.1 and 3: 1 leaves it as it is. */
  readonly shape?: readonly [number, number, number];
  /** East and north, m/s. */
  readonly wind?: readonly [number, number];
  /** Acceleration along the velocity, m/s², and for how long, s. */
  readonly motor?: { readonly thrustMS2: number; readonly burnS: number };
  readonly fromHeightM?: number;
}

/** A flight as it was, at even steps of time, down to the ground at height 0. */
export interface RocketTruth {
  readonly stepS: number;
  /** Earth-fixed position and velocity at each step. */
  readonly states: readonly (readonly number[])[];
  readonly flightS: number;
  /** Degrees. */
  readonly impact: readonly [number, number];
}

const A = 6_378_137;
const E2 = 0.006_694_379_990_141;
const STEP_S = 0.02;

/** Degrees and metres to earth-fixed metres. */
export function toEarthFixed(lonDeg: number, latDeg: number, heightM: number): [number, number, number] {
  const lon = (lonDeg * Math.PI) / 180;
  const lat = (latDeg * Math.PI) / 180;
  const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
  return [
    (n + heightM) * Math.cos(lat) * Math.cos(lon),
    (n + heightM) * Math.cos(lat) * Math.sin(lon),
    (n * (1 - E2) + heightM) * Math.sin(lat),
  ];
}

/** Earth-fixed metres to degrees and metres, by fixed-point iteration on the latitude. */
function fromEarthFixed(x: number, y: number, z: number): [number, number, number] {
  const p = Math.hypot(x, y);
  let lat = Math.atan2(z, p * (1 - E2));
  let height = 0;
  for (let round = 0; round < 6; round += 1) {
    const n = A / Math.sqrt(1 - E2 * Math.sin(lat) ** 2);
    height = p / Math.cos(lat) - n;
    lat = Math.atan2(z, p * (1 - (E2 * n) / (n + height)));
  }
  return [(Math.atan2(y, x) * 180) / Math.PI, (lat * 180) / Math.PI, height];
}

type Axes = readonly [readonly number[], readonly number[], readonly number[]];

/** East, north, up. */
export function axesAt(lonDeg: number, latDeg: number): Axes {
  const lon = (lonDeg * Math.PI) / 180;
  const lat = (latDeg * Math.PI) / 180;
  return [
    [-Math.sin(lon), Math.cos(lon), 0],
    [-Math.sin(lat) * Math.cos(lon), -Math.sin(lat) * Math.sin(lon), Math.cos(lat)],
    [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)],
  ];
}

const inner = (one: readonly number[], other: readonly number[]): number =>
  (one[0] ?? 0) * (other[0] ?? 0) + (one[1] ?? 0) * (other[1] ?? 0) + (one[2] ?? 0) * (other[2] ?? 0);

function air(heightM: number): { readonly density: number; readonly sound: number } {
  const h = Math.max(0, heightM);
  const kelvin = h < 11_000 ? 288.15 - 0.0065 * h : 216.65;
  const density = h < 11_000 ? 1.225 * (kelvin / 288.15) ** 4.2559 : 0.3639 * Math.exp((11_000 - h) / 6_341.6);
  return { density, sound: Math.sqrt(1.4 * 287.053 * kelvin) };
}

/** A smooth drag curve: a rise about Mach 1 and a slow fall, bent by the plan's three factors. */
function dragAt(mach: number, [low, mid, high]: readonly [number, number, number]): number {
  const rise = 1 / (1 + Math.exp(-(mach - 1) / 0.06));
  const base = 0.72 + rise * (1.16 - 0.72) - (mach > 1.15 ? 0.34 * (1 - Math.exp(-(mach - 1.15) / 1.1)) : 0) * 1.6;
  if (mach <= 0.7) return base * low;
  if (mach <= 1.1) return base * (low + ((mid - low) * (mach - 0.7)) / 0.4);
  if (mach <= 3) return base * (mid + ((high - mid) * (mach - 1.1)) / 1.9);
  return base * high;
}

/** Flies a plan to the ground. */
export function flyRocket(plan: RocketPlan): RocketTruth {
  const [east, north, up] = axesAt(...plan.from);
  const course = (plan.courseDeg * Math.PI) / 180;
  const climb = (plan.climbDeg * Math.PI) / 180;
  const local = [Math.cos(climb) * Math.sin(course), Math.cos(climb) * Math.cos(course), Math.sin(climb)];
  const heading = [0, 1, 2].map(
    (i) => (local[0] ?? 0) * (east[i] ?? 0) + (local[1] ?? 0) * (north[i] ?? 0) + (local[2] ?? 0) * (up[i] ?? 0),
  );
  let state = [...toEarthFixed(...plan.from, plan.fromHeightM ?? 1), ...heading.map((part) => part * plan.speedMS)];
  const states = [state];
  const rates = (now: readonly number[], atS: number): number[] => accelerate(plan, now, atS);
  for (let step = 0; step < 60_000; step += 1) {
    const half = advance(state, rates(state, step * STEP_S), STEP_S / 2);
    const next = advance(state, rates(half, (step + 0.5) * STEP_S), STEP_S);
    const before = fromEarthFixed(state[0] ?? 0, state[1] ?? 0, state[2] ?? 0);
    const after = fromEarthFixed(next[0] ?? 0, next[1] ?? 0, next[2] ?? 0);
    if (after[2] <= 0) {
      const share = before[2] / (before[2] - after[2]);
      const impact = [before[0] + share * (after[0] - before[0]), before[1] + share * (after[1] - before[1])] as const;
      return { stepS: STEP_S, states, flightS: (step + share) * STEP_S, impact };
    }
    state = next;
    states.push(state);
  }
  throw new Error('the planned rocket does not come down');
}

function advance(state: readonly number[], rates: readonly number[], stepS: number): number[] {
  return state.map((value, index) => value + stepS * (rates[index] ?? 0));
}

function accelerate(plan: RocketPlan, state: readonly number[], atS: number): number[] {
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = state;
  const r = Math.hypot(x, y, z);
  const mu = 3.986004418e14;
  const j = (1.5 * 1.08263e-3 * A * A) / (r * r);
  const s = (5 * z * z) / (r * r);
  const w = 7.292115e-5;
  const [lon, lat, heightM] = fromEarthFixed(x, y, z);
  const [east, north] = axesAt(lon, lat);
  const [windEast, windNorth] = plan.wind ?? [0, 0];
  const relative = [vx, vy, vz].map((part, i) => part - windEast * (east[i] ?? 0) - windNorth * (north[i] ?? 0));
  const airspeed = Math.hypot(...relative);
  const { density, sound } = air(heightM);
  const drag = 0.5 * density * plan.drag * dragAt(airspeed / sound, plan.shape ?? [1, 1, 1]) * airspeed;
  const thrust = plan.motor !== undefined && atS < plan.motor.burnS ? plan.motor.thrustMS2 / Math.hypot(vx, vy, vz) : 0;
  const [rx = 0, ry = 0, rz = 0] = relative;
  return [
    vx,
    vy,
    vz,
    (-mu * x * (1 + j * (1 - s))) / r ** 3 + w * w * x + 2 * w * vy - drag * rx + thrust * vx,
    (-mu * y * (1 + j * (1 - s))) / r ** 3 + w * w * y - 2 * w * vx - drag * ry + thrust * vy,
    (-mu * z * (1 + j * (3 - s))) / r ** 3 - drag * rz + thrust * vz,
  ];
}

/** The state at a time of flight, by the nearest step and a straight line from it. */
export function stateAt(truth: RocketTruth, atS: number): readonly number[] {
  const step = Math.min(truth.states.length - 1, Math.round(atS / truth.stepS));
  const state = truth.states[step] ?? [];
  const offS = atS - step * truth.stepS;
  return state.map((value, index) => (index < 3 ? value + offS * (state[index + 3] ?? 0) : value));
}

/** What a radar measures of an earth-fixed state, without noise. */
export function plotOf(state: readonly number[], sensor: Sensor): Plot {
  const [lon, lat, heightM] = sensor.position;
  const place = toEarthFixed(lon, lat, heightM);
  const sight = [0, 1, 2].map((i) => (state[i] ?? 0) - (place[i] ?? 0));
  const [east, north, up] = axesAt(lon, lat);
  const range = Math.hypot(...sight);
  const azimuth = (Math.atan2(inner(sight, east), inner(sight, north)) * 180) / Math.PI;
  return {
    range,
    azimuth: azimuth < 0 ? azimuth + 360 : azimuth,
    elevation: (Math.asin(inner(sight, up) / range) * 180) / Math.PI,
    rangeRate: inner(sight, state.slice(3)) / range,
  };
}

/** The same with the sensor's own noise on it. Range rate only where the sensor measures it. */
export function noisyPlot(state: readonly number[], sensor: Sensor, dice: Dice): Plot {
  const exact = plotOf(state, sensor);
  const noisy = {
    range: exact.range + sensor.sigma.range * dice.normal(),
    azimuth: exact.azimuth + sensor.sigma.azimuth * dice.normal(),
    elevation: exact.elevation + sensor.sigma.elevation * dice.normal(),
  };
  if (sensor.sigma.rangeRate === undefined || exact.rangeRate === undefined) return noisy;
  return { ...noisy, rangeRate: exact.rangeRate + sensor.sigma.rangeRate * dice.normal() };
}
