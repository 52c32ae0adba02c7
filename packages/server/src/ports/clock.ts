import type { UnixMs } from '@tocsin/core/units/instant';

/** Wall clock and alarm clock: the only way for the app to know the time. */
export interface Clock {
  now(): UnixMs;
  /** Calls back once at or after an instant; gives a function that calls it off. */
  at(instant: UnixMs, callback: () => void): () => void;
}
