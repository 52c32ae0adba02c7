import type { Bounds } from '../geo/bounds.ts';
import { tangentPlaneAt } from '../geo/tangent-plane.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import { shareAlongEdge } from './normal-share.ts';
import type { Ring } from './zone.ts';

/** A ring in units of a forecast's sigma, seen from the expected impact: x, y, x, y, ... and its box. Good until the next is made. */
export interface WhiteRing {
  readonly points: Float64Array;
  /** How many numbers of `points` are the ring's. */
  readonly length: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Turns places into units of a forecast's sigma, in which its distribution is the standard normal one. */
export interface Whitener {
  readonly ring: (ring: Ring) => WhiteRing;
  /** A box that holds the white image of another: what lies in the first lies in the second. */
  readonly box: (bounds: Bounds) => WhiteBox;
}

/** West, south, east and north in sigmas. */
export type WhiteBox = Pick<WhiteRing, 'west' | 'south' | 'east' | 'north'>;

/** One ring is looked at at a time: an array for each was a tenth of the work of a thousand rockets. */
let scratch = new Float64Array(1_024);

/** An ellipse narrower than this is taken as this wide: maps are no better, m. */
export const SIGMA_M_MIN = 5;

/** The whitener of a forecast: Cholesky of its covariance, east alone and then north given east. */
export function whitenerOf(impact: ImpactForecast): Whitener {
  const [lonDeg, latDeg] = impact.position;
  const [eastPerDegree, northPerDegree] = tangentPlaneAt(impact.position).eastNorthOf([lonDeg + 1, latDeg + 1]);
  const ee = Math.max(impact.covariance.ee, SIGMA_M_MIN ** 2);
  const slope = impact.covariance.en / ee;
  const left = Math.sqrt(Math.max(impact.covariance.nn - slope * impact.covariance.en, SIGMA_M_MIN ** 2));
  const xByLon = eastPerDegree / Math.sqrt(ee);
  const yByLon = (-slope * eastPerDegree) / left;
  const yByLat = northPerDegree / left;
  const whitenRing = (ring: Ring): WhiteRing => {
    if (scratch.length < 2 * ring.length) scratch = new Float64Array(4 * ring.length);
    const points = scratch;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    let next = 0;
    for (const place of ring) {
      const lon = place[0] - lonDeg;
      const x = xByLon * lon;
      const y = yByLon * lon + yByLat * (place[1] - latDeg);
      points[next] = x;
      points[next + 1] = y;
      next += 2;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    return { points, length: next, west, south, east, north };
  };
  const whitenBox = ({ west, south, east, north }: Bounds): WhiteBox => {
    const [x0, x1] = [xByLon * (west - lonDeg), xByLon * (east - lonDeg)];
    const [turn0, turn1] = yByLon < 0 ? [east, west] : [west, east];
    const y0 = yByLon * (turn0 - lonDeg) + yByLat * (south - latDeg);
    const y1 = yByLon * (turn1 - lonDeg) + yByLat * (north - latDeg);
    return { west: x0, south: y0, east: x1, north: y1 };
  };
  return { ring: whitenRing, box: whitenBox };
}

/** No more than this of the distribution can lie in a ring: its box's area times the highest density in it. */
export function mostIn({ west, south, east, north }: WhiteBox): number {
  const offX = Math.max(0, west, -east);
  const offY = Math.max(0, south, -north);
  return Math.min(1, ((east - west) * (north - south) * Math.exp(-0.5 * (offX * offX + offY * offY))) / (2 * Math.PI));
}

/** The share of the distribution inside a ring. */
export function shareIn({ points, length }: WhiteRing): number {
  let sum = 0;
  let [x0, y0] = [points[0] ?? 0, points[1] ?? 0];
  for (let next = 2; next < length; next += 2) {
    const x1 = points[next] ?? 0;
    const y1 = points[next + 1] ?? 0;
    sum += shareAlongEdge(x0, y0, x1, y1);
    x0 = x1;
    y0 = y1;
  }
  return Math.abs(sum);
}

/** Distance in sigma from the expected impact to a ring's line, and whether the ring goes round it (even-odd rule). */
export function seeFromImpact({ points, length }: WhiteRing): { readonly sigmas: number; readonly holdsImpact: boolean } {
  let sigmas = Infinity;
  let holdsImpact = false;
  for (let next = 2; next < length; next += 2) {
    const x0 = points[next - 2] ?? 0;
    const y0 = points[next - 1] ?? 0;
    const dx = (points[next] ?? 0) - x0;
    const dy = (points[next + 1] ?? 0) - y0;
    const squared = dx * dx + dy * dy;
    const along = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / squared));
    sigmas = Math.min(sigmas, Math.hypot(x0 + along * dx, y0 + along * dy));
    if (y0 > 0 !== y0 + dy > 0 && x0 - (y0 * dx) / dy > 0) holdsImpact = !holdsImpact;
  }
  return { sigmas, holdsImpact };
}
