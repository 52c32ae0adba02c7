import type { PlaceMention } from './find-places.ts';

/** "The Armed Forces of Ukraine", "the president of Syria": who, not where. */
const BODY_OF =
  /\b(?:forces|army|military|government|president|minister|ministry|king|emir|leaders?|people|state|republic|islamic republic|bank|council|service|embassy|ally|allies|enem(?:y|ies)|backers?|support|behalf|critics?|destruction|existence) of(?: the)? $/;

/** "From Yemeni territory, north of …": where something came from. */
const FROM_GROUND =
  /\bfrom (?:the |an? )?(?:[a-z]+ ){0,2}(?:territory|areas?|region|soil|outskirts|direction)(?: in| of|,)? (?:(?:north|south|east|west) of |in )?(?:the )?$/;

/** What the words before a name make of it. */
export function roleOf(before: string, canBeWho: boolean): PlaceMention['role'] {
  if (canBeWho && BODY_OF.test(before)) return 'who';
  if (/\b(?:from|out of)(?: (?:the|inside|within|near))*\s*$/.test(before)) return 'from';
  if (FROM_GROUND.test(before)) return 'from';
  if (/\b(?:toward|towards|into|at|to|against|on)(?: (?:the|(?:[a-z-]+ ){1,4}of))*\s*$/.test(before)) return 'to';
  const isPlaced =
    /\b(?:in|across|near|inside|within|throughout|over|off|around|outside|through|above|of|between|for|entering|hit|hits|struck|strikes|targeted|invades?|leave|left|leaving|both|capital|city|(?:pound|bomb|shell|attack|target|strik|hitt|bombard|raid|blockad|enter|invad|batter|reach|cross|leav|blanket|visit|storm|besieg)(?:s|es|ed|ing|e)?),?(?: (?:the|all|parts|of|areas?|much|city|capital|into|besieged|blockaded|whole))*,?\s*$/.test(
      before,
    );
  return canBeWho && !isPlaced ? 'who' : 'at';
}

/** "In Lebanon and Syria": the second place has the role of the first. "Ukraine's western Rivne region" is one place. */
export function settleRoles(plain: string, found: readonly PlaceMention[]): readonly PlaceMention[] {
  const settled: PlaceMention[] = [];
  for (const [at, mention] of found.entries()) {
    const next = found[at + 1];
    if (next !== undefined && next.start - mention.end < 5 && /^'s? /.test(plain.slice(mention.end, next.start))) continue;
    const before = settled.at(-1);
    const isJoined = before !== undefined && /^(?:, | and |, and | or )$/.test(plain.slice(before.end, mention.start));
    // "From Saada in Yemen", "from a field north of Gaza": still where it came from.
    const isFrom =
      before?.role === 'from' &&
      /^(?: (?:governorate|province|region|district|city|area|oblast))?(?:,? (?:in|of|near)(?: the)?(?: [a-z]+){0,2} |, (?:[a-z]+ )?(?:north|south|east|west|near|outside) (?:of )?)$/.test(
        plain.slice(before.end, mention.start),
      );
    settled.push(isFrom || (isJoined && mention.role === 'who') ? { ...mention, role: before.role } : mention);
  }
  return settled;
}
