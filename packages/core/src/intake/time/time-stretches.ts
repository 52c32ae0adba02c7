import type { TimeFrame, TimeMention, TimeRead } from './time-mention.ts';

/** "The deadliest attack since May": a measure, not the time of anything told. */
export function isMeasure(before: string): boolean {
  return /\b(?:worst|deadliest|heaviest|biggest|largest|fiercest|bloodiest|longest|highest|lowest|boldest|strongest|broadest|most [a-z]+|the first) (?!since\b.*\bkilled)[^.;]{0,70}\bsince (?:(?:the |early |late |last )?|(?!\d)[^,.;]{3,80} (?:on|in|late on|early on) )$/.test(
    before,
  );
}

/** "From 20:00 on 24 May to 04:00 on 25 May" is one stretch of time. */
export function joinRanges(text: string, mentions: readonly TimeMention[], at: number): TimeMention[] {
  const joined: TimeMention[] = [];
  for (const mention of mentions) {
    const before = joined.at(-1);
    const between = before === undefined ? '' : text.slice(before.end - at, mention.start - at);
    const isRange =
      before !== undefined &&
      before.from < mention.to &&
      /^ (?:to|until|till|through|and|-) (?:\d{1,2}[:.]\d{2} (?:[a-z]+ time )?)?(?:on |the )?$/.test(between) &&
      /\b(?:from|between)\b[^.;]{0,50}$/.test(text.slice(0, before.start - at));
    // "Overnight and on Wednesday", "overnight and into Thursday": one stretch.
    const isOn =
      before !== undefined &&
      before.precision === 'night' &&
      mention.to === before.to &&
      /^,? and (?:on |into |through )?(?:early )?$/.test(between);
    if (before === undefined || !(isRange || isOn)) joined.push(mention);
    else
      joined[joined.length - 1] = {
        ...before,
        end: mention.end,
        to: mention.to,
        iso: `${before.from}/${mention.to}`,
        precision: 'day-range',
      };
  }
  return joined;
}

/** "Shut through Friday": from now until then. */
export function untilRead<T extends TimeRead>(read: T, before: string, { published }: TimeFrame): T {
  if (read.from <= published || !/\b(?:through|until|till|up to) (?:at least |the end of )?$/.test(before)) return read;
  return { ...read, from: published, iso: `${published}/${read.to}`, precision: 'day-range' };
}

/** "Since October 7" is the time from then until now. */
export function sinceRead(read: TimeRead, before: string, { published }: TimeFrame): TimeRead & { readonly isWindow: boolean } {
  const isSince =
    /\bsince (?:the |early |late |last )?$|\bsince the (?:start|beginning|end) $|\bsince (?!\d)[^,.;]{3,50} (?:on|in|late on|early on) $/.test(
      before,
    );
  if (!isSince || read.from.length < 10) return { ...read, isWindow: /\/\d{4}-\d{2}$/.test(read.iso) };
  return {
    ...read,
    to: published,
    iso: `${read.iso.length <= 10 ? read.iso : read.from}/${published}`,
    precision: 'interval',
    isWindow: true,
  };
}
