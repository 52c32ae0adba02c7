import type { Sensor } from '@tocsin/core/detection/observation';
import { tangentPlaneAt } from '@tocsin/core/geo/tangent-plane';
import { axesAt, toEarthFixed } from '@tocsin/testkit/flight/rocket-truth';
import { COAST_STEP_S, coastFrom, type Descent, type Physics } from './coast.ts';
import { type DrawnRocket, UNKNOWN } from './drawn-rocket.ts';
import { inverseOf } from './symmetric.ts';

/**
 * The Cramér-Rao bound of where a rocket comes down: no unbiased method can do better from the same plots. Bayesian: what is known
 * beforehand of drag, curve and wind counts as information.
 *
 * @see van Trees, Detection, Estimation, and Modulation Theory, part I, section 2.4
 */

/** How many of the unknowns, in the order position 3, velocity 3, ln(drag), curve 3, wind 2, are really unknown. */
export const UNKNOWNS = { all: 12, dragOnly: 7, none: 6 } as const;

/** Half-widths of the central differences: m, m/s, ln, ln, m/s. */
const NUDGE = [5, 5, 5, 0.5, 0.5, 0.5, 0.01, 0.01, 0.01, 0.01, 0.5, 0.5] as const;
const PRIOR_SIGMA = [UNKNOWN.lnDrag, UNKNOWN.lnBend, UNKNOWN.lnBend, UNKNOWN.lnBend, UNKNOWN.windMS, UNKNOWN.windMS] as const;

/** How plots and impact move with the unknowns. */
export interface Sensitivity {
  /** Three rows (range, azimuth, elevation, each over its sigma) of `size` columns for each tenth of a second. */
  readonly plots: Float64Array;
  readonly count: number;
  readonly size: number;
  /** East and north of the impact, m, by each unknown. */
  readonly impact: Float64Array;
}

/** Works the derivatives out by central differences of whole flights. `size` is one of {@link UNKNOWNS}. */
export function sensitivityOf({ first, physics, sensor, truth }: DrawnRocket, size: number, untilS: number): Sensitivity | undefined {
  const plane = tangentPlaneAt(truth.impact);
  const measure = measurer(sensor);
  const wanted = Math.round(untilS / COAST_STEP_S) + 1;
  const pairs: (readonly [Descent, Descent])[] = [];
  for (let unknown = 0; unknown < size; unknown += 1) {
    const more = nudged(first, physics, unknown, NUDGE[unknown] ?? 0);
    const less = nudged(first, physics, unknown, -(NUDGE[unknown] ?? 0));
    if (more === undefined || less === undefined) return undefined;
    pairs.push([more, less]);
  }
  const count = Math.min(wanted, ...pairs.flat().map((descent) => descent.count));
  const plots = new Float64Array(count * 3 * size);
  const impact = new Float64Array(2 * size);
  const [high, low] = [new Float64Array(3), new Float64Array(3)];
  for (const [unknown, [more, less]] of pairs.entries()) {
    const width = 2 * (NUDGE[unknown] ?? 1);
    const [a, b] = [plane.eastNorthOf(more.impact), plane.eastNorthOf(less.impact)];
    impact[unknown] = (a[0] - b[0]) / width;
    impact[size + unknown] = (a[1] - b[1]) / width;
    for (let plot = 0; plot < count; plot += 1) {
      measure(more.samples, 6 * plot, high);
      measure(less.samples, 6 * plot, low);
      for (let row = 0; row < 3; row += 1) {
        const moved = shortWay((high[row] ?? 0) - (low[row] ?? 0), row);
        plots[(3 * plot + row) * size + unknown] = moved / width / sigmaOf(sensor, row);
      }
    }
  }
  return { plots, count, size, impact };
}

/** A difference of angles the short way round; of ranges it changes nothing. */
function shortWay(moved: number, row: number): number {
  return row === 0 ? moved : moved - 2 * Math.PI * Math.round(moved / (2 * Math.PI));
}

function nudged(first: readonly number[], physics: Physics, unknown: number, by: number): Descent | undefined {
  if (unknown < 6)
    return coastFrom(
      first.map((value, row) => (row === unknown ? value + by : value)),
      physics,
    );
  const bend = (node: number): number => (unknown === 7 + node ? Math.exp(by) : 1);
  return coastFrom(first, {
    drag: physics.drag * (unknown === 6 ? Math.exp(by) : 1),
    shape: [physics.shape[0] * bend(0), physics.shape[1] * bend(1), physics.shape[2] * bend(2)],
    wind: [physics.wind[0] + (unknown === 10 ? by : 0), physics.wind[1] + (unknown === 11 ? by : 0)],
  });
}

/** One standard deviation, m or radians. */
function sigmaOf({ sigma }: Sensor, row: number): number {
  return row === 0 ? sigma.range : ((row === 1 ? sigma.azimuth : sigma.elevation) * Math.PI) / 180;
}

function measurer(sensor: Sensor): (samples: Float64Array, from: number, out: Float64Array) => void {
  const [lon, lat, heightM] = sensor.position;
  const place = toEarthFixed(lon, lat, heightM);
  const axes = axesAt(lon, lat);
  const along = (axis: readonly number[], x: number, y: number, z: number): number =>
    (axis[0] ?? 0) * x + (axis[1] ?? 0) * y + (axis[2] ?? 0) * z;
  return (samples, from, out) => {
    const [x, y, z] = [(samples[from] ?? 0) - place[0], (samples[from + 1] ?? 0) - place[1], (samples[from + 2] ?? 0) - place[2]] as const;
    const range = Math.sqrt(x * x + y * y + z * z);
    out[0] = range;
    out[1] = Math.atan2(along(axes[0], x, y, z), along(axes[1], x, y, z));
    out[2] = Math.asin(along(axes[2], x, y, z) / range);
  };
}

/** Information that plots add up to, and what the noise on them adds to an estimate. */
export interface Gathered {
  readonly information: Float64Array;
  readonly noise: Float64Array;
}

/** The information that is there before any plot. */
export function beforehand(size: number): Gathered {
  const information = new Float64Array(size * size);
  for (let unknown = 6; unknown < size; unknown += 1) information[unknown * (size + 1)] = 1 / (PRIOR_SIGMA[unknown - 6] ?? 1) ** 2;
  return { information, noise: new Float64Array(size) };
}

/** Adds one plot. `throwNoise` gives its noise in sigmas; without it only the information counts. */
export function gather(into: Gathered, { plots, size }: Sensitivity, plot: number, throwNoise?: () => number): void {
  for (let row = 3 * plot; row < 3 * plot + 3; row += 1) {
    const thrown = throwNoise?.() ?? 0;
    for (let a = 0; a < size; a += 1) {
      const byA = plots[row * size + a] ?? 0;
      into.noise[a] = (into.noise[a] ?? 0) + byA * thrown;
      for (let b = 0; b < size; b += 1)
        into.information[a * size + b] = (into.information[a * size + b] ?? 0) + byA * (plots[row * size + b] ?? 0);
    }
  }
}

/** The bound's covariance of the impact, m², and where an estimate at the bound puts it, m east and north of the truth. */
export interface ImpactBound {
  readonly ee: number;
  readonly en: number;
  readonly nn: number;
  readonly off: readonly [number, number];
}

/** Carries what is gathered to the ground, the first `unknowns` of the sensitivity's counted as unknown, the others as known. */
export function boundOf({ information, noise }: Gathered, { impact, size }: Sensitivity, unknowns: number): ImpactBound {
  const part = new Float64Array(unknowns * unknowns);
  for (let a = 0; a < unknowns; a += 1) for (let b = 0; b < unknowns; b += 1) part[a * unknowns + b] = information[a * size + b] ?? 0;
  const covariance = inverseOf(part, unknowns);
  const between = (one: number, by: (column: number) => number): number => {
    let sum = 0;
    for (let a = 0; a < unknowns; a += 1)
      for (let b = 0; b < unknowns; b += 1) sum += (impact[one * size + a] ?? 0) * (covariance[a * unknowns + b] ?? 0) * by(b);
    return sum;
  };
  const along = (axis: number) => (column: number) => impact[axis * size + column] ?? 0;
  const thrown = (column: number): number => noise[column] ?? 0;
  return {
    ee: between(0, along(0)),
    en: between(0, along(1)),
    nn: between(1, along(1)),
    off: [between(0, thrown), between(1, thrown)],
  };
}
