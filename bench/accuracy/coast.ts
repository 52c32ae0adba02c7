/**
 * The physics of the tests' rockets (testkit's `rocket-truth.ts`: same gravity, air, drag curve and wind) after the motor, from any
 * state onwards and some thirty times as fast. The bound needs it: its derivatives take two dozen flights for each rocket.
 */

/** What bends a coasting flight. */
export interface Physics {
  /** Drag factor, m²/kg. */
  readonly drag: number;
  /** Factors on the generic drag curve at Mach 0.7, 1.1 and 3. */
  readonly shape: readonly [number, number, number];
  /** East and north, m/s. */
  readonly wind: readonly [number, number];
}

/** A flight to height 0. */
export interface Descent {
  /** Earth-fixed position (m) and velocity (m/s), six numbers for each {@link COAST_STEP_S} from the start on. */
  readonly samples: Float64Array;
  readonly count: number;
  readonly flightS: number;
  /** Degrees. */
  readonly impact: readonly [number, number];
}

/** Step of the fourth-order Runge-Kutta method, s: within 0.1 m of steps ten times as short over 70 km. */
export const COAST_STEP_S = 0.1;
const STEPS_MAX = 6_000;
const A = 6_378_137;
const E2 = 0.006_694_379_990_141;
const B = A * Math.sqrt(1 - E2);
const MU = 3.986_004_418e14;
const J2_TERM = 1.5 * 1.08263e-3 * A * A;
const SPIN = 7.292_115e-5;

interface Place {
  sinLat: number;
  cosLat: number;
  sinLon: number;
  cosLon: number;
  heightM: number;
}

const place: Place = { sinLat: 0, cosLat: 0, sinLon: 0, cosLon: 0, heightM: 0 };

/** Geodetic place of an earth-fixed point by Bowring's formula without a turn of its iteration: micrometres near the ground. */
function locate(x: number, y: number, z: number): Place {
  const p = Math.sqrt(x * x + y * y);
  const t = (z * A) / (p * B);
  const cosine = 1 / Math.sqrt(1 + t * t);
  const sine = t * cosine;
  const tanLat = (z + (E2 / (1 - E2)) * B * sine ** 3) / (p - E2 * A * cosine ** 3);
  place.cosLat = 1 / Math.sqrt(1 + tanLat * tanLat);
  place.sinLat = tanLat * place.cosLat;
  place.cosLon = x / p;
  place.sinLon = y / p;
  place.heightM = p * place.cosLat + z * place.sinLat - A * Math.sqrt(1 - E2 * place.sinLat * place.sinLat);
  return place;
}

function dragAt(mach: number, [low, mid, high]: readonly [number, number, number]): number {
  const rise = 1 / (1 + Math.exp(-(mach - 1) / 0.06));
  const base = 0.72 + rise * (1.16 - 0.72) - (mach > 1.15 ? 0.34 * (1 - Math.exp(-(mach - 1.15) / 1.1)) : 0) * 1.6;
  if (mach <= 0.7) return base * low;
  if (mach <= 1.1) return base * (low + ((mid - low) * (mach - 0.7)) / 0.4);
  if (mach <= 3) return base * (mid + ((high - mid) * (mach - 1.1)) / 1.9);
  return base * high;
}

/** Six time derivatives of a state, into `out`. */
function rates(s: Float64Array, { drag, shape, wind }: Physics, out: Float64Array): void {
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = s;
  const { sinLat, cosLat, sinLon, cosLon, heightM } = locate(x, y, z);
  const h = Math.max(0, heightM);
  const kelvin = h < 11_000 ? 288.15 - 0.0065 * h : 216.65;
  const density = h < 11_000 ? 1.225 * (kelvin / 288.15) ** 4.2559 : 0.3639 * Math.exp((11_000 - h) / 6_341.6);
  const rx = vx + wind[0] * sinLon + wind[1] * sinLat * cosLon;
  const ry = vy - wind[0] * cosLon + wind[1] * sinLat * sinLon;
  const rz = vz - wind[1] * cosLat;
  const airspeed = Math.sqrt(rx * rx + ry * ry + rz * rz);
  const brake = 0.5 * density * drag * dragAt(airspeed / Math.sqrt(1.4 * 287.053 * kelvin), shape) * airspeed;
  const r2 = x * x + y * y + z * z;
  const pull = -MU / (r2 * Math.sqrt(r2));
  const j = J2_TERM / r2;
  const q = (5 * z * z) / r2;
  out[0] = vx;
  out[1] = vy;
  out[2] = vz;
  out[3] = pull * x * (1 + j * (1 - q)) + SPIN * SPIN * x + 2 * SPIN * vy - brake * rx;
  out[4] = pull * y * (1 + j * (1 - q)) + SPIN * SPIN * y - 2 * SPIN * vx - brake * ry;
  out[5] = pull * z * (1 + j * (3 - q)) - brake * rz;
}

const k1 = new Float64Array(6);
const k2 = new Float64Array(6);
const k3 = new Float64Array(6);
const k4 = new Float64Array(6);
const probe = new Float64Array(6);

function shift(from: Float64Array, by: Float64Array, seconds: number): void {
  for (let i = 0; i < 6; i += 1) probe[i] = (from[i] ?? 0) + seconds * (by[i] ?? 0);
}

function stepOnce(state: Float64Array, physics: Physics): void {
  const dt = COAST_STEP_S;
  rates(state, physics, k1);
  shift(state, k1, dt / 2);
  rates(probe, physics, k2);
  shift(state, k2, dt / 2);
  rates(probe, physics, k3);
  shift(state, k3, dt);
  rates(probe, physics, k4);
  for (let i = 0; i < 6; i += 1)
    state[i] = (state[i] ?? 0) + (dt / 6) * ((k1[i] ?? 0) + 2 * (k2[i] ?? 0) + 2 * (k3[i] ?? 0) + (k4[i] ?? 0));
}

/** The place straight below the last point above the ground and the next one, where the line between them meets height 0. */
function meetGround(before: Float64Array, after: Float64Array): { readonly share: number; readonly impact: readonly [number, number] } {
  const high = locate(before[0] ?? 0, before[1] ?? 0, before[2] ?? 0).heightM;
  const low = locate(after[0] ?? 0, after[1] ?? 0, after[2] ?? 0).heightM;
  // The path is bent by gravity: half g t² is put back, or the derivatives would feel where in a step the ground is met.
  const fall = 0.5 * 9.8 * COAST_STEP_S ** 2;
  let share = high / (high - low);
  for (let round = 0; round < 4; round += 1) share = (high + fall * share * (1 - share)) / (high - low);
  const [x = 0, y = 0, z = 0] = [0, 1, 2].map((i) => (before[i] ?? 0) + share * ((after[i] ?? 0) - (before[i] ?? 0)));
  const { sinLat, cosLat, sinLon, cosLon } = locate(x, y, z);
  return { share, impact: [(Math.atan2(sinLon, cosLon) * 180) / Math.PI, (Math.atan2(sinLat, cosLat) * 180) / Math.PI] };
}

/** Flies on from a state to the ground. Undefined where the ground is not met within ten minutes. */
export function coastFrom(start: ArrayLike<number>, physics: Physics): Descent | undefined {
  const state = Float64Array.from(start);
  const before = new Float64Array(6);
  const samples: number[] = [...state];
  for (let step = 0; step < STEPS_MAX; step += 1) {
    before.set(state);
    stepOnce(state, physics);
    if (locate(state[0] ?? 0, state[1] ?? 0, state[2] ?? 0).heightM <= 0) {
      const { share, impact } = meetGround(before, state);
      return { samples: Float64Array.from(samples), count: samples.length / 6, flightS: (step + share) * COAST_STEP_S, impact };
    }
    for (let i = 0; i < 6; i += 1) samples.push(state[i] ?? 0);
  }
  return undefined;
}
