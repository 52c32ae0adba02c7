import type { Input } from '@tocsin/core/entry';
import { GRAD_ROCKET } from '../physics/flight.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';

/** One rocket alone that falls where nobody lives: nobody is to be woken. */
export function openCountryOne(): readonly Input[] {
  return inOrder(
    SOUTHERN_HEAD,
    southernSalvo(6, '2026-01-10T02:00:00.000Z', [
      { at: [34.6, 31.16], fromDeg: 300, rangeM: 24_000, elevationDeg: 50, body: GRAD_ROCKET, afterS: 0 },
    ]),
  );
}
