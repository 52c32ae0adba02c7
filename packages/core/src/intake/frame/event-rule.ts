import type { Kind } from '../kinds.ts';
import { LETTER } from '../reading/letter.ts';

/** Words that tell of an event without a figure. */
export interface EventRule {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** Words shortly before that make it something else: a plan, a memory, a negation. */
  readonly unless?: RegExp;
  /** Words shortly after that do. */
  readonly unlessAfter?: RegExp;
  /** One thing that the words speak of in the singular. */
  readonly one?: string;
  /** "No interception": nothing, said aloud. The unit is the first group of the pattern. */
  readonly none?: boolean;
  /** Words that the sentence has to have, too. */
  readonly needs?: RegExp;
  /** How something fell: the words that follow tell where. */
  readonly isEnding?: boolean;
  /** The words say that it did not happen. */
  readonly isDenied?: boolean;
  /** Told once: a later mention by the same source is the same fact. */
  readonly isOnce?: boolean;
}

type Options = Omit<EventRule, 'kind' | 'pattern'>;

/** Makes a rule; the source matches whole words. */
export function event(kind: Kind, source: string, options: Options = {}): EventRule {
  return { kind, pattern: new RegExp(`(?<![${LETTER}\\d-])(?:${source})(?![${LETTER}\\d])`, 'g'), ...options };
}

/** Not now, not real, or told as the reason for something else. */
export const NOT_NOW =
  /\b(?:if|would|could|may|might|will|unless|should|in case of|fears? of|threat of|threaten\w* to|possibility of|possible|potential|prevent|risk of|able to|capable of|plans? to|about to|to avoid|vow\w* to|is to|are to)\b[^,;:"]{0,50}$/;
/** A reason, not the news: "in response to rockets fired …". */
export const AS_REASON =
  /\b(?:response to|retaliation for|retaliate for|over|because of|responding to|reaction to|revenge for|following|after|since|despite|amid|during|against|before|when|from|threat of|wake of|types? of|used to|use of|produce|stockpile of|arsenal of|resumption of|continuation of|under|constant|end of|end to)\b[^,;:".]{0,40}$/;

export const WEAPON = '(?:rockets?|missiles?|drones?|uavs?|projectiles?|mortars?|mortar shells?|shells?|rpgs?|shaheds?)';
export const MODIFIERS = '(?:[a-z0-9-]+ ){0,3}';
export const TRUCE =
  '(?:truce|ceasefire|cease-fire|armistice|pause in (?:fighting|hostilities)|humanitarian pause|cessation of hostilities)';
