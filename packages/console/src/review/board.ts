import { type DeskClaim, isOpenTo, type Mark } from './desk-claim.ts';

/** The desk's board: claims to decide about, where the person is, what they have decided and not sent. */
export interface Board {
  readonly operator: string;
  readonly claims: readonly DeskClaim[];
  readonly at: number;
  readonly marks: ReadonlyMap<string, Mark>;
  /** What `undo` goes back to, newest last. */
  readonly past: readonly Pick<Board, 'at' | 'marks'>[];
}

/** A board at its first claim that waits for this person. */
export function openBoard(claims: readonly DeskClaim[], operator: string): Board {
  const first = claims.findIndex((claim) => isOpenTo(claim, operator));
  return { operator, claims, at: Math.max(0, first), marks: new Map(), past: [] };
}

/** The claim that the person is at. */
export function currentOf({ claims, at }: Board): DeskClaim | undefined {
  return claims[at];
}

/** To the next claim, or the one before; stays at the ends. */
export function step(board: Board, by: 1 | -1): Board {
  const at = Math.min(Math.max(board.at + by, 0), Math.max(0, board.claims.length - 1));
  return { ...board, at };
}

/** Claims of the current one's kind that wait for a decision, from here on: what one key can confirm together. */
export function alike(board: Board): readonly DeskClaim[] {
  const current = currentOf(board);
  return board.claims.filter((claim, place) => place >= board.at && claim.claim === current?.claim && isWaiting(board, claim));
}

/** Decides about claims and goes on to the next that waits. Those that this person cannot decide about stay as they are. */
export function decide(board: Board, claims: readonly DeskClaim[], mark: Mark): Board {
  const taken = claims.filter((claim) => isOpenTo(claim, board.operator));
  if (taken.length === 0) return board;
  const marks = new Map(board.marks);
  for (const { id } of taken) marks.set(id, mark);
  const marked: Board = { ...board, marks, past: [...board.past, { at: board.at, marks: board.marks }] };
  return { ...marked, at: nextWaiting(marked) };
}

/** Takes the last decision back, as long as it was not sent. */
export function undo(board: Board): Board {
  const last = board.past.at(-1);
  return last === undefined ? board : { ...board, ...last, past: board.past.slice(0, -1) };
}

/** Takes one decision off the board that the record refused, and goes there. The others were not entered either and stay. */
export function withoutMark(board: Board, place: number): Board {
  const refused = [...board.marks.keys()][place];
  const at = board.claims.findIndex(({ id }) => id === refused);
  if (refused === undefined || at === -1) return board;
  const marks = new Map(board.marks);
  marks.delete(refused);
  return { ...board, at, marks, past: [] };
}

/** How many wait for this person. */
export function waitingCount(board: Board): number {
  return board.claims.filter((claim) => isWaiting(board, claim)).length;
}

/** The decisions as the server takes them. */
export function reviewsOf({ marks }: Board): readonly object[] {
  return [...marks].map(([subject, mark]) => ({ subject, ...mark }));
}

function isWaiting({ operator, marks }: Board, claim: DeskClaim): boolean {
  return isOpenTo(claim, operator) && !marks.has(claim.id);
}

/** The next one that waits, from here to the end and then from the start; here where none does. */
function nextWaiting(board: Board): number {
  const from = board.claims.findIndex((claim, place) => place > board.at && isWaiting(board, claim));
  const anywhere = board.claims.findIndex((claim) => isWaiting(board, claim));
  return from !== -1 ? from : anywhere !== -1 ? anywhere : board.at;
}
