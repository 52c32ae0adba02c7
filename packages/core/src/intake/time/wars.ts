import type { Span } from '../draft-claim.ts';
import type { Day } from './calendar.ts';
import type { TimeMention } from './time-mention.ts';
import { isMeasure } from './time-stretches.ts';

/** First day of wars that reports call "the war", by the clocks of the places they tell of. Newest first. */
const WARS: readonly (readonly [zones: readonly string[], from: Day])[] = [
  [['Asia/Beirut'], '2023-10-08'],
  [['Asia/Jerusalem', 'Asia/Gaza', 'Asia/Hebron', 'Asia/Aden'], '2023-10-07'],
  [['Asia/Baku', 'Asia/Yerevan'], '2020-09-27'],
  [['Europe/Kyiv', 'Europe/Moscow'], '2022-02-24'],
  [['Asia/Damascus'], '2011-03-15'],
];
const WAR = '(?:war|conflict|fighting|invasion|offensive|hostilities|full-scale war|military campaign|bombardment)';
const SINCE = new RegExp(
  `\\bsince (?:(?:the )?(?:very )?(?:start|beginning|outbreak|onset|outset|launch) of (?:the |israel's |russia's |its |this )?(?:[a-z-]+ ){0,2}${WAR}|(?:the |israel's |russia's )?(?:[a-z-]+ ){0,2}${WAR} (?:began|started|erupted|broke out))(?! (?:on|in|late|early|last) )`,
  'g',
);
const HAS_COST = new RegExp(
  `\\b(?:the |israel's |russia's |israeli )(?:[a-z-]+ ){0,2}${WAR}(?: (?:in|on|against) (?:the )?[a-z]+)?(?: there)? (?:has|have) (?:[a-z]+ )?(?:killed|destroyed|displaced|left|claimed|driven|wounded|devastated|uprooted|cost|reduced)`,
  'g',
);
const BEGAN = new RegExp(
  `\\bthe (?:[a-z-]+ )?${WAR} (?:began|started|erupted|broke out|was (?:triggered|sparked|ignited|set off)) (?:when|after|with|by)`,
  'g',
);

/** "Since the start of the war", "the war has killed …", "the war began when …": the days that such words mean. */
export function findWar(
  plain: string,
  sentence: Span,
  { published, timeZone }: { published: Day; timeZone: string },
): readonly TimeMention[] {
  const text = plain.slice(sentence.start, sentence.end);
  const zone = /\b(?:gaza|hamas)\b/.test(text) ? 'Asia/Gaza' : timeZone;
  const from = WARS.find(([zones]) => zones.includes(zone))?.[1];
  if (from === undefined || from > published) return [];
  const found = (pattern: RegExp, iso: string, to: Day): TimeMention[] =>
    [...text.matchAll(pattern)]
      .filter((match) => !isMeasure(`${text.slice(0, match.index)}since `))
      .map((match) => ({
        start: sentence.start + match.index,
        end: sentence.start + match.index + match[0].length,
        from,
        to,
        iso,
        precision: to === from ? 'day' : 'interval',
        isWindow: true,
        isRelative: false,
        isDated: true,
      }));
  return [
    ...found(SINCE, `${from}/${published}`, published),
    ...found(HAS_COST, `${from}/${published}`, published),
    ...found(BEGAN, from, from),
  ];
}
