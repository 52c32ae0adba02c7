import type { DeskEntry, FullEntry } from './desk-entry.ts';

/** Something that a link puts into an incident. */
export interface Member {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly standing: string;
  readonly link: DeskEntry;
  /** Another incident that was found to be the same event. */
  readonly isMerged: boolean;
}

const ENDED: ReadonlySet<string> = new Set(['rejected', 'retracted']);

/** What links that still hold put into an incident. */
export function membersOf({ entry, naming, named }: FullEntry): readonly Member[] {
  return naming.flatMap((link) => {
    if (link.kind !== 'link' || ENDED.has(link.standing)) return [];
    const isMerged = link.type === 'same_event';
    const id = link.from === entry.id ? link.to : link.from;
    const isMember = isMerged || (link.type === 'part_of' && link.to === entry.id);
    const known = named[id];
    return isMember && known !== undefined ? [{ id, link, isMerged, ...known }] : [];
  });
}
