import type { Span } from '../draft-claim.ts';
import { classOfNoun, isPlural, type NounClass } from './counted-nouns.ts';
import { NUMBER } from './number-words.ts';
import type { Quantity } from './quantity.ts';

type Figure = Omit<Quantity, 'noun' | 'nounClass' | 'isPart' | 'isShare' | 'isOther'>;

/** Words that a counted noun cannot reach over. */
const STOP =
  /^(?:of|in|on|at|to|for|from|with|by|into|toward|towards|near|inside|across|over|under|during|after|before|since|until|and|or|but|as|who|which|that|while|when|is|are|was|were|be|been|being|has|have|had|will|would|could|can|may|might|must|should|do|does|did|the|their|its|his|her|a|an|this|these|those|also|still|not|per|each|every|than|so|it|they|he|she|we|i|you|there|fired|launched|killed|injured|wounded|dead|hurt|intercepted|landing|landed|falling|fell|hitting|hit|struck|released|freed|held|displaced|missing|carrying|crossed|entered|destroyed|damaged|including|exploded|crashed|shot|taken|seized|died|began|came|said|sounded|active|because|if|where|against|between|within|about|around|throughout|along|despite|following|amid|among|below|above|ago|later|earlier|away|back|left|dropped|approaching|targeting|heading|towards|headed|flying|crossing|detected|identified|sounding|aboard|whose|overnight|alone|so-called|sustained|suffered|injuring|killing|received|remain|remains|travelled|traveled|carried|made|told|left|used|sought|ran|rushed|scrambled|took|hid|fleeing|running|seeking|rushing|believed|presumed|thought|feared|confirmed|whom|partly|fully|shattered|smashed|collapsed|wrecked|burned|burnt|caught|stay|stays|stayed|remained|denied|blocked|closed|shut|reached|arrived|stranded|trapped|rescued|pulled|recovered|returned|handed|swapped|suspended|cancelled|canceled|diverted|targeted|attacked|abandoned|evacuated|feeding|lost|went|flew|got|needed|living|waiting|working|operating|bound|destined|without|via|onto|upon|outside|off|past|beyond|beneath|behind|beside|up|down|out|through|amongst|toward|both|if|once|whether|then|streaming|pouring|moved|moving|fled|stormed|surrounded)$/;
const PERSON_AND =
  /^ and (?:(?!\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|several|scores|tens|many|some) )[a-z]+ ){0,2}(women|children|girls|boys|minors|men|medics|journalists|foreigners|hostages|prisoners|teenagers|workers|missiles|rockets|drones|soldiers|officers|police|uavs|mortars|shells|projectiles|hostages)\b/;
const PARTS =
  /(?:\b(?:including|among them|among those|of whom|of which|of them|notably)(?: (?:were|was|are|at least|about|some|more than|nearly|up to))?|, (?:mostly|mainly))\s+$/;
const WORDS_MAX = 7;
/** "An intercepted rocket": said of the rocket, not told of it. */
const SHOT_DOWN = /^ (?:intercepted|downed) (?:[a-z-]+ )?(?:rocket|missile|drone|projectile|uav|shell)s?\b/;
/** "18 ballistic and cruise missiles": two adjectives before one noun. */
const BOTH_KINDS =
  /^ (?:[a-z]+-)?[a-z]+(?<!s) (?:and|or) (?:[a-z]+-)?[a-z]+(?<!s) (missiles|rockets|drones|projectiles|bombs|shells|soldiers|civilians|troops|officers|policemen|nationals|citizens|workers|fighters|prisoners|children|people|forces)\b/;
/** Verbs of headlines, that are nouns elsewhere. */
const PRESENT =
  /^(?:strike|slam|land|fall|explode|crash|rain|pound|rock|batter|target|die|flee|rush|return|go|face|a[w]ait|need|live|stay)$/;
/** Not every vehicle drives. */
const AIRCRAFT = /\b(?:aerial|air|flying|attack|unmanned) (?:vehicles?|systems?|objects?|targets?)$/;

/** "Of the rockets", "out of more than 100 rockets": a whole, with its own figure or without. */
const SHARE = new RegExp(
  `^ (?:out )?of(?: (?:the|these|those|its|their|them)\\b)?(?: (?:(?:(?:more|fewer|less) than|at least|about|some|over|nearly|around|roughly|an estimated|almost) )?(?:${NUMBER})(?![\\p{L}\\d-]))?`,
  'u',
);

/** Adds to a figure what it counts: "at least 40 launches", "two of the abductees", "a salvo of rockets", or nothing said. */
export function readCounted(plain: string, sentence: Span, figure: Figure): Quantity {
  const before = plain.slice(Math.max(sentence.start, figure.start - 40), figure.start);
  const isPart = PARTS.test(before);
  const isOther = /^another/.test(plain.slice(figure.start, figure.start + 7));
  const share = SHARE.exec(plain.slice(figure.figureEnd, sentence.end));
  const from = figure.figureEnd + (share?.[0].length ?? 0);
  if (share !== null && /them$/.test(share[0]))
    return { ...figure, end: from, noun: '', nounClass: 'other', isPart: true, isShare: true, isOther };
  const noun = nounAfter(plain, { start: from, end: sentence.end }, figure.value === 1 && share === null);
  const isShare = share !== null && !/ of$/.test(share[0]);
  return {
    ...figure,
    end: noun?.end ?? figure.figureEnd,
    noun: noun?.text ?? '',
    nounClass: noun?.nounClass ?? 'other',
    isPart,
    isShare,
    isOther,
  };
}

/** A phrase after a figure, with the class of the word that says what is counted. */
interface Noun {
  readonly text: string;
  readonly end: number;
  readonly nounClass: NounClass;
}

function nounAfter(plain: string, { start, end }: Span, isOne: boolean): Noun | undefined {
  const text = plain.slice(start, Math.min(end, start + 110));
  const words: { word: string; end: number }[] = [];
  for (const match of text.matchAll(/([ -])(\d+[- ](?:of[- ])?(?:\w+[- ])?)?([\p{L}][\p{L}'.&-]*\d*)|[^ ]/gu)) {
    const word = match[3]?.replace(/'s$|'$|\.$/, '');
    const isShotDown = words.length === 0 && word !== undefined && SHOT_DOWN.test(text);
    if (
      word === undefined ||
      (STOP.test(word) && !isShotDown) ||
      /(?<!fami|ita|assemb|elder|dead|dai|week|month|ear|friend|uni)ly$/.test(word) ||
      words.length >= WORDS_MAX
    )
      break;
    // "One missile splashed": a verb behind a noun that is counted.
    if (
      /[a-z]{2}ed$/.test(word) &&
      classOfNoun(words.at(-1)?.word ?? '') !== undefined &&
      !/^(?:wounded|injured|dead|displaced|killed)$/.test(word)
    )
      break;
    // "17 rockets strike several towns".
    if (PRESENT.test(word) && isPlural(words.at(-1)?.word ?? '') && classOfNoun(words.at(-1)?.word ?? '') !== undefined) break;
    words.push({ word, end: match.index + match[0].replace(/\.$/, '').length });
    // "five-day operation": what is counted hangs on the figure.
    if (match[1] === '-' && words.length === 1) break;
    if (/[.']$/.test(match[0]) && !/'$/.test(match[0])) break;
  }
  return pickHead(text, start, { words, isOne });
}

/** The last word of a phrase that is known to be counted, in the plural unless it is one; else the first plural there is. */
function pickHead(
  text: string,
  from: number,
  { words, isOne }: { words: readonly { word: string; end: number }[]; isOne: boolean },
): Noun | undefined {
  const isHead = (word: string, at: number): boolean =>
    classOfNoun(word) !== undefined && (isOne ? at === words.length - 1 : isPlural(word) || words.length === 1);
  const head = words[words.findLastIndex(({ word }, at) => isHead(word, at))];
  const both = head === undefined ? BOTH_KINDS.exec(text) : null;
  if (both !== null) return { text: both[0].trim(), end: from + both[0].length, nounClass: classOfNoun(both[1] ?? '') ?? 'other' };
  if (head === undefined) {
    const other = (isOne ? undefined : words.find(({ word }) => isPlural(word))) ?? words.at(-1);
    return other === undefined ? undefined : { text: text.slice(0, other.end).trim(), end: from + other.end, nounClass: 'other' };
  }
  const more = PERSON_AND.exec(text.slice(head.end));
  const end = head.end + (more === null ? 0 : more[0].length);
  const hostages = more === null ? null : /^ (hostages|captives|prisoners|detainees)\b/.exec(text.slice(end));
  const whole = end + (hostages?.[0].length ?? 0);
  return {
    text: text.slice(0, whole).replace(/^[ -]+/, ''),
    end: from + whole,
    nounClass: AIRCRAFT.test(text.slice(0, whole)) ? 'weapon' : (classOfNoun(hostages?.[1] ?? head.word) ?? 'other'),
  };
}
