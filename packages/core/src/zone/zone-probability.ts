import { boundsAround } from '../geo/bounds.ts';
import type { ImpactForecast } from '../impact/impact-forecast.ts';
import { mostIn, SIGMA_M_MIN, seeFromImpact, shareIn, type Whitener, whitenerOf } from './white-ring.ts';
import type { Zone } from './zone.ts';
import type { ZoneChance } from './zone-chance.ts';
import type { ZoneIndex } from './zone-index.ts';

/** The zone that an impact comes nearest to, by the forecast's own measure. */
export interface NearestZone {
  /** Index into `Region.zones`. */
  readonly zone: number;
  /** From the expected impact, metres; 0 inside. */
  readonly distanceM: number;
  /** The same in standard deviations of the forecast. */
  readonly sigmas: number;
}

/** Zones farther than this from the expected impact hold less than 4e-6 of it. */
const REACH_SIGMAS = 5;
/** How far the nearest zone is looked for, first and at most, m. */
const SEARCH_M = { first: 5_000, last: 640_000 } as const;

/**
 * The chance of impact in each zone: the forecast's normal distribution integrated over the polygons, exactly to about 1e-6 whether
 * the ellipse is smaller than the corner of a zone or larger than the country.
 *
 * @param minimum - zones with a smaller chance are left out
 * @returns falling probability, then the region's order
 * @remarks 20 µs for a small ellipse, about a millisecond for one of 10 km over hundreds of zones
 */
export function zoneChances(index: ZoneIndex, impact: ImpactForecast, minimum: number): ZoneChance[] {
  const { ee, nn } = impact.covariance;
  const reachM = REACH_SIGMAS * Math.sqrt(Math.max(ee, nn, SIGMA_M_MIN ** 2));
  const whiten = whitenerOf(impact);
  const chances: ZoneChance[] = [];
  for (const zone of index.zonesWithin(boundsAround(impact.position, reachM))) {
    const [known, bounds] = [index.region.zones[zone], index.bounds[zone]];
    // Most zones under a wide ellipse cannot hold what is asked: their boxes tell, at a hundredth of the cost.
    if (known === undefined || bounds === undefined || mostIn(whiten.box(bounds)) < minimum) continue;
    const probability = chanceIn(known, whiten, minimum);
    if (probability >= minimum && probability > 0) chances.push({ zone, probability });
  }
  return chances.sort((one, other) => other.probability - one.probability || one.zone - other.zone);
}

/**
 * The zone nearest to an impact in standard deviations, to say what "open country" is measured against.
 *
 * @returns undefined where no zone lies within 640 km
 */
export function nearestZone(index: ZoneIndex, impact: ImpactForecast): NearestZone | undefined {
  const whiten = whitenerOf(impact);
  for (let radiusM: number = SEARCH_M.first; radiusM <= SEARCH_M.last; radiusM *= 2) {
    let best: NearestZone | undefined;
    for (const { zone, distanceM } of index.zonesNear(impact.position, radiusM)) {
      const known = index.region.zones[zone];
      const sigmas = known === undefined ? Infinity : sigmasTo(known, whiten);
      if (best === undefined || sigmas < best.sigmas) best = { zone, distanceM, sigmas };
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

function chanceIn(zone: Zone, whiten: Whitener, minimum: number): number {
  let sum = 0;
  for (const [outer, ...holes] of zone.parts) {
    if (outer === undefined) continue;
    const ring = whiten.ring(outer);
    // A part that cannot hold its share of what is asked spares the integral.
    if (mostIn(ring) < minimum / zone.parts.length) continue;
    sum += shareIn(ring);
    for (const hole of holes) sum -= shareIn(whiten.ring(hole));
  }
  return Math.min(1, Math.max(0, sum));
}

/** Distance in sigma from the expected impact to the nearest point of a zone; 0 inside. */
function sigmasTo(zone: Zone, whiten: Whitener): number {
  let nearest = Infinity;
  for (const rings of zone.parts) {
    const seen = rings.map((ring) => seeFromImpact(whiten.ring(ring)));
    if (seen.filter(({ holdsImpact }) => holdsImpact).length % 2 === 1) return 0;
    for (const { sigmas } of seen) nearest = Math.min(nearest, sigmas);
  }
  if (zone.parts.length > 0) return nearest;
  const [x = 0, y = 0] = whiten.ring([zone.point]).points;
  return Math.hypot(x, y);
}
