import type { UnixMs } from '../../units/instant.ts';
import type { RecordEntry } from '../model/record-entry.ts';
import type { Review, Sealable } from '../model/review.ts';
import type { Observation } from './observation.ts';

/**
 * Where an entry stands on its way to the public. Only `public` is ever shown outside; `corrected` and `retracted` were public or
 * confirmed, and stay readable in the history.
 */
export type Standing = 'draft' | 'confirmed' | 'public' | 'amended' | 'rejected' | 'corrected' | 'retracted';

/** One entry of the record and what people decided about it. */
export interface Item {
  readonly entry: RecordEntry;
  readonly seq: number;
  readonly at: UnixMs;
  readonly standing: Standing;
  /** True for a claim whose quote was found in the kept text, word for word, and for everything that is no claim. */
  readonly grounded: boolean;
  /** Why it waits for two people: a total that fell. */
  readonly held?: string;
  /** Persons, each once, in the order in which they decided. */
  readonly confirmedBy: readonly string[];
  readonly publishedBy?: string;
  readonly replacedBy?: string;
  readonly sealed: readonly Sealable[];
  /** The one person who wants fields opened, until a second agrees. */
  readonly unsealAsked: readonly { readonly by: string; readonly fields: readonly Sealable[] }[];
  readonly reviews: readonly Review[];
}

/** What became different for the public, in the order in which it did: corrections and retractions among it. */
export interface Change {
  readonly seq: number;
  readonly at: UnixMs;
  readonly id: string;
  readonly kind: RecordEntry['kind'];
  readonly what: 'published' | 'corrected' | 'retracted' | 'sealed' | 'unsealed';
  readonly reason?: string;
  readonly replacement?: string;
}

/** Everything the record holds. Changed in place by `takeIn` alone. */
export interface RecordState {
  readonly items: Map<string, Item>;
  /** Ids of artifacts by the hash that claims name them by. */
  readonly artifacts: Map<string, string>;
  /** Ids of points by the series they belong to. */
  readonly points: Map<string, string[]>;
  /** Own detections by id: nothing ever replaces one. */
  readonly own: Map<string, Observation>;
  readonly changes: Change[];
}

/** Before the first entry. */
export function emptyRecord(): RecordState {
  return { items: new Map(), artifacts: new Map(), points: new Map(), own: new Map(), changes: [] };
}

/** Why an entry is not taken in. The state is as it was. */
export interface Refusal {
  readonly code:
    | 'ID_NOT_CONTENT'
    | 'KNOWN'
    | 'UNKNOWN_REFERENCE'
    | 'NO_TEXT'
    | 'MISQUOTED'
    | 'MISCOUNTED'
    | 'NO_DRAFTER'
    | 'NOT_GROUNDED'
    | 'OWN_DETECTION'
    | 'SAME_PERSON'
    | 'NEEDS_SECOND'
    | 'WRONG_STANDING'
    | 'NOT_A_REPLACEMENT'
    | 'RESTS_ON_UNPUBLISHED'
    | 'NOT_SEALED';
  readonly path: string;
  readonly message: string;
}
