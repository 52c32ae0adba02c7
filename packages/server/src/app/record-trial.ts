import type { Texts } from '@tocsin/core/record/gate/ground-claim';
import type { RecordState, Refusal } from '@tocsin/core/record/gate/record-state';
import { type JournalEntry, takeIn } from '@tocsin/core/record/gate/take-in';
import type { RecordEntry } from '@tocsin/core/record/model/record-entry';
import { unixMs } from '@tocsin/core/units/instant';

/** Why one of several entries is not taken in. */
export interface PlacedRefusal extends Refusal {
  /** Which of them, from 0. */
  readonly place: number;
}

/**
 * Whether the record would take these entries in, one after the other. The record stays as it is: what is refused must not be
 * written into a journal that forgets nothing.
 */
export function firstRefusal(state: RecordState, entries: readonly RecordEntry[], texts: Texts): PlacedRefusal | undefined {
  const trial: RecordState = {
    items: new Layer(state.items),
    artifacts: new Layer(state.artifacts),
    points: new Layer(state.points),
    own: state.own,
    changes: [],
  };
  for (const [place, body] of entries.entries()) {
    const entry: JournalEntry = { seq: Number.MAX_SAFE_INTEGER, at: unixMs(0), body };
    const taken = takeIn(trial, entry, texts);
    if (!taken.ok) return { ...taken.error, place };
  }
  return undefined;
}

/** What was there before, and what is laid over it. Only looked up by key. */
class Layer<Key, Value> extends Map<Key, Value> {
  readonly #below: ReadonlyMap<Key, Value>;

  constructor(below: ReadonlyMap<Key, Value>) {
    super();
    this.#below = below;
  }

  override get(key: Key): Value | undefined {
    return super.has(key) ? super.get(key) : this.#below.get(key);
  }

  override has(key: Key): boolean {
    return super.has(key) || this.#below.has(key);
  }
}
