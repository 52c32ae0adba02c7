import { useEffect, useState } from 'preact/hooks';
import { type Board, reviewsOf, withoutMark } from '../review/board.ts';
import { reopened } from '../review/reopened.ts';
import { ask, placeOf } from './ask.ts';
import type { DeskEntry } from './desk-entry.ts';
import { useAnswer } from './use-answer.ts';

/** What was refused, by the path of its field. */
export type Refused = ReadonlyMap<string, string>;

/** How a screen tells the server what somebody decided or made. */
export interface Decider {
  /** Sends what was decided on the board, all or none. */
  send(): Promise<void>;
  /** Sends decisions at once, beside the board. @returns what was refused, by field */
  review(reviews: readonly object[], done: string): Promise<Refused | undefined>;
  /** Enters what a person made. */
  enter(entry: object, done: string): Promise<Refused | undefined>;
  say(text: string): void;
}

/** A list of entries at a board. */
export interface EntryBoard extends Decider {
  readonly board: Board | undefined;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly isLoading: boolean;
  readonly problem: string | undefined;
  change(board: Board): void;
  reload(): Promise<void>;
}

/** Reads entries from an address and decides about them. */
export function useEntryBoard(path: string, say: (text: string) => void): EntryBoard {
  const { body, problem, isLoading, reload } = useAnswer<{ operator: string; entries: readonly DeskEntry[] }>(path);
  const [board, setBoard] = useState<Board | undefined>(undefined);
  useEffect(() => {
    if (body !== undefined) setBoard((before) => reopened(before, body.entries, body.operator));
  }, [body]);
  useLeaveGuard((board?.marks.size ?? 0) > 0);

  return {
    board,
    answer: { ...body },
    isLoading,
    problem,
    change: setBoard,
    reload,
    say,
    send: () => sendBoard({ board, change: setBoard, say, reload }),
    review: (reviews, done) => post({ path: 'reviews', body: { reviews }, done, say, reload }),
    enter: (entry, done) => post({ path: 'entries', body: { entry }, done, say, reload }),
  };
}

interface Sending<Entry extends DeskEntry> {
  readonly board: Board<Entry> | undefined;
  readonly change: (board: Board<Entry>) => void;
  readonly say: (text: string) => void;
  readonly reload: () => Promise<void>;
}

/** Sends what was decided, all or none; a decision that is refused comes off the board. */
export async function sendBoard<Entry extends DeskEntry>({ board, change, say, reload }: Sending<Entry>): Promise<void> {
  if (board === undefined || board.marks.size === 0) return;
  const answer = await ask('reviews', { reviews: reviewsOf(board) });
  if (answer.ok) {
    say(`${board.marks.size} decisions are in the record`);
    change({ ...board, marks: new Map(), past: [] });
    await reload();
    return;
  }
  say(answer.problem);
  const place = placeOf(answer.faults);
  if (place !== undefined) change(withoutMark(board, place));
}

/** Has the browser ask before a page is left whose decisions were not sent. */
export function useLeaveGuard(isUnsent: boolean): void {
  useEffect(() => {
    if (!isUnsent) return undefined;
    const keep = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', keep);
    return () => removeEventListener('beforeunload', keep);
  }, [isUnsent]);
}

interface Posting {
  readonly path: string;
  readonly body: object;
  readonly done: string;
  readonly say: (text: string) => void;
  readonly reload: () => Promise<void>;
}

/** Posts to the desk, says what came of it, and reads the screen anew. @returns what was refused, by field */
export async function post({ path, body, done, say, reload }: Posting): Promise<Refused | undefined> {
  const answer = await ask(path, body);
  if (answer.ok) {
    await reload();
    say(done);
    return undefined;
  }
  say(answer.problem);
  const faults = answer.faults.map(({ path: at, message }) => [at.replace(/^(entry|reviews\[0\])\./, ''), message] as const);
  return new Map(faults.length === 0 ? [['', answer.problem]] : faults);
}
