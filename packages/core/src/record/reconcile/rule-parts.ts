import { canBothHold, type Interval, intervalText, isExact, sumOf } from '../bounds/bounds.ts';
import { isEverybody } from './category.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import { isCounted, mayBeOnePlace, mayBeOneTime, type ReadClaim, speakerOf } from './read-claim.ts';

/** A claim whose figure can be added. */
type Figured = ReadClaim & { readonly figure: Interval };

/**
 * PARTS: disjoint parts that one source tells make up the whole it tells. SUBSET: a part is no more than the whole. OUTSIDE: what is
 * said to lie outside an agreement is not in the whole of it.
 */
export function checkParts(claims: readonly ReadClaim[]): readonly Finding[] {
  const groups = groupBy(claims.filter(isCounted).filter(hasFigure), ({ document, origin, kind }) => `${document}\n${origin}\n${kind}`);
  return [...groups.values()].flatMap((group) =>
    group
      .filter(({ isOutside }) => !isOutside)
      .flatMap((whole) => {
        const near = group.filter((claim) => claim !== whole && mayBeOneTime(whole, claim) && mayBeOnePlace(whole, claim));
        const parts = near.filter((claim) => !claim.isOutside && isPartOf(claim, whole));
        const outside = near.filter(({ isOutside }) => isOutside);
        // Of several counts that name no part the largest is the whole; the others count somebody among them.
        if (near.some((claim) => !claim.isOutside && isOneLevel(claim, whole) && claim.figure.min > whole.figure.max)) return [];
        const isWhole = !near.some((claim) => isPartOf(whole, claim));
        return [...partsOf(whole, parts), ...(isWhole ? outsideOf(whole, parts, outside) : [])];
      }),
  );
}

/** A nationality can be whole or part: of "nine Palestinians" a woman is part, of "110 hostages" 86 Israelis are. */
function isPartOf({ category }: ReadClaim, { category: whole }: ReadClaim): boolean {
  if (category.dimension === 'none' || category.dimension === whole.dimension) return false;
  return whole.dimension === 'none' || (whole.dimension === 'nationality' && category.dimension !== 'nationality');
}

function isOneLevel({ category }: ReadClaim, { category: whole }: ReadClaim): boolean {
  return category.dimension === 'none' && whole.dimension === 'none';
}

function partsOf(whole: Figured, parts: readonly Figured[]): readonly Finding[] {
  if (parts.length === 0) return [];
  const ways = [...groupBy(parts, ({ category }) => category.dimension).values()];
  const sums = ways.map((way) => ({ way, isDisjoint: areDisjoint(way), sum: sumOf(way.map(({ figure }) => figure)) }));
  const sentence = (way: readonly Figured[], sum: Interval) =>
    `${speakerOf(whole)}: ${way.map(counted).join(' + ')} = ${intervalText(sum)}, of ${intervalText(whole.figure)} ${whole.unit}.`;
  const over = sums.find(({ sum, isDisjoint }) => isDisjoint && sum.min > whole.figure.max);
  if (over !== undefined)
    return [finding(ruleFor(over.way), 'fails', [whole, ...parts], `${sentence(over.way, over.sum)} More in the parts than in the whole.`)];
  const made = sums.find(({ way, sum, isDisjoint }) => isDisjoint && way.length > 1 && canBothHold(sum, whole.figure) && isExact(sum));
  if (made !== undefined) {
    const others = parts.filter((part) => !made.way.includes(part));
    const note = others.length === 0 ? '' : ` Further parts, counted among these: ${others.map(counted).join(', ')}.`;
    return [finding('PARTS', 'holds', [whole, ...made.way, ...others], `${sentence(made.way, made.sum)}${note}`)];
  }
  const short = sums.find(({ way, isDisjoint }) => isDisjoint && way.length > 1 && isEverybody(way.map(({ category }) => category.part)));
  if (short !== undefined)
    return [finding('PARTS', 'cannot tell', [whole, ...parts], `${sentence(short.way, short.sum)} Who the others are is not said.`)];
  const each = parts.map((part) => `${counted(part)} among ${intervalText(whole.figure)} ${whole.unit}`).join('; ');
  return [finding('SUBSET', 'holds', [whole, ...parts], `${speakerOf(whole)}: ${each}: a part, not more to add.`)];
}

function outsideOf(whole: Figured, parts: readonly Figured[], outside: readonly Figured[]): readonly Finding[] {
  return outside.map((extra) => {
    const inside = sumOf(parts.map(({ figure }) => figure));
    const together = sumOf([whole.figure, extra.figure]);
    const says = `${counted(extra)} ${extra.claim.scope ?? 'outside'}, beside ${intervalText(whole.figure)} ${whole.unit}`;
    const on = [whole, extra];
    if (parts.length > 1 && isExact(inside) && inside.min === whole.figure.min)
      return finding('OUTSIDE', 'holds', on, `${says}: the parts make up the whole without it; together ${intervalText(together)}.`);
    if (parts.length > 1 && isExact(whole.figure) && inside.min + extra.figure.min === whole.figure.max)
      return finding('OUTSIDE', 'fails', on, `${says}: the whole comes out only with it counted in.`);
    return finding('OUTSIDE', 'cannot tell', on, `${says}: the parts of the whole are not told, so it may be counted in.`);
  });
}

/** Parts with a name each: two counts of women are not added. */
function areDisjoint(way: readonly Figured[]): boolean {
  return new Set(way.map(({ category }) => category.part)).size === way.length;
}

function ruleFor(way: readonly Figured[]): 'PARTS' | 'SUBSET' {
  return way.length > 1 ? 'PARTS' : 'SUBSET';
}

function counted({ figure, unit, claim }: Figured): string {
  const isPart = claim.scope !== undefined && !claim.scope.includes('outside') && !unit.includes(claim.scope);
  return `${intervalText(figure)} ${(isPart ? claim.scope : claim.quantity?.unit) ?? unit}`;
}

function hasFigure(claim: ReadClaim): claim is Figured {
  return claim.figure !== undefined;
}
