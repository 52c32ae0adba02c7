import type { Span } from '../draft-claim.ts';
import { addDays, type Day } from './calendar.ts';
import type { TimeMention } from './time-mention.ts';

const ORDINALS = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];
const NTH_DAY = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)|(${ORDINALS.join('|')})) (?:straight |consecutive |successive )(?:day|night)\\b`,
);
const TOLL =
  /\b(?:death )?toll\b|\b(?:attacks|strikes|bombardments?|raids|war|offensive|fighting|violence|conflict|escalation|campaign|hostilities) (?:has|have) (?:also |already )?(?:killed|left|claimed|wounded|injured|displaced)\b/g;

/** The first day of a campaign that is said to be in its nth day. */
export function campaignStart(plain: string, sentence: Span, today: Day): Day | undefined {
  const match = NTH_DAY.exec(plain.slice(sentence.start, sentence.end));
  const days = match?.[2] === undefined ? Number(match?.[1] ?? 0) : ORDINALS.indexOf(match[2]) + 2;
  return days > 1 ? addDays(today, 1 - days) : undefined;
}

/** "The attacks have killed", "the death toll": counted since the campaign began. */
export function findTolls(plain: string, sentence: Span, { from, to }: { from: Day | undefined; to: Day }): readonly TimeMention[] {
  if (from === undefined) return [];
  return [...plain.slice(sentence.start, sentence.end).matchAll(TOLL)].map((match) => ({
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
    from,
    to,
    iso: `${from}/${to}`,
    precision: 'interval',
    isWindow: true,
    isRelative: false,
    isDated: true,
  }));
}
