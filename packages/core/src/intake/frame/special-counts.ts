import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import { NUMBER, readNumber, readOrdinal } from '../quantity/number-words.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Finding } from './finding.ts';
import { draftQuantity } from './frame-counts.ts';

const TRUCE = '(?:truce|ceasefire|cease-fire|pause|lull|armistice|calm)';
const HELD = '(?:hostages?|captives?|abductees?|israelis?|soldiers?|women|bod(?:y|ies))';
const JAILED = '(?:prisoners?|detainees?|inmates?|palestinians?)';

/** Figures that count nothing by themselves: ratios, how long a truce holds, what each further day of it costs. */
export function frameSpecials(plain: string, sentence: Span, quantities: readonly Quantity[]): readonly Finding[] {
  const text = plain.slice(sentence.start, sentence.end);
  return [
    ...ratios(text, sentence),
    ...longTruce(text, sentence),
    ...ordinalDay(text, sentence),
    ...durations(plain, sentence, quantities),
  ];
}

/** "Three prisoners for every hostage", "one hostage for three prisoners", "five captives for every further day". */
function ratios(text: string, sentence: Span): Finding[] {
  const found: Finding[] = [];
  const each = new RegExp(
    `(?<![\\p{L}\\d])(${NUMBER}) (?:[a-z]+ ){0,2}(${JAILED}|${HELD}) (?:[a-z]+ ){0,2}(?:for|per|in exchange for|in return for) (?:each|every|one|1|a) (?:[a-z]+ ){0,2}(${HELD}|(?:extra |additional |further )?day)`,
    'gu',
  );
  for (const match of text.matchAll(each)) {
    const isDay = /day$/.test(match[3] ?? '');
    found.push(
      ratio(match, sentence, {
        kind: isDay ? 'truce_extension' : 'release_terms',
        figure: match[1] ?? '',
        unit: isDay ? 'hostages per extra day' : 'prisoners per hostage',
      }),
    );
  }
  const one = new RegExp(
    `(?<![\\p{L}\\d])(?:one|a|each|every|1) (?:[a-z]+ ){0,2}${HELD} (?:[a-z]+ ){0,2}(?:for|in exchange for|in return for) (${NUMBER}) (?:[a-z]+ ){0,2}${JAILED}`,
    'gu',
  );
  for (const match of text.matchAll(one))
    found.push(ratio(match, sentence, { kind: 'release_terms', figure: match[1] ?? '', unit: 'prisoners per hostage' }));
  return found;
}

function ratio(match: RegExpExecArray, sentence: Span, { kind, figure, unit }: { kind: Kind; figure: string; unit: string }): Finding {
  const start = sentence.start + match.index;
  return { kind, start, end: start + match[0].length, anchor: start, quantity: exactly(readNumber(figure) ?? 0, unit, figure) };
}

function exactly(value: number, unit: string, words: string): DraftQuantity {
  return { value, min: value, max: value, qualifier: 'exact', unit, words };
}

/** "A week-long truce" lasts seven days. */
function longTruce(text: string, sentence: Span): Finding[] {
  return [...text.matchAll(new RegExp(`\\b(day|week|month|year)-?long (?:[a-z-]+ ){0,3}${TRUCE}\\b`, 'g'))].map((match) => {
    const start = sentence.start + match.index;
    const unit = match[1] ?? '';
    const quantity = unit === 'week' ? exactly(7, 'days', 'week-long') : exactly(1, `${unit}s`, `${unit}-long`);
    return { kind: 'truce_duration', start, end: start + match[0].length, anchor: start, quantity };
  });
}

/** "Extended into an eighth day". */
function ordinalDay(text: string, sentence: Span): Finding[] {
  const pattern = /\bexten(?:d|ded|ding|sion)\b[^.;]{0,40}? (?:into|for|to) an? ([a-z]+|\d+(?:st|nd|rd|th))\b(?: day)?/g;
  return [...text.matchAll(pattern)].flatMap((match) => {
    const value = readOrdinal(match[1] ?? '');
    const start = sentence.start + match.index;
    return value === undefined
      ? []
      : [
          {
            kind: 'truce_extension' as const,
            start,
            end: start + match[0].length,
            anchor: start,
            quantity: exactly(value, 'th day', match[1] ?? ''),
          },
        ];
  });
}

const AFTER_TRUCE = new RegExp(`^(?:-long)?(?: [a-z-]+){0,3} ${TRUCE}\\b`);
const BEFORE_LASTS = new RegExp(
  `\\b${TRUCE}\\b[^.;]{0,70}\\b(?:last(?:s|ed|ing)?|for|of|slated (?:to last|for)|period of)(?: just| only| at least| an initial)?\\s*$`,
);
const BEFORE_EXTENDED =
  /\b(?:extend(?:ed|ing|s)?|extension|prolong(?:ed|ing)?)\b[^.;]{0,60}\b(?:by|for|of)(?: another| an additional| a further| at least)?\s*$|\b(?:another|additional|further|extra)\s*$/;
const FIGHTING =
  /\b(?:exchang(?:ed|ing)[^.;]{0,30} fire|fighting|clash(?:ed|ing)|shell(?:ed|ing)|bombard(?:ed|ing)|trad(?:ed|ing)[^.;]{0,20} fire)\b[^.;]{0,60}$/;

function durations(plain: string, sentence: Span, quantities: readonly Quantity[]): Finding[] {
  return quantities.flatMap((quantity) => {
    if (quantity.nounClass !== 'duration' || quantity.isArticle) return [];
    const before = plain.slice(Math.max(sentence.start, quantity.start - 120), quantity.start);
    const after = plain.slice(quantity.end, Math.min(sentence.end, quantity.end + 60));
    const about = plain.slice(sentence.start, sentence.end);
    const kind = durationKind(before, after, new RegExp(`\\b${TRUCE}\\b`).test(about));
    if (kind === undefined) return [];
    return [
      {
        kind,
        start: quantity.start,
        end: quantity.end,
        anchor: quantity.start,
        quantity: { ...draftQuantity(plain, quantity), unit: quantity.noun.endsWith('s') ? quantity.noun : `${quantity.noun}s` },
      },
    ];
  });
}

function durationKind(before: string, after: string, isOfTruce: boolean): Kind | undefined {
  if (BEFORE_EXTENDED.test(before) && isOfTruce) return 'truce_extension';
  if (/^ extension\b/.test(after)) return isOfTruce ? 'truce_extension' : undefined;
  if (AFTER_TRUCE.test(after) && !/^ (?:after|before|since|into)/.test(after)) return 'truce_duration';
  if (BEFORE_LASTS.test(before)) return 'truce_duration';
  return FIGHTING.test(before) && /\bfor (?:the )?(?:past |last )?$/.test(before) ? 'attack' : undefined;
}
