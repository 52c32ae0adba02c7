import type { WallSpan, When } from '../when/when.ts';
import { wallSpanOf } from '../when/when.ts';
import { wallMsAt } from '../when/zone-clock.ts';

/** An hour, and the clock it was read from where the text says so. */
const CLOCK = /^(\d{4}-\d{2}-\d{2}T[\d:.]+)(Z|[+-]\d{2}:\d{2})?[~?%]?$/;

/**
 * What a time covers on the wall clock of a place. An hour that was told by another clock (an offset, a zone) is moved to the place's;
 * days are left as the people counted them who told of them.
 *
 * @param timeZone - IANA zone of the place
 * @returns undefined for what is no time; an open end is not bounded
 */
export function placeSpanOf({ edtf, zone }: Pick<When, 'edtf' | 'zone'>, timeZone: string): WallSpan | undefined {
  const span = wallSpanOf(edtf);
  if (span === undefined) return undefined;
  const [first = '', last = first] = edtf.split('/');
  const moved = { fromMs: span.fromMs + shiftMs(first, zone, timeZone), toMs: span.toMs + shiftMs(last, zone, timeZone) };
  return moved.fromMs > moved.toMs ? undefined : moved;
}

/** The instant at which the wall clock of a zone shows this; of an hour that is skipped or comes twice, one of those next to it. */
export function instantMsAt(wallMs: number, timeZone: string): number {
  const guess = wallMs - (wallMsAt(wallMs, timeZone) - wallMs);
  return guess - (wallMsAt(guess, timeZone) - wallMs);
}

/** Whether a name is an IANA zone that clocks are known for: entries may hold any word. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function shiftMs(part: string, zone: string | undefined, timeZone: string): number {
  const [, clock, offset] = CLOCK.exec(part) ?? [];
  if (clock === undefined) return 0;
  const digitsMs = Date.parse(`${clock}Z`);
  if (offset !== undefined) return wallMsAt(Date.parse(`${clock}${offset}`), timeZone) - digitsMs;
  if (zone === undefined || zone === timeZone || !isTimeZone(zone)) return 0;
  return wallMsAt(instantMsAt(digitsMs, zone), timeZone) - digitsMs;
}
