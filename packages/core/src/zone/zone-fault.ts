import { sharedAreaM2 } from '../geo/overlap.ts';
import { isInParts, ringAreaM2 } from '../geo/polygon.ts';
import { selfCrossings } from '../geo/ring-fault.ts';
import { parseInstant } from '../units/instant.ts';
import type { Issue } from '../units/result.ts';
import { partsOf, type RegionFeature } from './region-feature.ts';
import type { Ring } from './zone.ts';

/** Something wrong with a zone: an `error` has to be mended before anyone relies on the map, a `warning` a person should look at. */
export interface RegionFinding extends Issue {
  readonly level: 'error' | 'warning';
  readonly zone?: string;
}

/** More corners than this and some receivers refuse the polygon (FEMA IPAWS: at most 100 coordinate pairs in a CAP polygon). */
const VERTICES_MAX = 100;
/** Share of a ring's area that two rules for "inside" may disagree about. */
const DOUBTFUL_SHARE_MAX = 0.01;

type Fault = { readonly [key in 'level' | 'code' | 'path' | 'message']: string } & { readonly level: 'error' | 'warning' };

/** What is wrong with one zone by itself. `path` is where its feature stands in the file. */
export function zoneFaults(feature: RegionFeature, path: string): readonly RegionFinding[] {
  const faults = [...nameFaults(feature), ...placeFaults(feature), ...shelterFaults(feature)];
  const rings = partsOf(feature.geometry).flatMap((part, partIndex) =>
    part.flatMap((ring, ringIndex) => {
      const place = feature.geometry?.type === 'MultiPolygon' ? `[${partIndex}][${ringIndex}]` : `[${ringIndex}]`;
      return ringFaults(ring, `geometry.coordinates${place}`);
    }),
  );
  return [...faults, ...rings].map((fault) => ({
    ...fault,
    path: `${path}.${fault.path}`,
    zone: feature.id,
    message: `zone ${feature.id}: ${fault.message}`,
  }));
}

function nameFaults({ properties }: RegionFeature): readonly Fault[] {
  if (Object.keys(properties.names).length > 0) return [];
  return [{ level: 'error', code: 'NO_NAME', path: 'properties.names', message: 'has a name in no language' }];
}

function placeFaults({ geometry, properties }: RegionFeature): readonly Fault[] {
  if (geometry === null && properties.point === undefined) {
    return [{ level: 'error', code: 'NO_PLACE', path: 'geometry', message: 'has neither a polygon nor a point' }];
  }
  if (geometry === null) {
    return [{ level: 'warning', code: 'NO_POLYGON', path: 'geometry', message: 'has no polygon: forecasts cannot reach it, feeds can' }];
  }
  const { point } = properties;
  const parts = partsOf(geometry);
  if (point === undefined || isInParts(point, parts)) return [];
  if (isInParts([point[1], point[0]], parts)) {
    return [{ level: 'error', code: 'SWAPPED', path: 'properties.point', message: 'longitude and latitude of the point look swapped' }];
  }
  return [{ level: 'warning', code: 'POINT_OUTSIDE', path: 'properties.point', message: 'lies outside the polygon' }];
}

function shelterFaults({ properties }: RegionFeature): readonly Fault[] {
  const path = 'properties.shelterTimes';
  if (properties.shelterTimes.length === 0) return [{ level: 'error', code: 'NO_SHELTER_TIME', path, message: 'has no shelter time' }];
  const spans = properties.shelterTimes
    .map(({ validFrom, validUntil }, index) => ({
      index,
      from: validFrom === undefined ? -Infinity : parseInstant(validFrom),
      until: validUntil === undefined ? Infinity : parseInstant(validUntil),
    }))
    .sort((one, other) => one.from - other.from);
  const faults: Fault[] = [];
  for (const { index, from, until } of spans) {
    if (until <= from)
      faults.push({ level: 'error', code: 'SHELTER_TIME_ORDER', path: `${path}[${index}]`, message: 'ends before it begins' });
  }
  spans.forEach((span, place) => {
    const next = spans[place + 1];
    const at = `${path}[${next?.index ?? span.index}]`;
    if (next === undefined) {
      if (span.until !== Infinity)
        faults.push({ level: 'warning', code: 'SHELTER_TIME_GAP', path: at, message: 'no shelter time holds after this one' });
    } else if (next.from < span.until) {
      faults.push({ level: 'error', code: 'SHELTER_TIME_OVERLAP', path: at, message: `holds while ${path}[${span.index}] still holds` });
    } else if (next.from > span.until) {
      faults.push({
        level: 'warning',
        code: 'SHELTER_TIME_GAP',
        path: at,
        message: `no shelter time holds between ${path}[${span.index}] and this one`,
      });
    }
  });
  return faults;
}

function ringFaults(ring: Ring, path: string): readonly Fault[] {
  const first = ring[0];
  const last = ring.at(-1);
  if (first === undefined || last === undefined || ring.length < 4) {
    return [{ level: 'error', code: 'SHORT_RING', path, message: `ring has ${ring.length} points, a closed one has at least 4` }];
  }
  if (first[0] !== last[0] || first[1] !== last[1]) {
    return [{ level: 'error', code: 'OPEN_RING', path, message: 'ring does not close: its last point must repeat its first' }];
  }
  if (ring.length - 1 > VERTICES_MAX) {
    return [{ level: 'warning', code: 'MANY_VERTICES', path, message: `ring has ${ring.length - 1} corners, more than ${VERTICES_MAX}` }];
  }
  return [];
}

/**
 * Rings that cross or touch themselves. The rule by which this project tells inside from outside (even-odd) and the common other one
 * (winding) agree on a pinch or a spike; where they differ by more than a hundredth of the area the ring is wrong, not just untidy.
 */
export function crossingFaults(feature: RegionFeature, path: string): readonly RegionFinding[] {
  return partsOf(feature.geometry)
    .flat()
    .flatMap((ring) => {
      const crossings = selfCrossings(ring);
      const first = crossings.find(({ isTouch }) => !isTouch) ?? crossings[0];
      if (first === undefined) return [];
      const where = `${first.at[0].toFixed(5)}, ${first.at[1].toFixed(5)}`;
      const verb = first.isTouch ? 'touches' : 'crosses';
      const evenOddM2 = sharedAreaM2([[ring]], [[ring]]);
      const isWrong = Math.abs(evenOddM2 - Math.abs(ringAreaM2(ring))) > evenOddM2 * DOUBTFUL_SHARE_MAX;
      return [
        {
          level: isWrong ? ('error' as const) : ('warning' as const),
          code: first.isTouch ? 'SELF_TOUCHING' : 'SELF_CROSSING',
          path: `${path}.geometry`,
          zone: feature.id,
          message: `zone ${feature.id}: ring ${verb} itself at ${where}`,
        },
      ];
    });
}
