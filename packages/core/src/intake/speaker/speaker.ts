import type { ActorType } from './actor.ts';

/** Somebody who says something. */
export interface Speaker {
  /** As a claim's source: name with role, or the printed words of somebody without a name. */
  readonly name: string;
  readonly type: ActorType | 'unnamed';
  /** The words that stand for it here, with its name: "army (Israel Defense Forces (IDF))". */
  readonly as?: string;
  /** The last word of the printed phrase ("official"), by which "the official" finds it again. */
  readonly head: string;
}

/** Words that stand for somebody named before. */
export interface Reference {
  /** What it can stand for. */
  readonly refersTo: 'person' | 'body' | 'any' | readonly ActorType[];
  /** The words themselves, for where they refer to nobody named; empty for a pronoun. */
  readonly printed: string;
  /** "The official": somebody printed with this word. */
  readonly head?: string;
  /** "His office": what belongs to whom is found. */
  readonly belonging?: string;
}
