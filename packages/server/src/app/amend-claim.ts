import type { Claim } from '@tocsin/core/record/claim';
import { claimSchema } from '@tocsin/core/record/claim';
import { named } from '@tocsin/core/record/model/record-entry';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { issuesOf } from '@tocsin/core/units/schema-issue';

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
  readonly scope?: string | null | undefined;
  readonly summary?: string | undefined;
}

/** The claim that takes another's place, drafted by the person who changed it: somebody else has to confirm it. */
export function amendedClaim(
  claim: Claim,
  changes: ClaimChanges,
  { by, time }: { readonly by: string; readonly time: string },
): Result<Claim, readonly Issue[]> {
  const { id, quantity, place, scope, where, ...kept } = claim;
  const figure = changes.quantity === undefined ? quantity : (changes.quantity ?? undefined);
  const spot = changes.place === undefined ? place : (changes.place ?? undefined);
  const part = changes.scope === undefined ? scope : (changes.scope ?? undefined);
  const parsed = claimSchema.safeParse(
    named({
      ...kept,
      time,
      claim: changes.kind ?? claim.claim,
      assertion: changes.assertion ?? claim.assertion,
      chain: chainOf(claim, changes),
      summary: changes.summary ?? summaryOf(changes.kind ?? claim.claim, { quantity: figure, place: spot }),
      ...(figure === undefined ? {} : { quantity: figure }),
      ...(spot === undefined ? {} : { place: spot }),
      ...(part === undefined ? {} : { scope: part }),
      // Zones were found by the name of the place that was taken away.
      ...(where === undefined || spot !== place ? {} : { where }),
      draftedBy: { type: 'person', id: by },
      replaces: id,
    }),
  );
  return parsed.success ? ok(parsed.data) : refuse(issuesOf(parsed.error));
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
