import { formatInstant } from '../../units/instant.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { PublicOptions } from '../view/public-options.ts';
import { type ShownClaim, shownClaims } from '../view/shown-claim.ts';
import { laneOf } from '../view/situation-report.ts';

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
 */
export function changesFeed(state: RecordState, options: PublicOptions, afterSeq = 0): readonly FeedChange[] {
  const claims = new Map(shownClaims(state, options).map((claim) => [claim.id, claim]));
  return state.changes
    .filter(({ seq, id }) => seq > afterSeq && laneOf(state, id) === options.status)
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

/** What an Atom entry (RFC 4287) holds; the shell writes the XML. */
export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
  readonly link: string;
  readonly category: string;
}

/**
 * Changes as Atom entries, newest first. Each change is an entry of its own: a reader who saw the claim also sees that it was taken back.
 *
 * @param base - address of the record, with its last slash
 */
export function atomEntries(changes: readonly FeedChange[], base: string): readonly AtomEntry[] {
  return changes.toReversed().map(({ seq, at, what, kind, id, reason, claim }) => {
    const source = claim?.chain[0]?.agent;
    const told = claim?.figure ?? claim?.summary ?? kind;
    return {
      id: `${base}changes/${seq}/${id}`,
      title: `${what[0]?.toUpperCase()}${what.slice(1)}: ${kind === 'claim' ? (claim?.kind ?? 'claim').replaceAll('_', ' ') : kind}`,
      updated: at,
      summary: [source === undefined ? told : `${source}: ${told}`, reason === undefined ? undefined : `Reason: ${reason}`]
        .filter((part) => part !== undefined)
        .join('. '),
      link: `${base}${kind === 'claim' ? 'claims' : 'entries'}/${id}`,
      category: what,
    };
  });
}
