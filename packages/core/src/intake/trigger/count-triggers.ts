import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import { draftQuantity } from '../frame/frame-counts.ts';
import { outcomeOf } from '../frame/weapon-predicates.ts';
import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import { captiveKind } from './captive-kind.ts';
import { COUNTED_TRIGGERS, type CountedTrigger } from './lexicon/counted-triggers.ts';
import { lasting, lives, namedBy } from './named-counts.ts';
import { SHARE } from './shares.ts';
import { isNegated, isUnreal, type Surroundings, surroundingsOf } from './surroundings.ts';

const REACH = 110;
const ARTICLE_REACH = 45;
const PERSON_REACH = 80;
/** What the words between a verb and its figure cannot hold. */
const LEFT_STOP =
  /[;:"]|\b(?:was|were|has|have|had|is|are|said|says|after|when|while|who|which|that|before|because|by|but|hours?|days?|minutes?)\b|,(?! (?:and|including|mostly|a|an)\b)/;
const RIGHT_STOP =
  /[;:"]|\b(?:said|says|after|when|while|before|because|but|as|although|despite|according|killed|wounded|injured|by)\b|,(?! (?:(?:including|among|mostly|most|all|some|many|who|aged|both|from|in|of|at)\b))/;
/** "150 Armenian and Azerbaijani troops were killed": one count. */
const MORE_PEOPLE =
  /^ (?:and|or) (?:[a-z-]+ ){0,2}(?:troops|soldiers|people|civilians|servicemen|personnel|fighters|militants|members|workers|residents|children|women|men|officers|citizens|nationals)\b(?! and)/;
const PASSIVE = /\b(?:was|were|been|being|be) (?:[a-z]+ )?$/;
const OF_DEBRIS = /\b(?:fragments?|debris|shrapnel|parts?|pieces|remains|remnants|wreckage) (?:of|from) $/;
const TRUCE = /\b(?:truce|cease-?fire|cessation|armistice|deal|agreement|proposal)\b/;
const CLOCK = /^\d{1,2}[.:]\d\d ?[ap]\.?m\b/;
const WEAPONS = /\b(?:rockets?|missiles?|drones?|uavs?|mortars?|shells|projectiles?|launches|shaheds?|quadcopters?|bombs|interceptors?)\b/;
const MEMBERS = /\b(?:commanders?|leaders?|chiefs?)$/;

interface Counting {
  readonly plain: string;
  readonly sentence: Span;
  readonly quantities: readonly Quantity[];
  /** What the frames found that a figure counts. */
  readonly toldKind: (quantity: Quantity) => Kind | undefined;
  /** Figures that were told already. */
  readonly isTaken: (quantity: Quantity) => boolean;
}

interface Candidate extends Span {
  readonly by: CountedTrigger;
  readonly gap: number;
}

/** What the figures count that nothing before them told: the nearest words of the lexicon, in the same clause. */
export function countTriggers(counting: Counting): Finding[] {
  const { plain, quantities, isTaken } = counting;
  let before: { readonly quantity: Quantity; readonly kind: Kind } | undefined;
  return quantities.flatMap((quantity, at) => {
    if (isTaken(quantity) || CLOCK.test(plain.slice(quantity.start, quantity.start + 12))) return [];
    if (OF_DEBRIS.test(plain.slice(Math.max(0, quantity.start - 30), quantity.start))) return [];
    if (quantity.noun === 'lives') return lives(counting, quantity);
    if (quantity.nounClass === 'duration') return lasting(counting, quantity);
    const named = namedBy(counting, quantity);
    if (named !== undefined) return [named];
    const near = candidates(counting, at, quantity);
    const whole = quantity.isPart && near.length === 0 ? partOf(counting, at) : undefined;
    if (whole !== undefined)
      return [{ kind: whole, start: quantity.start, end: quantity.end, anchor: quantity.start, quantity: draftQuantity(plain, quantity) }];
    const joined = before !== undefined && isJoined(plain, before.quantity, quantity) ? before.kind : undefined;
    if (joined !== undefined && (near[0]?.gap ?? 99) > 12) {
      before = { quantity, kind: joined };
      return [{ kind: joined, start: quantity.start, end: quantity.end, anchor: quantity.start, quantity: draftQuantity(plain, quantity) }];
    }
    const told = near.flatMap((candidate) => findingBy(counting, quantity, candidate)).at(0);
    if (told === undefined) return [];
    before = { quantity, kind: told.kind };
    return [told];
  });
}

/** "183 prisoners, including 18 serving life": of the kind of the whole. */
function partOf({ quantities, toldKind }: Counting, at: number): Kind | undefined {
  const quantity = quantities[at];
  const before = quantities[at - 1];
  if (quantity === undefined || before === undefined || quantity.isArticle || quantity.start - before.end > 60) return undefined;
  return quantity.noun === '' ||
    /^(?:serving|held|born|living|still|believed|being)\b/.test(quantity.noun) ||
    quantity.nounClass === before.nounClass ||
    PEOPLE.has(quantity.nounClass) === PEOPLE.has(before.nounClass)
    ? toldKind(before)
    : undefined;
}

const PEOPLE: ReadonlySet<string> = new Set(['person', 'hostage', 'prisoner']);
/** "13 Israelis, 10 Thais and a Filipino": one verb for all of a list. */
function isJoined(plain: string, one: Quantity, other: Quantity): boolean {
  const isAlike = one.nounClass === other.nounClass || (one.nounClass === 'person' && other.nounClass === 'other' && /s$/.test(other.noun));
  return (
    isAlike &&
    other.start >= one.end &&
    /^(?:,| and|, and|,? as well as|,? along with)(?: (?:another|a further))? ?$/.test(plain.slice(one.end, other.start))
  );
}

function findingBy({ plain, sentence }: Counting, quantity: Quantity, candidate: Candidate): Finding[] {
  const around = surroundingsOf(plain, sentence, candidate);
  const start = Math.min(candidate.start, quantity.start);
  const end = Math.max(candidate.end, quantity.end);
  const clause = surroundingsOf(plain, sentence, { start, end });
  const kind = kindOf(candidate, { quantity, around, plan: isUnreal(clause) || isUnreal(around) });
  return kind === undefined || isNegated(clause)
    ? []
    : [{ kind, start, end, anchor: quantity.start, quantity: draftQuantity(plain, quantity) }];
}

/** What may tell what a figure counts, the nearest first. */
function candidates({ plain, sentence, quantities }: Counting, at: number, quantity: Quantity): readonly Candidate[] {
  const reach = reachOf(quantity);
  const from = Math.max(sentence.start, quantity.start - reach, lastEnd(quantities, at));
  const to = Math.min(sentence.end, quantity.end + reach, nextStart(quantities, at));
  const left = plain.slice(from, quantity.start);
  const right = plain.slice(quantity.end, to);
  const found = COUNTED_TRIGGERS.flatMap((by) => {
    if (!fits(by, quantity)) return [];
    const before = beforeFigure(by, left);
    const behind = behindFigure(by, right);
    return [
      ...(before === undefined ? [] : [{ by, gap: before.gap, start: from + before.start, end: from + before.end }]),
      ...(behind === undefined ? [] : [{ by, gap: behind.gap + 2, start: quantity.end + behind.start, end: quantity.end + behind.end }]),
    ];
  });
  // Plans and denials of the nearest words hold for those behind them.
  return found.sort((one, other) => one.gap - other.gap).slice(0, 3);
}

function reachOf({ noun, nounClass, isArticle }: Quantity): number {
  if (noun === '') return ARTICLE_REACH;
  if (!isArticle) return REACH;
  return nounClass === 'person' ? PERSON_REACH : ARTICLE_REACH;
}

function beforeFigure({ left }: CountedTrigger, text: string): (Span & { gap: number }) | undefined {
  const match = left === undefined ? undefined : [...text.matchAll(left)].at(-1);
  if (match === undefined) return undefined;
  const end = match.index + match[0].length;
  const between = text.slice(end);
  const isPassive = PASSIVE.test(text.slice(0, match.index)) && !/ (?:by|of|with|to|for|in)$/.test(match[0]);
  const stop = /\btolls?$/.test(match[0]) ? /[;"]/ : LEFT_STOP;
  return stop.test(between) || isPassive ? undefined : { start: match.index, end, gap: between.length };
}

function behindFigure({ right }: CountedTrigger, text: string): (Span & { gap: number }) | undefined {
  const match = right === undefined ? undefined : text.matchAll(right).next().value;
  if (match === undefined) return undefined;
  const between = text.slice(0, match.index).replace(MORE_PEOPLE, '');
  if (RIGHT_STOP.test(between) || /^ (?:and|or) (?!(?:was|were|is|are|then)\b)/.test(between + match[0])) return undefined;
  return { start: match.index, end: match.index + match[0].length, gap: between.length };
}

function fits({ classes, kind }: CountedTrigger, quantity: Quantity): boolean {
  const { nounClass, isArticle, value } = quantity;
  // "Including 18 serving life sentences": what is counted stood before.
  const noun =
    /^(?:serving|held|born|living|still|believed|being|from|under|driven|forced|displaced|uprooted|evacuated|wounded|injured|killed|homeless) ?/.test(
      quantity.noun,
    )
      ? ''
      : quantity.noun;
  if (noun === '') return !isArticle && (classes.has('person') || classes.has('weapon')) && (value ?? 2) > 0;
  if (isArticle && !['person', 'weapon', 'hostage', 'prisoner', 'launch'].includes(nounClass)) return false;
  if (kind === 'service_disruption' && /(?:consumers|customers|households|users|subscribers|settlements|families)$/.test(noun)) return true;
  if (noun === SHARE) return OF_SHARES.has(kind);
  if (nounClass === 'other')
    return (
      classes.has('other') &&
      (kind === 'casualties_killed' || kind === 'casualties_injured' || kind === 'displaced') &&
      /s$/.test(noun) &&
      !NO_PERSON.test(noun)
    );
  return classes.has(nounClass);
}

/** What may be told of a share or an area: "80 per cent of the strip is under evacuation orders". */
const OF_SHARES: ReadonlySet<string> = new Set(['damage', 'service_disruption', 'evacuation_notice', 'displaced']);
const NO_PERSON =
  /\b(?:sides?|parties|countries|states|ways?|things?|rounds?|talks|issues?|steps?|phases?|levels?|parts?|reasons?|fronts?|times?|lives|kilometers|centers|points?|occasions|cases|incidents|terms|votes|sources|reports|statements|cent|areas|sites|zones|orders|directives|efforts|measures|operations|plans|craters|holes|blasts|explosions)$/;

function kindOf(
  { by }: Candidate,
  { quantity, around, plan }: { quantity: Quantity; around: Surroundings; plan: boolean },
): Kind | undefined {
  const { kind } = by;
  if (kind === 'release' || kind === 'hold') return captiveKind(kind, { quantity, around, plan });
  if (plan && kind !== 'evacuation_notice' && kind !== 'no_interception' && kind !== 'aid' && kind !== 'truce_terms') return undefined;
  // A figure without a noun counts weapons only where some were told of.
  if (quantity.noun === '' && by.classes.has('weapon') && !WEAPONS.test(around.sentence + around.told)) return undefined;
  if (kind === 'truce_terms') return TRUCE.test(around.sentence + around.told) ? kind : undefined;
  if (kind === 'outcome')
    return /\b(?:helicopters?|jets?|planes?|aircraft|warplanes?|bombers?)$/.test(quantity.noun)
      ? undefined
      : outcomeOf(`${around.words}${around.after}`);
  if (
    kind === 'casualties_killed' &&
    /^(?:bod|remains)/.test(around.words) &&
    /\b(?:return|hand|exchang|releas|transfer|swap)\w*\b/.test(around.after)
  )
    return /\b(?:would|will|should|must|to be)\b/.test(around.after) ? 'release_terms' : undefined;
  if (kind === 'casualties_killed' && MEMBERS.test(quantity.noun) && quantity.value === 1) return 'killing';
  if (
    kind === 'aid' &&
    !/\b(?:aid|relief|humanitarian|supplies|assistance|food|fuel|medic\w+|flour|crossing|un\b|wfp|unrwa)\b/.test(
      around.sentence + around.told,
    )
  )
    return undefined;
  if (/^(?:attack|strike)$/.test(kind) && quantity.value === 1 && quantity.isShare) return undefined;
  if (kind === 'strike' && quantity.nounClass === 'strike' && /\b(?:hunger|labou?r|general)\b/.test(quantity.noun)) return undefined;
  return kind;
}

function lastEnd(quantities: readonly Quantity[], at: number): number {
  return quantities.slice(0, at).findLast(({ isArticle, nounClass }) => !isArticle && nounClass !== 'duration')?.figureEnd ?? 0;
}

function nextStart(quantities: readonly Quantity[], at: number): number {
  const end = quantities[at]?.end ?? 0;
  return (
    quantities
      .slice(at + 1)
      .find(({ start, isArticle, isPart, nounClass }) => start >= end && !isArticle && !isPart && nounClass !== 'duration')?.start ??
    Number.POSITIVE_INFINITY
  );
}
