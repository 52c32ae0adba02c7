import type { Claim } from '@tocsin/core/record/claim';
import { named } from '@tocsin/core/record/model/record-entry';

/** Where a claim of these kinds lies, something fell: its place is held back for a while. */
const FELL = /^(impact|fell_|damage$|fire$|casualties_|killing$|midair_)/;
const ZONES_MAX = 200;

/** Zones that a place is the name of. */
export type ZonesOf = (place: string) => readonly string[];

/** The claim with the zones that its place is the name of: a map draws these areas. What somebody said more exactly stays. */
export function placedClaim(claim: Claim, zonesOf: ZonesOf): Claim {
  const { place, where, ...rest } = claim;
  if (where?.some(({ point }) => point !== undefined) === true) return claim;
  const zones = place === undefined ? [] : zonesOf(place).slice(0, ZONES_MAX);
  const role = FELL.test(claim.claim) ? 'fell' : 'about';
  const spot = place === undefined || zones.length === 0 ? {} : { where: [{ words: place, role, zones, precisionM: null } as const] };
  return named({ ...rest, ...(place === undefined ? {} : { place }), ...spot });
}
