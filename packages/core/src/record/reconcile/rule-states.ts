import { type Finding, finding, groupBy, pairsOf } from './finding.ts';
import { mayBeOnePlace, mayBeOneTime, type ReadClaim, speakerOf } from './read-claim.ts';

const FAMILIES = ['damage', 'casualties'] as const;

/**
 * UNKNOWN: "there was damage" and "we cannot say how much" stand together; none reported of one kind of harm says nothing of another;
 * none and unknown of the same kind do not stand together.
 */
export function checkStates(claims: readonly ReadClaim[]): readonly Finding[] {
  const harm = claims.filter(({ kind }) => FAMILIES.some((family) => kind.startsWith(family)));
  return [...groupBy(harm, ({ document, origin }) => `${document}\n${origin}`).values()].flatMap((group) => [
    ...group.filter(({ kind }) => kind.endsWith('_unknown')).flatMap((unknown) => besideUnknown(unknown, group)),
    ...FAMILIES.flatMap((family) => noneAndSome(group.filter(({ kind }) => kind.startsWith(family)))),
  ]);
}

function besideUnknown(unknown: ReadClaim, group: readonly ReadClaim[]): readonly Finding[] {
  const family = unknown.kind.replace('_unknown', '');
  const near = group.filter((claim) => claim !== unknown && mayBeOneTime(unknown, claim) && mayBeOnePlace(unknown, claim));
  const told = near.filter(({ kind }) => kind.startsWith(family) && !kind.endsWith('_none'));
  const noneOfOther = near.filter(({ kind }) => !kind.startsWith(family) && kind.endsWith('_none'));
  if (told.length + noneOfOther.length === 0) return [];
  const parts = [
    told.length > 0 ? `there was ${family}, and how much is not known` : `whether there was ${family} is not known`,
    ...noneOfOther.map(({ kind }) => `that no ${kind.replace('_none', '')} are reported says nothing of ${family}`),
  ];
  return [finding('UNKNOWN', 'holds', [...told, unknown, ...noneOfOther], `${speakerOf(unknown)}: ${parts.join('; ')}.`)];
}

function noneAndSome(family: readonly ReadClaim[]): readonly Finding[] {
  const isNone = ({ kind }: ReadClaim) => kind.endsWith('_none');
  return pairsOf(family)
    .filter(
      ([one, other]) => isNone(one) !== isNone(other) && mayBeOneTime(one, other) && mayBeOnePlace(one, other) && one.unit === other.unit,
    )
    .map(([one, other]) => {
      const [none, some] = isNone(one) ? [one, other] : [other, one];
      const sentence = `${speakerOf(none)} says both "${none.kind}" and "${some.kind}" of one time and place.`;
      return finding('UNKNOWN', 'fails', [none, some], sentence);
    });
}

/** SCOPE: "no injuries" of one group does not say it of a wider one, nor of all. */
export function checkScopes(claims: readonly ReadClaim[]): readonly Finding[] {
  const none = claims.filter(({ kind, unit, claim }) => kind.endsWith('_none') && (unit !== '' || claim.scope !== undefined));
  return [...groupBy(none, ({ document, kind }) => `${document}\n${kind}`).values()].flatMap((group) =>
    pairsOf(group)
      .filter(([one, other]) => scopeOf(one) !== scopeOf(other) && mayBeOneTime(one, other))
      .map(([one, other]) => {
        const says = `${speakerOf(one)}: none of "${scopeOf(one)}"; ${speakerOf(other)}: none of "${scopeOf(other)}".`;
        return finding('SCOPE', 'cannot tell', [one, other], `${says} Two groups: neither statement follows from the other.`);
      }),
  );
}

function scopeOf({ claim, unit }: ReadClaim): string {
  return (claim.scope ?? unit).toLowerCase();
}
