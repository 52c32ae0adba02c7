import { type DeskEntry, groupOf, isOpenTo } from '../record/desk-entry.ts';
import type { Mark } from './desk-claim.ts';

/** The desk's board: entries to decide about, where the person is, what they have decided and not sent. */
export interface Board<Entry extends DeskEntry = DeskEntry> {
  readonly operator: string;
  readonly entries: readonly Entry[];
  readonly at: number;
  readonly marks: ReadonlyMap<string, Mark>;
  /** What `undo` goes back to, newest last. */
  readonly past: readonly Pick<Board, 'at' | 'marks'>[];
}

/** A board at its first claim that waits for this person. */
export function openBoard<Entry extends DeskEntry>(entries: readonly Entry[], operator: string): Board<Entry> {
  const first = entries.findIndex((entry) => isOpenTo(entry, operator));
  return { operator, entries, at: Math.max(0, first), marks: new Map(), past: [] };
}

/** The claim that the person is at. */
export function currentOf<Entry extends DeskEntry>({ entries, at }: Board<Entry>): Entry | undefined {
  return entries[at];
}

/** To the next claim, or the one before; stays at the ends. */
export function step<Entry extends DeskEntry>(board: Board<Entry>, by: 1 | -1): Board<Entry> {
  const at = Math.min(Math.max(board.at + by, 0), Math.max(0, board.entries.length - 1));
  return { ...board, at };
}

/** Entries of the current one's kind that wait for a decision, from here on: what one key can confirm together. */
export function alike<Entry extends DeskEntry>(board: Board<Entry>): readonly Entry[] {
  const current = currentOf(board);
  if (current === undefined) return [];
  return board.entries.filter((entry, place) => place >= board.at && groupOf(entry) === groupOf(current) && isWaiting(board, entry));
}

/** Decides about entries and goes on to the next that waits. Those that this person cannot decide about stay as they are. */
export function decide<Entry extends DeskEntry>(board: Board<Entry>, entries: readonly Entry[], mark: Mark): Board<Entry> {
  const taken = entries.filter((entry) => canTake(entry, mark.decision, board.operator));
  if (taken.length === 0) return board;
  const marks = new Map(board.marks);
  for (const { id } of taken) marks.set(id, mark);
  const marked: Board<Entry> = { ...board, marks, past: [...board.past, { at: board.at, marks: board.marks }] };
  return { ...marked, at: nextWaiting(marked) };
}

/** Takes the last decision back, as long as it was not sent. */
export function undo<Entry extends DeskEntry>(board: Board<Entry>): Board<Entry> {
  const last = board.past.at(-1);
  return last === undefined ? board : { ...board, ...last, past: board.past.slice(0, -1) };
}

/** Takes one decision off the board that the record refused, and goes there. The others were not entered either and stay. */
export function withoutMark<Entry extends DeskEntry>(board: Board<Entry>, place: number): Board<Entry> {
  const refused = [...board.marks.keys()][place];
  const at = board.entries.findIndex(({ id }) => id === refused);
  if (refused === undefined || at === -1) return board;
  const marks = new Map(board.marks);
  marks.delete(refused);
  return { ...board, at, marks, past: [] };
}

/** How many wait for this person. */
export function waitingCount(board: Board): number {
  return board.entries.filter((entry) => isWaiting(board, entry)).length;
}

/** The decisions as the server takes them. */
export function reviewsOf({ marks }: Board): readonly object[] {
  return [...marks].map(([subject, mark]) => ({ subject, ...mark }));
}

function isWaiting({ operator, marks }: Board, entry: DeskEntry): boolean {
  return isOpenTo(entry, operator) && !marks.has(entry.id);
}

/** Whether the record would take a decision of this person. Their own drafts they may amend and withdraw, never confirm. */
function canTake(entry: DeskEntry, decision: Mark['decision'], operator: string): boolean {
  const { standing, grounded } = entry;
  if (decision === 'confirm') return isOpenTo(entry, operator);
  if (decision === 'reject') return standing === 'draft' || standing === 'confirmed';
  if (decision === 'amend') return standing === 'draft' && grounded && entry.kind === 'claim';
  return (standing === 'confirmed' || standing === 'public') && entry.kind === 'claim';
}

/** The next one that waits, from here to the end and then from the start; here where none does. */
function nextWaiting(board: Board): number {
  const from = board.entries.findIndex((entry, place) => place > board.at && isWaiting(board, entry));
  const anywhere = board.entries.findIndex((entry) => isWaiting(board, entry));
  return from !== -1 ? from : anywhere !== -1 ? anywhere : board.at;
}
