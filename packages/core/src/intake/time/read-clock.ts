import type { Span } from '../draft-claim.ts';
import type { Day } from './calendar.ts';
import { clock } from './parts-of-day.ts';

/** A time of day in a sentence. */
export interface ClockMention extends Span {
  readonly hour: number;
  readonly minute: number;
  readonly isAbout: boolean;
  /** `local`, or UTC where the words say GMT or UTC. */
  readonly zone: 'local' | 'utc';
}

const CLOCK =
  /(?<![\d\p{L}.,:-])(?:(around|about|approximately|shortly after|just after|just before|shortly before|before|after) )?(?:(\d{1,2})(?:[:.](\d{2}))? ?(a\.?m\.?|p\.?m\.?)(?![\p{L}])|(\d{1,2}):(\d{2})(?!\d)|(\d{2})(\d{2})(?= (?:gmt|utc|hours|local))|(noon|midnight))(?: (gmt|utc|local time|e[sd]?t|israel time))?/gu;

/** Finds clock times. One in other zones, in brackets after a local one, tells the same moment and is left out. */
export function readClocks(plain: string, sentence: Span): readonly ClockMention[] {
  const text = plain.slice(sentence.start, sentence.end);
  const found: ClockMention[] = [];
  for (const match of text.matchAll(CLOCK)) {
    const [words, about, hour12, minute12 = '0', half, hour24, minute24, hour4, minute4, name, zone] = match;
    const isSecond = found.length > 0 && text.slice(0, match.index).endsWith('(');
    if (isSecond || zone === 'et' || zone === 'est' || zone === 'edt') continue;
    const hour =
      name === undefined ? (half === undefined ? Number(hour24 ?? hour4) : to24(Number(hour12), half)) : name === 'noon' ? 12 : 0;
    const minute = Number(name === undefined ? (minute24 ?? minute4 ?? minute12) : 0);
    if (hour > 23 || minute > 59) continue;
    const start = sentence.start + match.index;
    found.push({
      start,
      end: start + words.length,
      hour,
      minute,
      isAbout: about !== undefined,
      zone: zone === 'gmt' || zone === 'utc' ? 'utc' : 'local',
    });
  }
  return found;
}

function to24(hour: number, half: string): number {
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
}

/** The moment of a clock time on a day. Midnight is the one that ends the day before, unless nothing else is known. */
export function momentOf({ hour, minute, zone }: ClockMention, day: Day, timeZone: string): string {
  return zone === 'utc'
    ? `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}Z`
    : clock(day, hour, timeZone, minute);
}
