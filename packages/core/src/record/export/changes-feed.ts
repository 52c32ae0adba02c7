import { formatInstant } from '../../units/instant.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { PublicOptions } from '../view/public-options.ts';
import { type ShownClaim, shownClaims } from '../view/shown-claim.ts';
import { laneOf } from '../view/situation-report.ts';
import { linkTo, nameOf, type Publication } from './public-names.ts';

/** One change for those who keep a copy: what came, what it was corrected to, what has to go. */
export interface FeedChange {
  readonly seq: number;
  readonly at: string;
  readonly what: 'published' | 'corrected' | 'retracted' | 'sealed' | 'unsealed';
  readonly kind: string;
  readonly id: string;
  readonly reason?: string;
  readonly replacement?: string;
  /** As it is public now; absent for what no longer is, and for entries that are no claims. */
  readonly claim?: ShownClaim;
}

/**
 * What changed for the public after an entry, in order, with corrections and deletions. Who follows it from the beginning has
 * exactly what is public now.
 *
 * @param shown - the lane's public claims, where they are at hand
 * @param max - how many changes at most: the last ones
 */
export function changesFeed(
  state: RecordState,
  options: PublicOptions,
  { afterSeq = 0, shown, max }: { readonly afterSeq?: number; readonly shown?: readonly ShownClaim[]; readonly max?: number } = {},
): readonly FeedChange[] {
  const claims = new Map((shown ?? shownClaims(state, options)).map((claim) => [claim.id, claim]));
  return state.changes
    .filter(({ seq, id }) => seq > afterSeq && laneOf(state, id) === options.status)
    .slice(max === undefined ? 0 : -max)
    .map(({ seq, at, what, kind, id, reason, replacement }) => {
      const claim = claims.get(what === 'corrected' ? (replacement ?? '') : id);
      return {
        seq,
        at: formatInstant(at),
        what,
        kind,
        id,
        ...(reason === undefined ? {} : { reason }),
        ...(replacement === undefined ? {} : { replacement }),
        ...(claim === undefined ? {} : { claim }),
      };
    });
}

/** What an Atom entry (RFC 4287) holds. */
export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
  readonly link: string;
  readonly category: string;
}

/** Changes as Atom entries, newest first. Each change is an entry of its own: a reader who saw the claim also sees that it was taken back. */
export function atomEntries(
  changes: readonly FeedChange[],
  publication: Publication & Pick<PublicOptions, 'status'>,
): readonly AtomEntry[] {
  return changes.toReversed().map((change) => {
    const { seq, at, what, kind, id, reason, claim } = change;
    const source = claim?.chain[0]?.agent;
    const told = claim?.figure ?? claim?.summary ?? kind;
    return {
      id: nameOf(publication, 'change', `${seq}-${id}`),
      title: `${markOf(publication.status)}${what[0]?.toUpperCase()}${what.slice(1)}: ${nounOf(change)}`,
      updated: at,
      summary: [source === undefined ? told : `${source}: ${told}`, reason === undefined ? undefined : `Reason: ${reason}`]
        .filter((part) => part !== undefined)
        .join('. '),
      link: linkTo(publication, `${pathOf(change)}status=${publication.status}`),
      category: what,
    };
  });
}

/** What stands before every title of a lane that is not the live one. */
export function markOf(status: PublicOptions['status']): string {
  return status === 'Actual' ? '' : `${status.toUpperCase()} - `;
}

function nounOf({ kind, claim }: FeedChange): string {
  return (kind === 'claim' ? (claim?.kind ?? 'claim') : kind).replaceAll('_', ' ');
}

/** A page where there is one, also for a claim that is gone; what has none is told by the list of changes. */
function pathOf({ seq, kind, id, what, claim }: FeedChange): string {
  if (kind === 'claim') return `/claims/${encodeURIComponent(claim?.id ?? id)}?`;
  const pages = PAGES[kind];
  if (pages !== undefined && what !== 'retracted') return `/${pages}/${encodeURIComponent(id)}?`;
  return `/v1/record/changes?since=${seq - 1}&`;
}

/** Kinds that have pages of their own, beside claims. */
const PAGES: Readonly<Record<string, string>> = { incident: 'incidents', agreement: 'agreements', series: 'series' };
