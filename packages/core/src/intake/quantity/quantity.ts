import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { NounClass } from './counted-nouns.ts';

/** A figure found in a sentence, with what it counts. `start` takes in the words that bound it, `end` the counted noun. */
export interface Quantity extends Span {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly qualifier: DraftQuantity['qualifier'];
  /** Where the figure itself ends, before the counted noun. */
  readonly figureEnd: number;
  /** The counted noun as printed; empty where the text leaves it out ("three were intercepted"). */
  readonly noun: string;
  readonly nounClass: NounClass;
  /** "a rocket", "another": one, told by an article. */
  readonly isArticle: boolean;
  /** "another": one more of what was counted before. */
  readonly isOther: boolean;
  /** "including 20 women": part of the figure before. */
  readonly isPart: boolean;
  /** "3 of the 5": the figure after is the whole. */
  readonly isShare: boolean;
}
