import { unixMs } from '@tocsin/core/units/instant';
import type { Clock } from '../../ports/clock.ts';

/** setTimeout counts in 32 bits; further ahead it would fire at once. */
const DELAY_MS_MAX = 2 ** 31 - 1;

/** The machine's clock. */
export function systemClock(): Clock {
  return {
    now: () => unixMs(Date.now()),
    at(instant, callback) {
      const delayMs = Math.min(DELAY_MS_MAX, Math.max(0, instant - Date.now()));
      const timer = setTimeout(callback, delayMs);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
