import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import { NUMBER, readNumber, readOrdinal } from '../quantity/number-words.ts';
import { boundsOf, findQualifier } from '../quantity/qualifiers.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Finding } from './finding.ts';
import { draftQuantity } from './frame-counts.ts';

const TRUCE =
  '(?:truce|ceasefire|cease-fire|pause|armistice|calm|(?:halt|cessation|suspension|end) (?:in|of|to) (?:the )?(?:hostilities|fighting|attacks|strikes))';
const HELD = '(?:hostages?|captives?|abductees?|israelis?|soldiers?|women|bod(?:y|ies))';
const JAILED = '(?:prisoners?|detainees?|inmates?|palestinians?)';

/** Figures that count nothing by themselves: ratios, how long a truce holds, what each further day of it costs. */
export function frameSpecials(plain: string, sentence: Span, quantities: readonly Quantity[]): readonly Finding[] {
  const text = plain.slice(sentence.start, sentence.end);
  return [
    ...ratios(text, sentence),
    ...stages(text, sentence),
    ...howOften(text, sentence),
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
  const turned = new RegExp(
    `(?<![\\p{L}\\d])(?:one|a|an|1) (?:[a-z]+ ){0,3}(${HELD}|(?:extra |additional |further )?day|day) (?:[a-z]+ ){0,2}(?:for|per) (?:each|every) (?:[a-z]+ ){0,1}(${NUMBER}) (?:[a-z]+ ){0,2}(?:${JAILED}|${HELD})`,
    'gu',
  );
  for (const match of text.matchAll(turned)) {
    const isDay = /day$/.test(match[1] ?? '');
    found.push(
      ratio(match, sentence, {
        kind: isDay ? 'truce_extension' : 'release_terms',
        figure: match[2] ?? '',
        unit: isDay ? 'hostages per extra day' : 'prisoners per hostage',
      }),
    );
  }
  return found;
}

const OFTEN: readonly (readonly [Kind, RegExp])[] = [
  ['violation_allegation', /\b(?:violat|breach|infring|broke|broken)\w*/],
  ['sirens', /\b(?:sirens?|alarms?)\b/],
  ['strike', /\b(?:air ?strikes?|warplanes?|bombed|jets?|aircraft) (?:[a-z]+ )*(?:struck|hit|bombed|carried out)?/],
  ['attack', /\b(?:shell|attack|open(?:ed)? fire|opening fire|fired|fire on|struck|target|bombard|storm|hit)\w*/],
];

/** "Opened fire 40 times", "violated the truce more than 20 times in the past day". */
function howOften(text: string, sentence: Span): Finding[] {
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])(${NUMBER})(?: different| separate)? (?:times|occasions)(?! (?:more|as|the|higher|larger|bigger|greater|less))(?![\\p{L}])`,
    'gu',
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const before = text.slice(Math.max(0, match.index - 140), match.index);
    const value = readNumber(match[1] ?? '');
    const kind = OFTEN.find(([, words]) => words.test(before))?.[0];
    if (kind === undefined || value === undefined || /\b(?:if|would|could|may|might|will)\b/.test(before)) return [];
    const bound = findQualifier(before, '');
    const start = sentence.start + match.index - bound.before;
    const words = text.slice(match.index - bound.before, match.index + (match[1] ?? '').length);
    return [
      {
        kind,
        start,
        end: sentence.start + match.index + match[0].length,
        anchor: start,
        quantity: { value, ...boundsOf(value, bound.qualifier, bound.isStrict), qualifier: bound.qualifier, unit: 'times', words },
      },
    ];
  });
}

const AGREED = /\b(?:truce|cease-?fire|deal|agreement|accord|plan|pact|proposal)\b/;

/** "A three-phase deal", "carried out in three stages", "the second phase begins after 16 days". */
function stages(text: string, sentence: Span): Finding[] {
  if (!AGREED.test(text) && !/\b(?:first|second|third) (?:phase|stage)\b/.test(text)) return [];
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])(?:(?<stages>${NUMBER})[ -](?:distinct |separate |main )?(?:phase|stage)s?|(?:phase|stage)s?\\b[^.;]{0,60}? (?:after|within|on the|lasting|lasts?|for|of) (?:about |at least |some )?(?<days>${NUMBER})[- ](?<unit>days?|weeks?))(?![\\p{L}])`,
    'gu',
  );
  return [...text.matchAll(pattern)].map((match) =>
    ratio(match, sentence, {
      kind: 'truce_terms',
      figure: match.groups?.['stages'] ?? match.groups?.['days'] ?? '',
      unit: match.groups?.['unit'] ?? 'phases',
    }),
  );
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
  `\\b${TRUCE}\\b[^.;]{0,110}\\b(?:last(?:s|ed|ing)?|for|of|slated (?:to last|for)|period of)(?: just| only| at least| an initial)?\\s*$`,
);
const BEFORE_EXTENDED =
  /\b(?:extend(?:ed|ing|s)?|extension|prolong(?:ed|ing)?)\b[^.;]{0,60}\b(?:(?:by|for|of)(?: another| an additional| a further| at least)?|truce|ceasefire|cease-fire|pause)\s*$|\b(?:another|additional|further|extra)\s*$/;
const FIGHTING =
  /\b(?:exchang(?:ed|ing)[^.;]{0,30} fire|fighting|clash(?:ed|ing)|shell(?:ed|ing)|bombard(?:ed|ing)|trad(?:ed|ing)[^.;]{0,20} fire)\b[^.;]{0,60}$/;

function durations(plain: string, sentence: Span, quantities: readonly Quantity[]): Finding[] {
  return quantities.flatMap((quantity) => {
    if (quantity.nounClass !== 'duration' || quantity.isArticle) return [];
    const before = plain.slice(Math.max(sentence.start, quantity.start - 160), quantity.start);
    const after = plain.slice(quantity.end, Math.min(sentence.end, quantity.end + 90));
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

const REFUSED = /\b(?:not (?:yet )?(?:accepted|agreed to)|rejected|refused|turned down|rebuffed)\b[^.;,]{0,30}$/;
const BARRED =
  /\b(?:block|barr|bann|clos|halt|stopp|suspend|cut off|prevent)\w*\b[^.;]{0,40}\b(?:entry|deliver\w+|aid|supplies|crossings?|access|food|fuel)\b/;

function durationKind(before: string, after: string, isOfTruce: boolean): Kind | undefined {
  if (BEFORE_EXTENDED.test(before) && isOfTruce) return 'truce_extension';
  if (/^ extension\b/.test(after)) return isOfTruce ? 'truce_extension' : undefined;
  if (AFTER_TRUCE.test(after) && !/^ (?:after|before|since|into)/.test(after))
    return REFUSED.test(before) ? 'truce_status' : 'truce_duration';
  if (BEFORE_LASTS.test(before)) return /\b(?:must|should|has to|have to)\b/.test(before) ? 'truce_terms' : 'truce_duration';
  if (/\bfor (?:the )?(?:past |last |more than )?$/.test(before) && BARRED.test(after)) return 'access_restriction';
  return FIGHTING.test(before) &&
    !/\b(?:heaviest|worst|deadliest|fiercest|biggest|first)\b/.test(before) &&
    !/\b(?:halt|paus|stopp|end|suspend)(?:s|ed|ing)? (?:the )?fighting/.test(before) &&
    /\bfor (?:the )?(?:past |last )?$/.test(before)
    ? 'attack'
    : undefined;
}
