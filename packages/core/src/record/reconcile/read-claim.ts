import { CONTEXT_KINDS, type Kind } from '../../intake/kinds.ts';
import { type Interval, intervalOf, printedNumber } from '../bounds/bounds.ts';
import type { Claim } from '../claim.ts';
import { type WallSpan, type When, wallSpanOf } from '../when/when.ts';
import { type Category, categoryOf } from './category.ts';

/** What the rules need to know beside the claims. */
export interface ReconcileContext {
  /** The kept text of an artifact; rules that look at the sentence around a quote find nothing without it. */
  readonly textOf?: (artifact: string) => string | undefined;
  /** The day on which an artifact was published, as far as it is known. */
  readonly publishedOn?: (artifact: string) => When | undefined;
}

/** A claim as the rules read it. */
export interface ReadClaim {
  readonly claim: Claim;
  readonly id: string;
  readonly kind: Kind;
  /** What keeps claims of one report together. */
  readonly document: string;
  /** Who says it, without remarks such as "(unnamed)". */
  readonly origin: string;
  readonly quote: string;
  /** The sentence that the quote stands in; the quote itself where the text is not kept. */
  readonly sentence: string;
  /** What the figure allows; undefined where there is no figure. */
  readonly figure: Interval | undefined;
  /** The number as printed. */
  readonly printed: number | undefined;
  readonly unit: string;
  readonly category: Category;
  /** Names in its place, lower case. */
  readonly places: ReadonlySet<string>;
  /** Said to lie outside of what is counted elsewhere: "outside the agreement". */
  readonly isOutside: boolean;
  readonly span: WallSpan | undefined;
  /** What a total stands for ends here. */
  readonly asOfMs: number | undefined;
  /** Midnight of the report's day, on its wall clock. */
  readonly publishedMs: number | undefined;
}

/** Reads claims for the rules. What is denied is no part of any sum. */
export function readClaims(claims: readonly Claim[], context: ReconcileContext): readonly ReadClaim[] {
  return claims.filter(({ assertion }) => assertion !== 'denied').map((claim) => readClaim(claim, context));
}

/** Kinds whose figures are compared: context is kept and never counted. */
export function isCounted({ kind }: ReadClaim): boolean {
  return !CONTEXT_KINDS.has(kind);
}

/** True for a figure that bounds nothing: "countless", "about 240" in a sum. */
export function isUnbounded({ min, max }: Interval): boolean {
  return min === 0 && max === Number.POSITIVE_INFINITY;
}

/**
 * True where nothing speaks against two claims being about one place. Without a gazetteer: a name in common, none given, or one names
 * where something came from and the other where it went. A truce is where its parties are.
 */
export function mayBeOnePlace(one: ReadClaim, other: ReadClaim): boolean {
  if (one.kind.startsWith('truce') && other.kind.startsWith('truce')) return true;
  if (one.places.size === 0 || other.places.size === 0 || sharePlace(one, other)) return true;
  const roles = [roleOf(one), roleOf(other)];
  return roles.includes('from') && roles.includes('to');
}

/** True where both name a place, with a name in common. */
export function sharePlace(one: ReadClaim, other: ReadClaim): boolean {
  return [...one.places].some((word) => other.places.has(word));
}

/** True where two times share a moment, or one is not given. */
export function mayBeOneTime(one: ReadClaim, other: ReadClaim): boolean {
  return one.span === undefined || other.span === undefined || (one.span.fromMs < other.span.toMs && other.span.fromMs < one.span.toMs);
}

/** How a reader names who says it. */
export function speakerOf({ claim }: ReadClaim): string {
  const agent = claim.chain[0]?.agent ?? 'nobody';
  return agent === 'narrator' ? 'the report itself' : agent;
}

function readClaim(claim: Claim, { textOf, publishedOn }: ReconcileContext): ReadClaim {
  const { quantity, artifact, when, quote = '' } = claim;
  const text = artifact === undefined ? undefined : textOf?.(artifact);
  const published = artifact === undefined ? undefined : publishedOn?.(artifact);
  const span = when === undefined ? undefined : wallSpanOf(when.edtf);
  const asOf = claim.asOf === undefined ? undefined : wallSpanOf(claim.asOf.edtf);
  const unit = (quantity?.unit ?? '').toLowerCase();
  return {
    claim,
    id: claim.id,
    kind: claim.claim,
    document: artifact ?? claim.document?.reference ?? '',
    origin: originOf(claim),
    quote,
    sentence: text === undefined || claim.spans?.[0] === undefined ? quote : sentenceAround(text, claim.spans[0]),
    figure: quantity === undefined ? undefined : intervalOf(quantity),
    printed: quantity === undefined ? undefined : printedNumber(quantity),
    unit,
    category: categoryOf(`${claim.scope ?? ''} ${unit}`.toLowerCase()),
    places: placeWords(claim),
    isOutside: /\boutside\b|\bnot part of\b|\bseparately\b/.test(claim.scope ?? ''),
    span,
    asOfMs: (asOf ?? span)?.toMs,
    publishedMs: published === undefined ? undefined : wallSpanOf(published.edtf)?.fromMs,
  };
}

function originOf({ chain }: Claim): string {
  return (chain[0]?.agent ?? '')
    .toLowerCase()
    .replaceAll(/\((?:unnamed|implied)\)/g, '')
    .trim();
}

const NO_NAMES = new Set([
  'strip',
  'area',
  'open',
  'inside',
  'city',
  'camp',
  'refugee',
  'river',
  'northern',
  'southern',
  'near',
  'border',
  'communities',
  'bordering',
  'settlements',
  'spoken',
  'about',
  'east',
  'south',
  'north',
  'west',
  'town',
]);

function placeWords(claim: Claim): ReadonlySet<string> {
  const words = (claim.place ?? '').toLowerCase().split(/[^\p{L}]+/u);
  return new Set(words.filter((word) => word.length > 3 && !NO_NAMES.has(word)));
}

/** Whether a quote names the place as where something came from or where it went; undefined where it does not say, or says both. */
function roleOf({ claim, quote }: ReadClaim): 'from' | 'to' | undefined {
  const name = claim.place ?? '';
  const at = quote.indexOf(name);
  if (name === '' || name.includes('->') || at < 0) return undefined;
  const before = quote.slice(0, at);
  if (/\bfrom (?:the )?$/i.test(before)) return 'from';
  return /\b(?:towards?|to|into|at|on)\b[^,;.]*$/i.test(before) ? 'to' : undefined;
}

/** From the last full stop or line before a span to the next one after it. */
function sentenceAround(text: string, [start, end]: readonly [number, number]): string {
  const before = text.slice(0, start);
  const from =
    Math.max(before.lastIndexOf('\n'), ...['. ', '? ', '! ', '.” ', '." '].map((stop) => before.lastIndexOf(stop) + stop.length - 1)) + 1;
  const after = /[.?!][”"’)]?(?:\s|$)|\n/.exec(text.slice(end));
  return text.slice(Math.min(from, start), after === null ? text.length : end + after.index + 1).trim();
}
