import type { Kind } from '../../intake/kinds.ts';
import { canBothHold, intervalText, sumOf } from '../bounds/bounds.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import type { ReadClaim } from './read-claim.ts';

/** BOUND over people held: no more can be free or held than were taken. Who is dead or unknown may be missing, so fewer is no fault. */
export function checkAccounts(claims: readonly ReadClaim[]): readonly Finding[] {
  return [...groupBy(claims, ({ document }) => document).values()].flatMap((report) =>
    figured(report, 'hostage_taking').flatMap((taken) => {
      const held = wholes(figured(report, 'hostages_held')).slice(0, 1);
      const freed = wholes(figured(report, 'hostages_released'));
      const outside = figured(report, 'hostages_released').filter(({ isOutside }) => isOutside);
      const terms = [...freed.slice(0, 1), ...outside, ...held];
      const whole = taken.figure;
      if (whole === undefined || held.length === 0 || freed.length === 0) return [];
      const sum = sumOf(terms.flatMap(({ figure }) => (figure === undefined ? [] : [figure])));
      const says = `${terms.map(({ printed, kind }) => `${printed} ${kind.replace('hostages_', '')}`).join(' + ')} = ${intervalText(sum)} accounted for, of ${intervalText(whole)} taken.`;
      const holds = canBothHold({ min: sum.min, max: Number.POSITIVE_INFINITY }, whole);
      return [finding('BOUND', holds ? 'holds' : 'fails', [...terms, taken], holds ? says : `${says} More than were taken.`)];
    }),
  );
}

function figured(claims: readonly ReadClaim[], kind: Kind): readonly ReadClaim[] {
  return claims.filter((claim) => claim.kind === kind && claim.figure !== undefined);
}

/** Counts of all, the largest first: a smaller one may leave somebody out. */
function wholes(claims: readonly ReadClaim[]): readonly ReadClaim[] {
  return claims
    .filter(({ category, isOutside }) => category.dimension === 'none' && !isOutside)
    .toSorted((one, other) => (other.figure?.min ?? 0) - (one.figure?.min ?? 0));
}
