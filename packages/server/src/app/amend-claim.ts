import type { Claim } from '@tocsin/core/record/claim';
import { claimSchema } from '@tocsin/core/record/claim';
import type { Artifact } from '@tocsin/core/record/model/artifact';
import { named } from '@tocsin/core/record/model/record-entry';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';

/** The coding rules under which people draft. */
const BY_HAND = 'by-hand/1';

/** What a person puts right in a draft. `null` takes a part away; what is not named stays. */
export interface ClaimChanges {
  readonly kind?: Claim['claim'] | undefined;
  readonly assertion?: Claim['assertion'] | undefined;
  /** Who says it: the first of the chain. */
  readonly source?: string | undefined;
  /** The side that the speaker speaks for. */
  readonly party?: string | undefined;
  readonly quantity?: Claim['quantity'] | null;
  readonly place?: string | null | undefined;
  readonly when?: Claim['when'] | null;
  readonly scope?: string | null | undefined;
  readonly summary?: string | undefined;
  /** Other words of the same report: the place where they stand, and the words. The record compares both with the kept text. */
  readonly span?: readonly [number, number] | undefined;
  readonly quote?: string | undefined;
}

/** Who drafts, and when. */
export interface Drafting {
  readonly by: string;
  readonly time: string;
}

/** The claim that takes another's place, drafted by the person who changed it: somebody else has to confirm it. */
export function amendedClaim(claim: Claim, changes: ClaimChanges, { by, time }: Drafting): Result<Claim, readonly Issue[]> {
  const { id, quantity, place, scope, where, when, ...kept } = claim;
  const spot = changed(changes.place, place);
  return readClaim({
    ...kept,
    time,
    claim: changes.kind ?? claim.claim,
    assertion: changes.assertion ?? claim.assertion,
    chain: chainOf(claim, changes),
    ...partsOf({
      kind: changes.kind ?? claim.claim,
      quantity: changed(changes.quantity, quantity),
      place: spot,
      scope: changed(changes.scope, scope),
      when: changed(changes.when, when),
      summary: changes.summary,
    }),
    ...wordsOf(claim, changes),
    // Zones were found by the name of the place that was taken away.
    ...(where === undefined || spot !== place ? {} : { where }),
    draftedBy: { type: 'person', id: by },
    replaces: id,
  });
}

/** A claim that the drafter missed, as a person reads it out of the report's words: somebody else has to confirm it. */
export function claimByHand(
  artifact: Artifact,
  given: ClaimChanges & { readonly kind: Claim['claim']; readonly span: readonly [number, number]; readonly quote: string },
  { by, time }: Drafting,
): Result<Claim, readonly Issue[]> {
  const { sha256, publisher, published, url, status } = artifact;
  const { kind, span, quote, source = 'narrator', party, assertion = 'asserted' } = given;
  const origin = { agent: source, named: !/\(unnamed\)/i.test(source), ...(party === undefined ? {} : { party }) };
  return readClaim({
    kind: 'claim',
    ...(status === undefined ? {} : { status }),
    time,
    claim: kind,
    assertion,
    chain: source === publisher ? [origin] : [origin, { agent: publisher, named: true }],
    artifact: sha256,
    spans: [span],
    quote,
    ...partsOf({
      kind,
      quantity: given.quantity ?? undefined,
      place: given.place ?? undefined,
      scope: given.scope ?? undefined,
      when: given.when ?? undefined,
      summary: given.summary,
    }),
    document: {
      publisher,
      published: published?.edtf ?? 'unknown',
      reference: sha256.slice(0, 16),
      ...(url === undefined ? {} : { url }),
    },
    draftedBy: { type: 'person', id: by },
    policy: BY_HAND,
  });
}

function readClaim(body: Record<string, unknown> & { readonly kind: 'claim' }): Result<Claim, readonly Issue[]> {
  const parsed = claimSchema.safeParse({ ...body, id: 'unnamed' });
  return parsed.success ? ok(named(parsed.data)) : refuse(issuesOf(parsed.error));
}

function changed<Value>(change: Value | null | undefined, before: Value | undefined): Value | undefined {
  return change === undefined ? before : (change ?? undefined);
}

interface Parts extends Pick<Claim, 'quantity' | 'place' | 'scope' | 'when'> {
  readonly kind: Claim['claim'];
  readonly summary: string | undefined;
}

function partsOf({ kind, quantity, place, scope, when, summary }: Parts): Partial<Claim> {
  return {
    summary: summary ?? summaryOf(kind, { quantity, place }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(place === undefined ? {} : { place }),
    ...(scope === undefined ? {} : { scope }),
    ...(when === undefined ? {} : { when }),
  };
}

/** Words that a claim leans on beside its quote stay; the quote is the first span. */
function wordsOf({ spans = [] }: Claim, { span, quote }: ClaimChanges): Partial<Claim> {
  return {
    ...(span === undefined ? {} : { spans: [[span[0], span[1]], ...spans.slice(1)] }),
    ...(quote === undefined ? {} : { quote }),
  };
}

function chainOf({ chain }: Claim, { source, party }: ClaimChanges): Claim['chain'] {
  return chain.map((hop, place) => {
    if (place > 0) return hop;
    return { ...hop, ...(source === undefined ? {} : { agent: source }), ...(party === undefined ? {} : { party }) };
  });
}

function summaryOf(kind: Claim['claim'], { quantity, place }: Pick<Claim, 'quantity' | 'place'>): string {
  const figure =
    quantity === undefined ? '' : `: ${quantity.value ?? quantity.min ?? quantity.max ?? quantity.words ?? ''} ${quantity.unit}`;
  return `${kind.replaceAll('_', ' ')}${figure}${place === undefined ? '' : `, ${place}`}`.slice(0, 400);
}
