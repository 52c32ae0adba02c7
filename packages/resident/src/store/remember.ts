import { type AlarmState, CALM, expire, type Heard, type Hearing } from '../alarm-state.ts';
import { type Outcome, type Taken, takeAlert } from '../take-alert.ts';
import { announce } from './broadcast.ts';
import { type HistoryStore, NOW, openDatabase } from './database.ts';
import { type HistoryItem, type RefusalReason, trimHistory } from './history.ts';
import { endedThreads, endLine, type HistoryLine, lineOf, refusalLine } from './history-lines.ts';

/** Lines looked through for those that an end closes. */
const OPEN_LINES_MAX = 200;

/** What the device knew when it was last asked, without what ran out since. */
export async function recallAlarm(nowMs: number): Promise<AlarmState> {
  const database = await openDatabase();
  const kept = await database.get('alarm', NOW);
  return kept === undefined ? CALM : { ...expire({ ...kept, ending: undefined }, nowMs), ending: undefined };
}

/** Something to remember: an alert, a refusal that was decided elsewhere, or a change of what is in force. */
export type Noted =
  | { readonly kind: 'heard'; readonly heard: Heard; readonly hearing: Hearing }
  | { readonly kind: 'refused'; readonly heard: Heard; readonly reason: RefusalReason; readonly nowMs: number }
  | { readonly kind: 'settle'; readonly settle: (state: AlarmState) => AlarmState };

/**
 * Takes in what was heard into the memory that page, other tabs and the service worker share, in one transaction: whoever comes first
 * has the news, everybody else learns that it is known. Gives the state after it, and the outcomes, one
 * for each. Rejects where the browser keeps nothing.
 */
export async function remember(all: readonly Noted[]): Promise<Pick<Batch, 'state' | 'outcomes'>> {
  const database = await openDatabase();
  const transaction = database.transaction(['alarm', 'history'], 'readwrite');
  const [alarm, history] = [transaction.objectStore('alarm'), transaction.objectStore('history')];
  const kept = await alarm.get(NOW);
  const batch = takeBatch(kept === undefined ? CALM : { ...kept, ending: undefined }, all);
  const { inForce, told, over } = batch.state;
  await alarm.put({ inForce, told, over }, NOW);
  for (const line of batch.lines) if ((await history.getKey(line.id)) === undefined) await history.put(line);
  if (batch.ends.size > 0) await closeLines(history, batch.ends);
  await transaction.done;
  if (batch.lines.length > 0 || batch.ends.size > 0) {
    announce('history');
    await trimHistory();
  }
  return batch;
}

interface Batch {
  readonly state: AlarmState;
  readonly outcomes: readonly Outcome[];
  readonly lines: readonly HistoryLine[];
  /** Warnings that ended, and how. */
  readonly ends: ReadonlyMap<string, NonNullable<HistoryItem['end']>>;
}

/** {@link remember} on plain values. */
export function takeBatch(from: AlarmState, all: readonly Noted[]): Batch {
  let state = from;
  const outcomes: Outcome[] = [];
  const lines: HistoryLine[] = [];
  const ends = new Map<string, NonNullable<HistoryItem['end']>>();
  for (const noted of all) {
    const taken = takeNoted(state, noted);
    const how = taken.outcome.kind === 'ended' ? 'told' : 'lapsed';
    for (const thread of endedThreads(state.inForce, taken.state.inForce)) ends.set(thread, how);
    state = taken.state;
    outcomes.push(taken.outcome);
    if (taken.line !== undefined) lines.push(taken.line);
  }
  return { state, outcomes, lines, ends };
}

function takeNoted(state: AlarmState, noted: Noted): Taken & { readonly line?: HistoryLine | undefined } {
  if (noted.kind === 'settle') return { state: noted.settle(state), outcome: { kind: 'elsewhere' } };
  if (noted.kind === 'refused') {
    const { heard, reason, nowMs } = noted;
    return { state, outcome: { kind: 'refused', reason }, line: refusalLine(heard, reason, nowMs) };
  }
  const { heard, hearing } = noted;
  const taken = takeAlert(state, heard, hearing);
  return { ...taken, line: lineOf(heard, taken.outcome, hearing.nowMs) };
}

async function closeLines(history: HistoryStore, ends: Batch['ends']): Promise<void> {
  let cursor = await history.index('heard').openCursor(null, 'prev');
  for (let looked = 0; cursor !== null && looked < OPEN_LINES_MAX; looked += 1) {
    const ended = endLine(cursor.value, ends);
    if (ended !== undefined) await cursor.update(ended);
    cursor = await cursor.continue();
  }
}
