import { intervalText } from '../bounds/bounds.ts';
import { DAY_MS } from '../when/when.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import { isUnbounded, mayBeOnePlace, type ReadClaim, speakerOf } from './read-claim.ts';

const TOLLS = /^(casualties_killed|casualties_injured|displaced|hostages_released|prisoners_released|aid)$/;

/** MONOTONE: a total of one source, people and window never falls from one day to a later one. */
export function checkTotals(claims: readonly ReadClaim[]): readonly Finding[] {
  const totals = claims.filter((claim) => TOLLS.test(claim.kind) && claim.claim.when?.edtf.includes('/') === true && isFigured(claim));
  const keyOf = ({ kind, origin, category, unit, span, claim }: ReadClaim) =>
    JSON.stringify([kind, origin, category.part, unit, span?.fromMs, claim.place]);
  return [...groupBy(totals, keyOf).values()].flatMap((group) => {
    const ordered = group.toSorted((one, other) => (one.asOfMs ?? 0) - (other.asOfMs ?? 0));
    return ordered.slice(1).flatMap((later, place) => {
      const earlier = ordered[place];
      if (earlier?.figure === undefined || later.figure === undefined || earlier.asOfMs === later.asOfMs) return [];
      const says = `${speakerOf(later)}: ${intervalText(earlier.figure)}, then ${intervalText(later.figure)} ${later.unit}, counted from the same day.`;
      return later.figure.max < earlier.figure.min
        ? [finding('MONOTONE', 'fails', [earlier, later], `${says} A total does not fall: a slip, or another population.`)]
        : [finding('MONOTONE', 'holds', [earlier, later], says)];
    });
  });
}

/** UPDATES: reports of one day and place that tell more and more are one toll as it became known, never to be added up. */
export function checkUpdates(claims: readonly ReadClaim[]): readonly Finding[] {
  const tolls = claims.filter(
    (claim) => TOLLS.test(claim.kind) && isFigured(claim) && isOneDay(claim) && claim.category.dimension === 'none',
  );
  const days = groupBy(tolls, ({ kind, span }) => `${kind} ${Math.floor((span?.fromMs ?? 0) / DAY_MS)}`);
  return [...days.values()].flatMap((day) => {
    const [first] = day;
    if (first === undefined) return [];
    const told = day.filter((claim) => mayBeOnePlace(first, claim)).toSorted((one, other) => saidAt(one) - saidAt(other));
    const isAcross = new Set(told.map(({ document }) => document)).size === told.length && new Set(told.map(saidAt)).size === told.length;
    if (told.length < 2 || !isAcross || new Set(told.map(({ printed }) => printed)).size < 2) return [];
    const rises = told.every(({ figure }, place) => place === 0 || (figure?.min ?? 0) >= (told[place - 1]?.figure?.min ?? 0));
    const says = told.map(({ figure }) => (figure === undefined ? '' : intervalText(figure))).join(', then ');
    return rises
      ? [finding('UPDATES', 'holds', told, `${says} ${first.unit}: one toll as it became known. The last one stands; they are not added.`)]
      : [finding('UPDATES', 'cannot tell', told, `${says} ${first.unit}: the figure went down. A correction, or another count.`)];
  });
}

function isFigured({ figure }: ReadClaim): boolean {
  return figure !== undefined && !isUnbounded(figure);
}

function isOneDay({ span }: ReadClaim): boolean {
  return span !== undefined && span.toMs - span.fromMs <= DAY_MS;
}

/** When it was said: the entry's own time orders what one day's reports tell. */
function saidAt({ claim }: ReadClaim): number {
  return Date.parse(claim.time);
}
