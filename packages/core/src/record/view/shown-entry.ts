import { formatInstant } from '../../units/instant.ts';
import type { RecordState } from '../gate/record-state.ts';
import { referencesOf } from '../gate/references.ts';
import type { RecordEntry } from '../model/record-entry.ts';

type EntryOf<Kind extends RecordEntry['kind']> = Extract<RecordEntry, { readonly kind: Kind }>;

/** Entries of one kind that are in public views, in the order of the record. */
export function shownOf<Kind extends RecordEntry['kind']>(state: RecordState, kind: Kind): readonly EntryOf<Kind>[] {
  const isKind = (entry: RecordEntry): entry is EntryOf<Kind> => entry.kind === kind;
  return [...state.items.values()].flatMap(({ entry }) => (isKind(entry) && isShown(state, entry.id) ? [entry] : []));
}

/** When an entry was taken in, ISO 8601; empty for one that is not in the record. */
export function recordedAt(state: RecordState, id: string): string {
  const item = state.items.get(id);
  return item === undefined ? '' : formatInstant(item.at);
}

/** An entry without the name of who wrote it: the record knows, the public needs not. */
export function withoutAuthor<Entry extends { readonly by: unknown }>({ by: _by, ...rest }: Entry): Omit<Entry, 'by'> {
  return rest;
}

/**
 * Whether an entry is in public views: it is public, and so is everything it rests on. An assessment or a term whose claim was taken back
 * or corrected is not shown until somebody looks at it again.
 */
export function isShown(state: RecordState, id: string): boolean {
  const item = state.items.get(id);
  if (item?.standing !== 'public') return false;
  return referencesOf(item.entry).every((reference) => !reference.restsOn || isShown(state, reference.id));
}
