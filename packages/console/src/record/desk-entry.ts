import type { Claim } from '@tocsin/core/record/claim';
import type { RecordEntry } from '@tocsin/core/record/model/record-entry';
import type { Sealable } from '@tocsin/core/record/model/review';

/** What the desk knows of where an entry stands. */
export interface Standing {
  readonly title: string;
  readonly standing: string;
  readonly grounded: boolean;
  readonly confirmedBy: readonly string[];
  readonly reviewersNeeded: number;
  /** True where the person at this desk drafted it: somebody else confirms it. */
  readonly isOwn: boolean;
  /** Why a figure is held. */
  readonly held?: string;
  readonly sealed: readonly Sealable[];
  readonly unsealAsked: readonly { readonly by: string; readonly fields: readonly Sealable[] }[];
  /** What this person can do about it now, and why not. */
  readonly next?: 'confirm' | 'publish' | 'correct' | 'open' | 'others' | 'nothing';
  readonly waitsFor?: string;
  /** Of `correct`: the claim whose place it takes. */
  readonly corrects?: string;
}

/** An entry of the record as the desk gets it. */
export type DeskEntry = RecordEntry & Standing;
export type DeskClaim = Claim & Standing;

/** An alert of this system: nobody decides about it. */
export interface OwnAlert {
  readonly kind: 'own';
  readonly id: string;
  readonly title: string;
  readonly standing: 'own';
  readonly time: string;
}

/** What can be found and named. */
export type Findable = DeskEntry | OwnAlert;

/** One entry with all that names it. */
export interface FullEntry {
  readonly operator: string;
  readonly entry: Findable;
  readonly naming: readonly DeskEntry[];
  readonly named: Readonly<Record<string, { readonly title: string; readonly kind: string; readonly standing: string }>>;
  readonly history: readonly {
    readonly time: string;
    readonly by: string;
    readonly decision: string;
    readonly reason?: string;
    readonly fields?: readonly string[];
    /** Of a link that names the entry. */
    readonly about?: string;
  }[];
}

/** What one decides about in one go: claims of a kind, links of a type, else entries of a kind. */
export function groupOf(entry: RecordEntry): string {
  if (entry.kind === 'claim') return entry.claim;
  return entry.kind === 'link' ? `link ${entry.type}` : entry.kind;
}

/** True where the person at the desk can confirm an entry now. */
export function isOpenTo(entry: Standing, operator: string): boolean {
  return entry.standing === 'draft' && entry.grounded && !entry.isOwn && !entry.confirmedBy.includes(operator);
}

/** Where an entry stands, in a few words. */
export function standingText(entry: Standing, operator: string): string {
  const { standing, confirmedBy, reviewersNeeded, isOwn, grounded, sealed } = entry;
  const hidden = sealed.length > 0 ? `, sealed: ${sealed.join(', ')}` : '';
  if (standing !== 'draft') return `${standing}${hidden}`;
  if (!grounded) return 'not grounded';
  if (isOwn) return 'yours: somebody else confirms it';
  if (confirmedBy.includes(operator)) return `${confirmedBy.length} of ${reviewersNeeded}: waits for another person`;
  return confirmedBy.length > 0 ? `${confirmedBy.length} of ${reviewersNeeded}` : 'draft';
}

/** A kind as people read it. */
export function kindText(kind: string): string {
  return kind.replaceAll(/[_-]/g, ' ');
}
