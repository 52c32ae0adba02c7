import type { DraftQuantity } from '../draft-claim.ts';

type Qualifier = DraftQuantity['qualifier'];

/** Words before a figure that bound it. Longer phrases stand first: the first that fits counts. */
const BEFORE: readonly (readonly [Qualifier, RegExp])[] = [
  [
    'at_least',
    /(?:at least|no fewer than|no less than|not (?:fewer|less) than|a minimum of|minimum|(?:greater|more|larger|higher|bigger)(?: than)? or equal (?:to|than))\s+(?:some |about |around |roughly )?$/,
  ],
  [
    'at_most',
    /(?:as many as|up to|at most|no more than|not more than|no longer than|not longer than|not exceeding|a maximum of|no greater than|(?:less|fewer|smaller|lower)(?: than)? or equal (?:to|than))\s+(?:some |about |an estimated )?$/,
  ],
  ['nearly', /(?:nearly|almost|close to|just under|approaching|just short of)\s+(?:some )?$/],
  ['at_most', /(?:fewer than|less than|under|below|smaller than|lower than)\s+$/],
  [
    'more_than',
    /(?:(?:well |far |slightly |just )?(?:more than|over|above)|upwards? of|in excess of|exceeding|exceeded|exceeds|surpassing|surpassed|greater than|larger than|higher than|bigger than|topping|topped)\s+(?:about |some |an estimated )?$/,
  ],
  ['about', /(?:about|around|some|roughly|approximately|approx\.?|circa|an estimated|estimated|in the region of|something like|~)\s*$/],
];
const AFTER: readonly (readonly [Qualifier, RegExp])[] = [
  ['at_least', /^(?:\+|-?plus\b| or more\b| and more\b| or greater\b| or over\b)/],
  ['at_most', /^(?: or (?:fewer|less)\b)/],
  ['about', /^(?: or so\b|-odd\b)/],
];

/** A qualifier and how many units of text its words take on either side of the figure. */
export interface FoundQualifier {
  readonly qualifier: Qualifier;
  readonly before: number;
  readonly after: number;
  /** "fewer than 20" leaves 20 out. */
  readonly isStrict: boolean;
}

/** Reads what bounds a figure from the words around it, in small letters. */
export function findQualifier(before: string, after: string): FoundQualifier {
  const behind = findBehind(after);
  // "About 500 or more" are at least 500.
  if (behind !== undefined) return behind;
  for (const [qualifier, pattern] of BEFORE) {
    const match = pattern.exec(before);
    // "hovering above 40" and "under 18s" are no bounds of a count, but nothing here can tell: a caller sees the noun.
    if (match !== null && isWordStart(before, match.index) && !isParticle(match[0], before.slice(0, match.index))) {
      return {
        qualifier,
        before: match[0].length,
        after: 0,
        isStrict: /^(?:fewer|less|under|below|smaller|lower) ?(?:than)?\s+$/.test(match[0]),
      };
    }
  }
  return { qualifier: 'exact', before: 0, after: 0, isStrict: false };
}

function findBehind(after: string): FoundQualifier | undefined {
  for (const [qualifier, pattern] of AFTER) {
    const match = pattern.exec(after);
    if (match !== null) return { qualifier, before: 0, after: match[0].length, isStrict: false };
  }
  return undefined;
}

/** "Handed over 390 prisoners" bounds nothing. */
function isParticle(words: string, before: string): boolean {
  return (
    /^over\s/.test(words) && /\b(?:hand|turn|sign|pass|tak|cross|fl|mov|fir|roll|carri)(?:ed|ing|en|ew|y|s|es)?\s+$|\btook\s+$/.test(before)
  );
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\d-]/u.test(text[at - 1] ?? '');
}

/** Interval that a figure with its qualifier allows: only what the words say, no figure made up. */
export function boundsOf(
  value: number,
  qualifier: Qualifier,
  isStrict: boolean,
): { readonly min: number | null; readonly max: number | null } {
  const step = Number.isInteger(value) ? 1 : 0;
  switch (qualifier) {
    case 'exact':
      return { min: value, max: value };
    case 'at_least':
      return { min: value, max: null };
    case 'more_than':
      return { min: value + step, max: null };
    case 'at_most':
      return { min: null, max: isStrict ? value - step : value };
    case 'nearly':
      return { min: null, max: value };
    default:
      return { min: null, max: null };
  }
}
