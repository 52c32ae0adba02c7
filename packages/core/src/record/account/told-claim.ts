import { type Bounds, boundsText } from '../bounds/bounds.ts';
import type { Claim } from '../claim.ts';
import { type Extent, extentOf } from '../view/shown-claim.ts';

/** One claim as an account shows it: what, how much, by whom and through whom, and where in which text. */
export interface ToldClaim {
  readonly id: string;
  /** As few letters of the id as tell it apart here: what a figure is followed by. */
  readonly shortId: string;
  readonly kind: Claim['claim'];
  /**
   * Unknown, none reported, a zero and no word about it are four different things, and stay so: `figure` (a number, zero too),
   * `none reported`, `unknown` (they say that they do not know), `not given`.
   */
  readonly extent: Extent;
  readonly bounds?: Bounds;
  /** The figure as a person reads it. */
  readonly figure?: string;
  readonly assertion: Claim['assertion'];
  readonly modality?: Claim['modality'];
  readonly summary: string;
  readonly scope?: string;
  readonly place?: string;
  readonly when?: string;
  readonly actor?: string;
  readonly target?: string;
  /** Who said it, and through whom, origin first. */
  readonly chain: readonly string[];
  /** SHA-256 of the text it was read in, and where in it: half-open, in UTF-16 code units. */
  readonly artifact?: string;
  readonly span?: readonly [start: number, end: number];
  /** The words at that place, where the claim carries them or the text was at hand. */
  readonly quote?: string;
}

/** Claims as an account shows them, in the order given. */
export function toldClaims(claims: readonly Claim[]): readonly ToldClaim[] {
  const shortIds = shortIdsOf(claims.map(({ id }) => id));
  return claims.map((claim) => toldClaim(claim, shortIds.get(claim.id) ?? claim.id));
}

/** Who says it: the origin, or the report in its own voice. */
export function sideOf({ chain }: Pick<Claim, 'chain'>): string {
  const [origin] = chain;
  if (origin === undefined || origin.agent !== 'narrator') return origin === undefined ? 'nobody' : hopText(origin);
  const publisher = chain.at(-1);
  return publisher === undefined || publisher === origin ? 'the report itself' : `${publisher.agent}, in its own voice`;
}

function toldClaim(claim: Claim, shortId: string): ToldClaim {
  const { modality, scope, place, when, actor, target, artifact, spans, quote, quantity } = claim;
  const [span] = spans ?? [];
  return {
    id: claim.id,
    shortId,
    kind: claim.claim,
    extent: extentOf(claim),
    ...(quantity === undefined ? {} : { bounds: quantity, figure: boundsText(quantity) }),
    assertion: claim.assertion,
    summary: claim.summary,
    chain: claim.chain.map(hopText),
    ...given({ modality, scope, place, when: when?.edtf, actor, target, artifact, span, quote }),
  };
}

function hopText({ agent, named }: Claim['chain'][number]): string {
  return named || agent.includes('(unnamed)') ? agent : `${agent} (unnamed)`;
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The fields that are there. */
function given<Fields extends object>(fields: Fields): Given<Fields> {
  const known: Given<Fields> = {};
  for (const name in fields) {
    const value = fields[name];
    if (value !== undefined) Object.assign(known, { [name]: value });
  }
  return known;
}

const SHORT = 8;
const LONG = 16;

/** The first letters of long ids, as many as tell all of them apart. Ids that a person can read stay whole. */
function shortIdsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const long = ids.filter((id) => id.length > LONG);
  let length = SHORT;
  while (length < LONG * 2 && new Set(long.map((id) => id.slice(0, length))).size < new Set(long).size) length += 1;
  return new Map(ids.map((id) => [id, id.length > LONG ? id.slice(0, length) : id]));
}
