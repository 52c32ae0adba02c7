import type { Kind } from '../kinds.ts';
import type { Surroundings } from './surroundings.ts';
import { wordPattern, wordTest } from './words.ts';

/** What a trigger's own words or the words beside it count. */
export type Figure =
  /** Nothing: the event alone. */
  | 'none'
  /** "No casualties": nothing, said aloud. */
  | 'zero'
  /** One, whatever stands beside it. */
  | 'one'
  /** The weapon before the words: "two rockets … hit". */
  | 'weapon-before'
  /** The weapon behind them: "shot down two drones". */
  | 'weapon-after';

/** A word or phrase that tells of an event of a kind. */
export interface Trigger {
  /** The kind, or what tells it from the words around. */
  readonly kind: Kind | ((around: Surroundings) => Kind | undefined);
  readonly pattern: RegExp;
  readonly figure: Figure;
  /** Unit of a figure that the words themselves give. */
  readonly unit: string;
  /** Words before, in the clause, that make it something else. */
  readonly unless: RegExp | undefined;
  /** Words right behind that do. */
  readonly unlessAfter: RegExp | undefined;
  /** Words that the sentence has to have. */
  readonly needs: RegExp | undefined;
  /** Words that the clause before has to have. */
  readonly needsBefore: RegExp | undefined;
  /** Words that the clause behind has to have. */
  readonly needsAfter: RegExp | undefined;
  /** Told as it is in plans, conditions and demands, too. */
  readonly isAnyMood: boolean;
  /** A noun that names an event: told only where the clause tells nothing that it did. */
  readonly isNominal: boolean;
  /** The words themselves negate. */
  readonly isDenied: boolean;
}

/** What a lexicon says of a trigger beside its kind and words; all sources are of whole words. */
export interface TriggerOptions {
  readonly figure?: Figure;
  readonly unit?: string;
  readonly unless?: RegExp;
  readonly unlessAfter?: RegExp;
  readonly needs?: string;
  readonly needsBefore?: string;
  readonly needsAfter?: string;
  readonly isAnyMood?: boolean;
  readonly isNominal?: boolean;
  readonly isDenied?: boolean;
}

/** Makes a trigger; classes of words stand in braces in the source. */
export function trigger(kind: Trigger['kind'], source: string, options: TriggerOptions = {}): Trigger {
  const test = (words: string | undefined): RegExp | undefined => (words === undefined ? undefined : wordTest(words));
  return {
    kind,
    pattern: wordPattern(source),
    figure: options.figure ?? 'none',
    unit: options.unit ?? '',
    unless: options.unless,
    unlessAfter: options.unlessAfter,
    needs: test(options.needs),
    needsBefore: test(options.needsBefore),
    needsAfter: test(options.needsAfter),
    isAnyMood: options.isAnyMood ?? false,
    isNominal: options.isNominal ?? false,
    isDenied: options.isDenied ?? false,
  };
}
