import { boundsText, canBothHold, mayBeOneFigure } from '../bounds/bounds.ts';
import { DAY_MS } from '../when/when.ts';
import { type Finding, finding, groupBy, pairsOf } from './finding.ts';
import { isCounted, isUnbounded, mayBeOnePlace, mayBeOneTime, type ReadClaim, speakerOf } from './read-claim.ts';

/**
 * SAME: one count told twice, the number printed the same. BOUND: two sources give different figures of one thing; whether one number
 * can satisfy both. Neither figure is chosen, and nothing is averaged.
 */
export function checkSame(claims: readonly ReadClaim[]): readonly Finding[] {
  const figured = claims.filter((claim) => isCounted(claim) && claim.figure !== undefined);
  return [...groupBy(figured, ({ kind }) => kind).values()].flatMap((group) =>
    pairsOf(group).flatMap(([one, other]) => compare(one, other)),
  );
}

function compare(one: ReadClaim, other: ReadClaim): readonly Finding[] {
  if (!mayBeOneTime(one, other) || !isOneCount(one, other) || !mayBeOnePlace(one, other)) return [];
  const on = [one, other];
  const says = `${speakerOf(one)}: ${told(one)}; ${speakerOf(other)}: ${told(other)}.`;
  const bounds = [one.claim.quantity, other.claim.quantity] as const;
  if (
    one.printed !== undefined &&
    one.printed === other.printed &&
    bounds[0] !== undefined &&
    bounds[1] !== undefined &&
    mayBeOneFigure(bounds[0], bounds[1])
  )
    return [finding('SAME', 'holds', on, `${says} One count, told twice: counted once, with both attributions.`)];
  return one.origin === other.origin ? [] : boundOf(one, other, says);
}

function boundOf(one: ReadClaim, other: ReadClaim, says: string): readonly Finding[] {
  const { figure } = one;
  const { figure: second } = other;
  if (figure === undefined || second === undefined || isUnbounded(figure) || isUnbounded(second)) return [];
  const isDated = one.span !== undefined && other.span !== undefined;
  if (isDated ? !isOneWindow(one, other) : one.document !== other.document) return [];
  if (canBothHold(figure, second))
    return [
      finding('BOUND', 'holds', [one, other], `${says} Both can be true. They are different measurements and are shown side by side.`),
    ];
  return isDated
    ? [finding('BOUND', 'fails', [one, other], `${says} Both cannot be true of one count. They are shown side by side; none is chosen.`)]
    : [finding('BOUND', 'cannot tell', [one, other], `${says} They differ, and it is not said that they count the same time.`)];
}

function told({ claim }: ReadClaim): string {
  return claim.quantity === undefined ? '' : boundsText(claim.quantity);
}

/** Launches are counted in rockets and in launches alike; people by the part of them that is meant; all else by its unit. */
function isOneCount(one: ReadClaim, other: ReadClaim): boolean {
  if (one.isOutside !== other.isOutside) return false;
  if (one.kind.startsWith('launch')) return true;
  if ((one.claim.scope ?? '') !== (other.claim.scope ?? '')) return false;
  if (one.category.dimension !== other.category.dimension || one.category.part !== other.category.part) return false;
  return one.category.dimension !== 'none' || one.unit === other.unit || (isPeople(one.unit) && isPeople(other.unit));
}

function isPeople(unit: string): boolean {
  return /people|person|hostage|prisoner|captive|detainee|abductee/.test(unit);
}

/** Within two days both, or beginning and ending within a day of each other: a total of weeks is not held against that of a day. */
function isOneWindow({ span: one }: ReadClaim, { span: other }: ReadClaim): boolean {
  if (one === undefined || other === undefined) return false;
  const isShort = [one, other].every(({ fromMs, toMs }) => toMs - fromMs <= 2 * DAY_MS);
  return isShort || (Math.abs(one.fromMs - other.fromMs) <= DAY_MS && Math.abs(one.toMs - other.toMs) <= DAY_MS);
}
