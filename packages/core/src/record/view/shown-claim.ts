import { formatInstant } from '../../units/instant.ts';
import { type Bounds, boundsText } from '../bounds/bounds.ts';
import type { Claim, Hop, Where } from '../claim.ts';
import type { Item, RecordState } from '../gate/record-state.ts';
import type { Sealable } from '../model/review.ts';
import type { When } from '../when/when.ts';
import { type PublicOptions, QUOTE_MAX, QUOTES_PER_ARTIFACT_MAX } from './public-options.ts';

/** Metres from which on a place is only somewhere in its zone: zones are a few kilometres wide. */
const COARSE_M = 5_000;

/** Where a claim was read. The text itself is not shown. */
export interface ShownSource {
  readonly artifact: string;
  readonly publisher: string;
  readonly url?: string;
  readonly published?: When;
  /** Where in the artifact's text the quote stands. */
  readonly span?: readonly [number, number];
}

/** An earlier telling that this one corrects. */
export interface ShownPast {
  readonly id: string;
  readonly figure?: string;
  readonly summary: string;
  readonly reason: string;
  readonly correctedAt: string;
}

/** A place as far as it may be told: the whole of these zones. */
export interface ShownArea {
  readonly role: Where['role'];
  readonly zones: readonly string[];
  /** True where it is somewhere in the area, and nobody said where: a district, or a place known to several kilometres. */
  readonly isCoarse: boolean;
}

/**
 * How much there was, where a claim is about an extent: a number (zero too), none reported, unknown to whoever speaks, or no word
 * about it. Four different things.
 */
export type Extent = 'figure' | 'none reported' | 'unknown' | 'not given';

/** A public claim as pages and files show it: what is sealed or held back is not in it. */
export interface ShownClaim {
  readonly id: string;
  readonly seq: number;
  readonly kind: Claim['claim'];
  readonly assertion: Claim['assertion'];
  readonly modality?: Claim['modality'];
  /** Who said it, and through whom, origin first; "sealed" in place of a name that is protected. */
  readonly chain: readonly Pick<Hop, 'agent' | 'named' | 'role' | 'channel' | 'party' | 'verb' | 'hedge'>[];
  readonly summary?: string;
  readonly quote?: string;
  /** True where the quote goes on in the artifact. */
  readonly isQuoteCut: boolean;
  readonly extent: Extent;
  readonly bounds?: Bounds;
  readonly figure?: string;
  readonly scope?: string;
  readonly place?: string;
  /** Zones that it is about; never a point. */
  readonly zones: readonly string[];
  /** The same zones, by what the place is to the claim. */
  readonly areas: readonly ShownArea[];
  readonly placeHeldUntil?: string;
  readonly when?: When;
  readonly asOf?: When;
  readonly recordedAt: string;
  readonly source?: ShownSource;
  readonly sealed: readonly Sealable[];
  readonly past: readonly ShownPast[];
}

/**
 * The public claims of one lane, in the order of the record.
 *
 * @param only - ids of the claims that a page is about; all without it
 */
export function shownClaims(state: RecordState, options: PublicOptions, only?: ReadonlySet<string>): readonly ShownClaim[] {
  const quoted = new Map<string, number>();
  const shown: ShownClaim[] = [];
  for (const item of only === undefined ? state.items.values() : itemsOf(state, only)) {
    const { entry, standing } = item;
    if (entry.kind !== 'claim' || standing !== 'public' || (entry.status ?? 'Actual') !== options.status) continue;
    const claim = shownClaim(state, item, { claim: entry, options });
    const used = quoted.get(entry.artifact ?? '') ?? 0;
    const length = claim.quote?.length ?? 0;
    const { quote: _quote, ...withoutQuote } = claim;
    const fits = used + length <= QUOTES_PER_ARTIFACT_MAX;
    if (fits) quoted.set(entry.artifact ?? '', used + length);
    shown.push(fits ? claim : { ...withoutQuote, isQuoteCut: true });
  }
  return shown;
}

function itemsOf(state: RecordState, ids: ReadonlySet<string>): readonly Item[] {
  return [...ids].flatMap((id) => state.items.get(id) ?? []).toSorted((one, other) => one.seq - other.seq);
}

interface Showing {
  readonly claim: Claim;
  readonly options: PublicOptions;
}

function shownClaim(state: RecordState, item: Item, { claim, options }: Showing): ShownClaim {
  const isOpen = (field: Sealable) => !item.sealed.includes(field);
  const { quantity, quote, modality, scope, place, when, asOf } = claim;
  // Free words may tell what was sealed: with anything sealed they stay inside, and so does the way to the article.
  const isWhole = item.sealed.length === 0;
  const quoteShown = isWhole ? quote : undefined;
  const source = sourceOf(state, claim, isOpen('quote') && isOpen('speaker'));
  return {
    id: claim.id,
    seq: item.seq,
    kind: claim.claim,
    assertion: claim.assertion,
    ...(modality === undefined ? {} : { modality }),
    chain: claim.chain.map((hop) => (isOpen('speaker') ? hop : { agent: 'sealed', named: false })),
    ...(isWhole ? { summary: claim.summary } : {}),
    ...(quoteShown === undefined ? {} : { quote: quoteShown.slice(0, QUOTE_MAX) }),
    isQuoteCut: quote !== undefined && quoteShown !== undefined && quote.length > QUOTE_MAX,
    extent: extentOf(claim),
    ...(quantity === undefined || !isOpen('quantity') ? {} : figureOf(quantity, isWhole)),
    ...(scope === undefined || !isWhole ? {} : { scope }),
    ...(place === undefined || !isOpen('place') ? {} : { place }),
    ...zonesOf(claim, item, { isOpen: isOpen('where') && isOpen('place'), options }),
    ...(when === undefined ? {} : { when: isWhole ? when : withoutWords(when) }),
    ...(asOf === undefined ? {} : { asOf: isWhole ? asOf : withoutWords(asOf) }),
    recordedAt: formatInstant(item.at),
    ...(source === undefined ? {} : { source }),
    sealed: item.sealed,
    past: pastOf(state, claim),
  };
}

function figureOf(bounds: Bounds, isWhole: boolean): Pick<ShownClaim, 'bounds' | 'figure'> {
  const shown = isWhole ? bounds : withoutWords(bounds);
  return { bounds: shown, figure: boundsText(shown) };
}

/** A value without the words it was printed in. */
export function withoutWords<Value extends { readonly words?: string | undefined }>({
  words: _words,
  ...rest
}: Value): Omit<Value, 'words'> {
  return rest;
}

/** How much a claim says there was. */
export function extentOf({ claim, quantity }: Claim): Extent {
  // "No injuries reported" is no zero, though reports write it with one.
  if (claim.endsWith('_none')) return 'none reported';
  if (claim.endsWith('_unknown')) return 'unknown';
  return quantity === undefined ? 'not given' : 'figure';
}

/** Zones, and for places where something fell not before the delay is over. Points stay inside. */
function zonesOf(
  { where = [] }: Claim,
  { at }: Item,
  { isOpen, options }: { readonly isOpen: boolean; readonly options: PublicOptions },
): Pick<ShownClaim, 'zones' | 'areas' | 'placeHeldUntil'> {
  if (!isOpen) return { zones: [], areas: [] };
  const untilMs = at + options.placeDelayMs;
  const isHeld = options.nowMs < untilMs && where.some(({ role }) => role === 'fell');
  const shown = where.filter(({ role }) => role !== 'fell' || !isHeld);
  const areas = shown.flatMap(areaOf);
  const zones = [...new Set(areas.flatMap((area) => area.zones))];
  return isHeld ? { zones, areas, placeHeldUntil: new Date(untilMs).toISOString() } : { zones, areas };
}

function areaOf({ role, zones = [], precisionM }: Where): readonly ShownArea[] {
  return zones.length === 0 ? [] : [{ role, zones, isCoarse: zones.length > 1 || (precisionM ?? 0) > COARSE_M }];
}

function sourceOf(state: RecordState, { artifact, spans }: Claim, isOpen: boolean): ShownSource | undefined {
  const entry = state.items.get(state.artifacts.get(artifact ?? '') ?? '')?.entry;
  if (entry?.kind !== 'artifact' || !isOpen) return undefined;
  const { sha256, publisher, url, published } = entry;
  const [span] = spans ?? [];
  return {
    artifact: sha256,
    publisher,
    ...(url === undefined ? {} : { url }),
    ...(published === undefined ? {} : { published }),
    ...(span === undefined ? {} : { span }),
  };
}

/** What it corrects, and what that corrected before it. */
function pastOf(state: RecordState, { replaces }: Claim): readonly ShownPast[] {
  const past: ShownPast[] = [];
  for (let id = replaces; id !== undefined; ) {
    const old = state.items.get(id);
    if (old?.entry.kind !== 'claim') break;
    const { quantity, summary, replaces: earlier } = old.entry;
    // Only what was public once: a confirmed claim that was corrected before anybody saw it stays inside.
    const change = state.changes.find((each) => each.id === old.entry.id && each.what === 'corrected');
    if (change !== undefined)
      past.push({
        id: old.entry.id,
        ...(quantity === undefined || old.sealed.includes('quantity') ? {} : { figure: boundsText(quantity) }),
        summary: old.sealed.length > 0 ? 'sealed' : summary,
        reason: change.reason ?? '',
        correctedAt: formatInstant(change.at),
      });
    id = earlier;
  }
  return past;
}
