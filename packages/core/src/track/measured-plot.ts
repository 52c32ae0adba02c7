import type { Plot, Sensor } from '../detection/observation.ts';
import { dot, ecefOf, type LocalAxes, localAxesAt, radialHeightM, type Vector3 } from '../geo/wgs84.ts';
import { radians } from '../units/angle.ts';
import type { UnixMs } from '../units/instant.ts';
import { at, invertSymmetric } from './matrix.ts';

/** Speed away from a sensor. */
export interface RadialSpeed {
  readonly rateMS: number;
  readonly sigmaMS: number;
  /** Where the sensor stands, m. */
  readonly from: Vector3;
}

/** A plot in the earth-fixed frame, where plots of different sensors meet. */
export interface MeasuredPlot {
  /** Unique in its tracker. */
  readonly serial: number;
  readonly at: UnixMs;
  readonly sensor: string;
  readonly rangeM: number;
  /** Metres, 3. */
  readonly position: Float64Array;
  /** m², 3 x 3. */
  readonly covariance: Float64Array;
  /** Its inverse. */
  readonly information: Float64Array;
  readonly radialSpeed?: RadialSpeed;
}

/** A sensor's place, worked out once a scan. */
export interface Viewpoint {
  readonly sensor: Sensor;
  readonly position: Vector3;
  readonly axes: LocalAxes;
}

/** Angle noise beyond this says no more than "somewhere there", and the plane approximation of the noise ends, rad. */
const ANGLE_SIGMA_RAD_MAX = 0.5;
/** A plot is below ground when it is this far below the ellipsoid with all its noise allowed for, m. The Dead Sea lies at -430 m. */
const LOWEST_M = -500;

/** Where a sensor looks from. */
export function viewpointOf(sensor: Sensor): Viewpoint {
  const [longitudeDeg, latitudeDeg, heightM] = sensor.position;
  const place = { longitudeRad: radians(longitudeDeg), latitudeRad: radians(latitudeDeg), heightM };
  return { sensor, position: ecefOf(place), axes: localAxesAt(place) };
}

/**
 * Turns range, azimuth and elevation into a place with its noise. The noise is that of the direction measured, taken as plane: for
 * 2 mrad at 50 km that leaves out 0.1 m.
 *
 * @returns null for a plot below ground
 */
export function measurePlot(plot: Plot, view: Viewpoint, stamp: { readonly serial: number; readonly at: UnixMs }): MeasuredPlot | null {
  const { sensor, axes } = view;
  const azimuth = radians(plot.azimuth);
  const elevation = radians(plot.elevation);
  const level = Math.cos(elevation);
  const along = toEarth(axes, [level * Math.sin(azimuth), level * Math.cos(azimuth), Math.sin(elevation)]);
  const across = toEarth(axes, [Math.cos(azimuth), -Math.sin(azimuth), 0]);
  const over = toEarth(axes, [-Math.sin(elevation) * Math.sin(azimuth), -Math.sin(elevation) * Math.cos(azimuth), level]);
  const position = new Float64Array(3);
  for (let axis = 0; axis < 3; axis += 1) position[axis] = (view.position[axis] ?? 0) + plot.range * (along[axis] ?? 0);
  const azimuthSigma = Math.min(ANGLE_SIGMA_RAD_MAX, radians(sensor.sigma.azimuth));
  const elevationSigma = Math.min(ANGLE_SIGMA_RAD_MAX, radians(sensor.sigma.elevation));
  // A metre at least: at range 0 and at the zenith the noise across would vanish and the filter trust a plot beyond reason.
  const sigmas = [sensor.sigma.range, Math.max(1, plot.range * level * azimuthSigma), Math.max(1, plot.range * elevationSigma)] as const;
  const upSigmaM = Math.hypot(sigmas[0] * dot(along, axes.up), sigmas[2] * dot(over, axes.up));
  if (radialHeightM(at(position, 0), at(position, 1), at(position, 2)) + 4 * upSigmaM < LOWEST_M) return null;
  const covariance = new Float64Array(9);
  addOuter(covariance, along, sigmas[0] ** 2);
  addOuter(covariance, across, sigmas[1] ** 2);
  addOuter(covariance, over, sigmas[2] ** 2);
  const information = invertSymmetric(covariance, 3);
  if (information === null) return null;
  const measured = { serial: stamp.serial, at: stamp.at, sensor: sensor.id, rangeM: plot.range, position, covariance, information };
  if (plot.rangeRate === undefined || sensor.sigma.rangeRate === undefined) return measured;
  return { ...measured, radialSpeed: { rateMS: plot.rangeRate, sigmaMS: sensor.sigma.rangeRate, from: view.position } };
}

function toEarth({ east, north, up }: LocalAxes, [e, n, u]: Vector3): Vector3 {
  return [e * east[0] + n * north[0] + u * up[0], e * east[1] + n * north[1] + u * up[1], e * east[2] + n * north[2] + u * up[2]];
}

function addOuter(matrix: Float64Array, direction: Vector3, weight: number): void {
  for (const [row, one] of direction.entries()) {
    for (const [column, other] of direction.entries()) matrix[row * 3 + column] = at(matrix, row * 3 + column) + weight * one * other;
  }
}

/** Innovation of a radial speed: what it is less what a state says, and the derivative by position and velocity (6). */
export function compareRadialSpeed(
  state: Float64Array,
  measured: RadialSpeed,
): { readonly residual: number; readonly gradient: Float64Array } {
  const sight = measured.from.map((from, axis) => at(state, axis) - from);
  const rangeM = Math.max(1, Math.hypot(...sight));
  const gradient = new Float64Array(6);
  let rate = 0;
  for (const [axis, length] of sight.entries()) {
    gradient[3 + axis] = length / rangeM;
    rate += (length / rangeM) * at(state, 3 + axis);
  }
  for (let axis = 0; axis < 3; axis += 1) gradient[axis] = (at(state, 3 + axis) - rate * at(gradient, 3 + axis)) / rangeM;
  return { residual: measured.rateMS - rate, gradient };
}
