import type { Kind } from '../kinds.ts';
import type { NounClass } from '../quantity/counted-nouns.ts';
import { LETTER } from '../reading/letter.ts';

/** A verb or noun that says what became of what is counted. */
export interface CountedPredicate {
  /** `outcome`, `release`, `hold` and `hit` leave the kind to the words around. */
  readonly kind: Kind | 'outcome' | 'release' | 'hold' | 'hit';
  readonly classes: ReadonlySet<NounClass>;
  /** After what is counted: "five rockets were fired". */
  readonly right?: RegExp;
  /** Before it: "fired five rockets"; matched at the end of the words before the figure. */
  readonly left?: RegExp;
}

const FILLER =
  '(?: (?:off|out|up|the|its|their|his|some|another|a|an|further|additional|more|total|of|around|also|down|as|all|other|what it said were|in total|on|at|to|back|over|away|for|only|just))*';

const after = (source: string): RegExp => new RegExp(`(?<![${LETTER}])(?:${source})(?![${LETTER}])`);
const before = (source: string): RegExp => new RegExp(`(?<![${LETTER}])(?:${source})${FILLER}\\s*["']?$`);

/** Makes a predicate; the sources match whole words. */
export const rule = (
  kind: CountedPredicate['kind'],
  classes: readonly NounClass[],
  words: { right?: string; left?: string },
): CountedPredicate => ({
  kind,
  classes: new Set(classes),
  ...(words.right === undefined ? {} : { right: after(words.right) }),
  ...(words.left === undefined ? {} : { left: before(words.left) }),
});
