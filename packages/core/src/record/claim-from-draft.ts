import type { DraftClaim, DraftQuantity, DraftTime } from '../intake/draft-claim.ts';
import type { Bounds } from './bounds/bounds.ts';
import type { Claim, Hop } from './claim.ts';
import type { Author } from './model/agent.ts';
import { named } from './model/record-entry.ts';
import type { When } from './when/when.ts';

/** What is known of a draft beside its words. */
export interface DraftSource {
  /** SHA-256 of the artifact that it was read in. */
  readonly artifact: string;
  readonly publisher: string;
  readonly published?: string;
  readonly url?: string;
  /** When it enters the record. */
  readonly time: string;
  readonly draftedBy: Author;
  readonly policy: string;
  readonly status?: Claim['status'];
  /** IANA zone in which the report's days and hours are. */
  readonly timeZone?: string;
}

/** What a person may have settled about a draft that its words alone do not say. */
export interface DraftDetail {
  readonly scope?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly weapon?: string;
  readonly modality?: Claim['modality'];
}

/** A draft as an entry of the record: still a draft, with its id. Nothing is added that the draft does not say. */
export function claimFromDraft(draft: DraftClaim, source: DraftSource, detail: DraftDetail = {}): Claim {
  const { quantity, time, quote, place } = draft;
  const isAsOf = time !== null && (/^\s*as of\b/i.test(quote) || time.precision.startsWith('as-of'));
  const when = time === null ? undefined : whenOf(time, source.timeZone);
  const scope = detail.scope ?? scopeIn(quote);
  return named({
    kind: 'claim',
    ...(source.status === undefined ? {} : { status: source.status }),
    time: source.time,
    claim: draft.kind,
    assertion: draft.status,
    ...(detail.modality === undefined ? {} : { modality: detail.modality }),
    chain: chainOf(draft, source.publisher),
    summary: summaryOf(draft),
    artifact: source.artifact,
    spans: [[draft.span[0], draft.span[1]]],
    quote,
    ...(quantity === null ? {} : { quantity: boundsOf(quantity, quote) }),
    ...(scope === undefined ? {} : { scope }),
    ...optionalRoles(detail),
    ...(place === null ? {} : { place: cut(place, 128) }),
    ...(when === undefined ? {} : { when }),
    ...(when === undefined || !isAsOf ? {} : { asOf: when }),
    document: {
      publisher: source.publisher,
      published: source.published ?? 'unknown',
      reference: source.artifact.slice(0, 16),
      ...urlOf(source),
    },
    draftedBy: source.draftedBy,
    policy: source.policy,
  });
}

/** A figure of a draft as bounds: "more than 200" begins at 201, "nearly 100" ends at 100, "about 240" bounds nothing. */
export function boundsOf(quantity: DraftQuantity, quote: string): Bounds {
  const { value, min, max, qualifier } = quantity;
  const words = quantity.words !== '' && quote.includes(quantity.words) ? quantity.words : quote;
  const figure = { qualifier, unit: cut(quantity.unit === '' ? 'people' : quantity.unit, 128), words: cut(words, 80) };
  switch (qualifier) {
    case 'exact':
      return { ...figure, min: value ?? min ?? 0, max: value ?? min ?? 0 };
    case 'at_least':
      return { ...figure, min: min ?? value ?? 0, max: null };
    case 'more_than':
      return { ...figure, min: min ?? (value ?? 0) + 1, max: null };
    case 'at_most':
      return { ...figure, min: null, max: max ?? value ?? 0 };
    case 'range':
      return { ...figure, min: min ?? 0, max: max ?? value ?? min ?? 0 };
    case 'about':
      return { ...figure, min: null, max: null, ...(value === null ? {} : { value }) };
    case 'nearly':
      return { ...figure, min: null, max: value, ...(value === null ? {} : { value }) };
    case 'vague':
      return { ...figure, min, max: null };
  }
}

const OUTSIDE = /\boutside (?:of )?(?:the|this|that|any) ([\w -]{0,40}?)?(deal|agreement|truce|exchange)\b/i;
const AGE = /\bunder (?:the age of )?\d+\b|\b(?:aged )?\d+ (?:and|or) (?:over|older|above|under|younger)\b|\baged \d+\b/i;

/** The part of a population that a quote names beside its unit: an age, or what lies outside an agreement. */
function scopeIn(quote: string): string | undefined {
  if (OUTSIDE.test(quote)) return 'outside the agreement';
  const age = AGE.exec(quote)?.[0];
  return age === undefined ? undefined : age.replace('the age of ', '');
}

function chainOf({ source, via }: DraftClaim, publisher: string): Hop[] {
  const agents = [
    source,
    ...(via === null || via === publisher || via === source ? [] : [via]),
    ...(source === publisher ? [] : [publisher]),
  ];
  return agents.map((agent) => ({ agent: cut(agent, 128), named: !/\(unnamed\)|^(?:an? |some )|\bsources?\b/i.test(agent) }));
}

function whenOf({ iso, precision, basis }: DraftTime, zone: string | undefined): When {
  return {
    edtf: iso,
    precision: cut(precision, 128),
    basis: /infer|article/i.test(basis) ? 'inferred' : 'stated',
    ...(zone === undefined ? {} : { zone }),
    ...(basis === '' ? {} : { words: cut(basis, 200) }),
  };
}

function summaryOf({ kind, quantity, place }: DraftClaim): string {
  const figure = quantity === null ? '' : `: ${quantity.value ?? quantity.words} ${quantity.unit}`;
  return cut(`${kind.replaceAll('_', ' ')}${figure}${place === null ? '' : `, ${place}`}`, 400);
}

function optionalRoles({ actor, target, weapon }: DraftDetail): Pick<Claim, 'actor' | 'target' | 'weapon'> {
  return {
    ...(actor === undefined ? {} : { actor: cut(actor, 128) }),
    ...(target === undefined ? {} : { target: cut(target, 128) }),
    ...(weapon === undefined ? {} : { weapon: cut(weapon, 128) }),
  };
}

function urlOf({ url }: DraftSource): { readonly url?: string } {
  return url === undefined ? {} : { url };
}

function cut(text: string, length: number): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, length)
    .replace(/\p{Cs}$/u, '');
}
