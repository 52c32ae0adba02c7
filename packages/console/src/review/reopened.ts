import type { DeskEntry } from '../record/desk-entry.ts';
import { type Board, openBoard } from './board.ts';

/** The board with what the server says now: at the same entry, or at what came after it; decisions that were not sent stay. */
export function reopened<Entry extends DeskEntry>(
  before: Board<Entry> | undefined,
  entries: readonly Entry[],
  operator: string,
): Board<Entry> {
  const fresh = openBoard(entries, operator);
  if (before === undefined) return fresh;
  const known = new Set(entries.map(({ id }) => id));
  const marks = new Map([...before.marks].filter(([id]) => known.has(id)));
  const next = before.entries.slice(before.at).find(({ id }) => known.has(id));
  const at = entries.findIndex(({ id }) => id === next?.id);
  return { ...fresh, at: at === -1 ? Math.max(0, Math.min(before.at, entries.length - 1)) : at, marks };
}
