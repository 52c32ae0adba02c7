import { unixMs } from '@tocsin/core/units/instant';
import type { Clock } from './clock.ts';

/** Resolves after so many milliseconds, or at once when the signal is given. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      disarm();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const disarm = clock.at(unixMs(clock.now() + Math.round(milliseconds)), end);
    signal.addEventListener('abort', end, { once: true });
  });
}
