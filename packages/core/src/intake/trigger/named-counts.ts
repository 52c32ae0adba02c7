import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import { draftQuantity } from '../frame/frame-counts.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { isNegated, isUnreal, surroundingsOf } from './surroundings.ts';
import { wordTest } from './words.ts';

interface Told {
  readonly plain: string;
  readonly sentence: Span;
}

/** Nouns that say by themselves what is counted. */
const NAMES: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:evacuation|displacement) (?:orders?|notices?|warnings?|directives?)$/, 'evacuation_notice'],
  [/\bcraters$/, 'damage'],
  [/\b(?:engagements|skirmishes|battles|firefights|gunfights|gun battles|assaults|shootings)$/, 'attack'],
  [/\b(?:violations?|breaches)$/, 'violation_allegation'],
  [/\b(?:explosions|blasts|clashes|ambushes)$/, 'attack'],
  [/\b(?:air ?strikes|air raids|bombing raids|drone strikes|missile strikes|sorties)$/, 'strike'],
  [/\b(?:power cuts|power outages|blackouts)$/, 'service_disruption'],
];

/** "Three evacuation orders", "14 violations". */
export function namedBy({ plain, sentence }: Told, quantity: Quantity): Finding | undefined {
  const kind = quantity.isArticle || quantity.isShare ? undefined : NAMES.find(([noun]) => noun.test(quantity.noun))?.[1];
  if (kind === undefined) return undefined;
  const around = surroundingsOf(plain, sentence, quantity);
  return isUnreal(around) || isNegated(around)
    ? undefined
    : { kind, start: quantity.start, end: quantity.end, anchor: quantity.start, quantity: draftQuantity(plain, quantity) };
}

/** "Claimed 12 lives". */
export function lives({ plain, sentence }: Told, quantity: Quantity): Finding[] {
  const start = Math.max(sentence.start, quantity.start - 30);
  const end = Math.min(sentence.end, quantity.end + 12);
  const isLost = /\b(?:took|taken|taking|claim\w*|cost|lost|loss of)\b/.test(plain.slice(start, end));
  return isLost
    ? [
        {
          kind: 'casualties_killed',
          start: quantity.start,
          end: quantity.end,
          anchor: quantity.start,
          quantity: draftQuantity(plain, quantity),
        },
      ]
    : [];
}

const LASTING = wordTest('^(?:-long)?(?: [a-z-]+){0,3} {truce}');
const LASTS = wordTest(
  '{truce}(?: [^\\s,;:.]+){0,6}? (?:of|for|last(?:s|ed|ing)?|hold for|period of)(?: (?:just|only|at least|an initial|about|up to))?$',
);

/** "A three-day lull", "a truce of 72 hours": how long it holds. */
export function lasting({ plain, sentence }: Told, quantity: Quantity): Finding[] {
  const after = plain.slice(quantity.end, Math.min(sentence.end, quantity.end + 60));
  const before = plain.slice(Math.max(sentence.start, quantity.start - 90), quantity.start).trimEnd();
  if (quantity.isArticle || /^ (?:after|before|since|ago|into|earlier|later)\b/.test(after) || !(LASTING.test(after) || LASTS.test(before)))
    return [];
  const unit = quantity.noun.endsWith('s') ? quantity.noun : `${quantity.noun}s`;
  return [
    {
      kind: 'truce_duration',
      start: quantity.start,
      end: quantity.end,
      anchor: quantity.start,
      quantity: { ...draftQuantity(plain, quantity), unit },
    },
  ];
}
