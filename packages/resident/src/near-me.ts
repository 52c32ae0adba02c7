import type { Language } from '@tocsin/core/zone/zone';

/** A zone as the page needs it. */
export interface PageZone {
  readonly id: string;
  readonly names: { readonly [language in Language]?: string };
  readonly shelterTimeS: number;
  /** Outer rings, [longitude, latitude]. */
  readonly rings: readonly (readonly (readonly [number, number])[])[];
}

/** Zones this near count as "near me", metres. */
const NEAR_M = 1_500;

/** Where no zone is near, the nearest one counts up to here; beyond it a place is outside the map, metres. */
const REACH_M = 10_000;

/** The zones around a place ([longitude, latitude], degrees), nearest first. Computed here: the place never leaves the device. */
export function zonesNear(zones: readonly PageZone[], place: readonly [number, number]): readonly PageZone[] {
  const measured = zones.map((zone) => ({ zone, distanceM: distanceM(zone, place) })).toSorted((a, b) => a.distanceM - b.distanceM);
  const near = measured.filter(({ distanceM: apart }) => apart <= NEAR_M);
  return (near.length > 0 ? near : measured.slice(0, 1).filter(({ distanceM: apart }) => apart <= REACH_M)).map(({ zone }) => zone);
}

function distanceM({ rings }: PageZone, place: readonly [number, number]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    if (isInside(ring, place)) return 0;
    for (let corner = 1; corner < ring.length; corner += 1)
      least = Math.min(least, toEdgeM(place, ring[corner - 1] ?? place, ring[corner] ?? place));
  }
  return least;
}

function isInside(ring: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i] ?? [0, 0];
    const [xj, yj] = ring[j] ?? [0, 0];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function toEdgeM(place: readonly [number, number], from: readonly [number, number], to: readonly [number, number]): number {
  const scale = 111_320;
  const squeeze = Math.cos((place[1] * Math.PI) / 180);
  const [ax, ay] = [(from[0] - place[0]) * scale * squeeze, (from[1] - place[1]) * scale];
  const [bx, by] = [(to[0] - place[0]) * scale * squeeze, (to[1] - place[1]) * scale];
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length2));
  return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
}
