import { canBothHold, intervalText, isExact, timesOf } from '../bounds/bounds.ts';
import { nationIn } from './category.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import type { ReadClaim } from './read-claim.ts';

/** RATIO: what one side gives is so many times what the other gives. Two counts of different days leave it open. */
export function checkRatios(claims: readonly ReadClaim[]): readonly Finding[] {
  return [...groupBy(claims, ({ document }) => document).values()].flatMap((report) => {
    const terms = report.filter(isRatio);
    return [...groupBy(terms, ({ printed }) => `${printed}`).values()].flatMap((same) => ratioOf(same, report));
  });
}

function isRatio({ kind, figure, printed, unit, quote }: ReadClaim): boolean {
  if (kind !== 'release_terms' && kind !== 'truce_terms') return false;
  return (
    figure !== undefined &&
    isExact(figure) &&
    printed !== undefined &&
    (/ per | for e/.test(unit) || /\bfor (?:every|each|three|\w+)\b/.test(quote))
  );
}

function ratioOf(terms: readonly ReadClaim[], report: readonly ReadClaim[]): readonly Finding[] {
  const times = terms[0]?.printed;
  const nation = terms.map(({ quote, unit }) => nationOfHostages(quote) ?? nationOfHostages(unit)).find((name) => name !== undefined);
  const given = bestOf(report.filter(({ kind, figure }) => kind === 'prisoners_released' && figure !== undefined));
  const freed = report.filter(({ kind, figure, isOutside }) => kind === 'hostages_released' && figure !== undefined && !isOutside);
  const got =
    bestOf(freed.filter(({ category }) => category.part === nation)) ?? bestOf(freed.filter(({ category }) => category.part === 'all'));
  if (times === undefined || given?.figure === undefined || got?.figure === undefined) return [];
  const due = timesOf(got.figure, times);
  const says = `At ${times} for 1, ${intervalText(got.figure)} hostages answer to ${intervalText(due)} prisoners; ${intervalText(given.figure)} were freed.`;
  const on = [given, ...terms, got];
  const lagMs = (given.asOfMs ?? Number.NaN) - (got.asOfMs ?? Number.NaN);
  if (isOneTime(given, got)) {
    const holds = canBothHold(due, given.figure);
    return [finding('RATIO', holds ? 'holds' : 'fails', on, holds ? says : `${says} Both counts stand for the same time.`)];
  }
  if (lagMs < 0 && given.figure.min > due.max)
    return [finding('RATIO', 'fails', on, `${says} More than the ratio asks for, on the earlier of the two days.`)];
  return [
    finding(
      'RATIO',
      'cannot tell',
      on,
      `${says} The two counts need not stand for the same time, so the difference may have come in between.`,
    ),
  ];
}

/** Both say as of when, and it is the same; or both are counted over the same time. A day and a period that ends on it may differ. */
function isOneTime({ claim: one }: ReadClaim, { claim: other }: ReadClaim): boolean {
  if (one.asOf !== undefined && other.asOf !== undefined) return one.asOf.edtf === other.asOf.edtf;
  return one.when !== undefined && one.when.edtf === other.when?.edtf;
}

/** "One Israeli hostage", "every Israeli hostage": whose hostages the ratio speaks of. */
function nationOfHostages(quote: string): string | undefined {
  const match = /(\w+)\s+(?:hostage|captive|abductee)/i.exec(quote);
  return match?.[1] === undefined ? undefined : nationIn(match[1].toLowerCase());
}

/** The most exact count of all of them; of two the one that says what day it stands for. */
function bestOf(claims: readonly ReadClaim[]): ReadClaim | undefined {
  return claims.toSorted((one, other) => vagueness(one) - vagueness(other))[0];
}

function vagueness({ figure, claim, category }: ReadClaim): number {
  return (figure !== undefined && isExact(figure) ? 0 : 4) + (category.dimension === 'none' ? 0 : 2) + (claim.asOf === undefined ? 1 : 0);
}
