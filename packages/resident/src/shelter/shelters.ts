import type { ShelterKind } from '@tocsin/core/zone/shelter';
import type { Language } from '@tocsin/core/zone/zone';
import { bearingDeg, metresBetween, type Place, walkS } from './distance.ts';

/** A shelter as the page needs it. */
export interface PageShelter {
  readonly position: Place;
  readonly zone: string;
  readonly names: { readonly [language in Language]?: string };
  readonly kind: ShelterKind;
  readonly isStepFree?: boolean;
  readonly capacity?: number;
}

/** A shelter seen from a place. */
export interface NearShelter {
  readonly shelter: PageShelter;
  readonly distanceM: number;
  readonly bearingDeg: number;
  readonly walkS: number;
}

interface Feature {
  readonly geometry: { readonly coordinates: Place };
  readonly properties: Omit<PageShelter, 'position'>;
}

/** All shelters of the region. Without a connection the service worker gives the last list that it had. */
export async function loadShelters(): Promise<readonly PageShelter[]> {
  const response = await fetch('/v1/shelters');
  if (!response.ok) throw new Error(`the shelters did not come: ${response.status}`);
  return readShelters(await response.json());
}

/** The server's list as shelters. */
export function readShelters(list: { readonly features: readonly Feature[] }): readonly PageShelter[] {
  return list.features.map(({ geometry, properties }) => ({ ...properties, position: geometry.coordinates }));
}

/** The nearest shelters to a place, nearest first. Found here: the place is sent nowhere. */
export function nearestShelters(shelters: readonly PageShelter[], from: Place, atMost: number): readonly NearShelter[] {
  return shelters
    .map((shelter) => ({ shelter, distanceM: metresBetween(from, shelter.position) }))
    .toSorted((one, other) => one.distanceM - other.distanceM)
    .slice(0, atMost)
    .map(({ shelter, distanceM }) => ({
      shelter,
      distanceM,
      bearingDeg: bearingDeg(from, shelter.position),
      walkS: walkS(distanceM),
    }));
}
