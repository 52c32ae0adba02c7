import { decideRetry, isRelease, mayHaveArrived, type TryFailure } from '@tocsin/core/delivery/retry-schedule';
import { unixMs } from '@tocsin/core/units/instant';
import type { EndMemory } from './end-memory.ts';
import { asksToBeClosed, createEndState, type EndState, noteHanded } from './end-state.ts';
import type { Handed, OutboxEnd, Settled } from './handover.ts';
import { findNext, findOverflow, findStale, hasWarning, type LineItem } from './line-rules.ts';

/** Items that wait at one end at most; see `findOverflow`. */
const LINE_MAX = 200;
/** A new message is not held up for longer than this by an end's earlier failures, ms: it may have come back. */
const FRESH_PAUSE_MS = 1_000;

/** What a line needs. */
export interface LineParts {
  readonly end: Pick<OutboxEnd, 'timeoutMs' | 'send' | 'tidy'>;
  readonly memory: EndMemory;
  readonly nowMs: () => number;
  /** 0 to 1. */
  readonly jitter: () => number;
  readonly onSettled: (item: LineItem, settled: Settled) => void;
  /** The end may have the alert although the try failed. */
  readonly onMaybe: (item: LineItem) => void;
  readonly onFault: (fault: unknown) => void;
}

/** The alerts before one end, handed over one at a time, in order. */
export interface EndLine {
  add(item: LineItem): void;
  readonly state: Readonly<EndState>;
  /** Notes an answer or a failure that came by another way (a heartbeat). */
  note(handed: Handed): void;
  waiting(): number;
  close(): void;
}

/** Opens a line. */
export function openEndLine(parts: LineParts): EndLine {
  const { memory, nowMs } = parts;
  const state = createEndState();
  const closing = new AbortController();
  let line: LineItem[] = [];
  let inFlight: LineItem | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function settle(item: LineItem, settled: Settled): void {
    line = line.filter((other) => other !== item);
    parts.onSettled(item, settled);
  }

  function sweep(): void {
    for (const { item, code } of findStale(line, memory, nowMs())) if (item !== inFlight) settle(item, { reached: false, code });
  }

  function shut(code: string): void {
    state.closedBy = code;
    for (const item of line) if (item !== inFlight) settle(item, { reached: false, code });
  }

  function go(): void {
    if (inFlight !== undefined || closing.signal.aborted) return;
    sweep();
    const now = nowMs();
    const item = state.restsUntilMs > now ? undefined : findNext(line, now);
    if (item !== undefined) {
      inFlight = item;
      attempt(item, parts, closing.signal).then((handed) => finish(item, handed));
    } else if (line.length > 0) {
      clearTimeout(timer);
      timer = setTimeout(go, Math.max(1, wakeAtMs(line, state, now) - now));
    }
  }

  function finish(item: LineItem, handed: Handed): void {
    inFlight = undefined;
    if (closing.signal.aborted) return;
    noteHanded(state, handed, nowMs());
    if (handed.ok) {
      memory.arrived(item.alert, handed.receipt);
      settle(item, { reached: true, ...(handed.receipt === undefined ? {} : { receipt: handed.receipt }) });
      tidyUp(item, parts, closing.signal);
    } else recover(item, handed.failure);
    go();
  }

  function recover(item: LineItem, failure: TryFailure): void {
    const { alert, tries } = item;
    if (mayHaveArrived(failure) && !isRelease(alert)) {
      memory.arrived(alert);
      parts.onMaybe(item);
    }
    const now = unixMs(nowMs());
    const isUrgent = hasWarning(line, now);
    const decision = decideRetry({ now, alert, failure, tries, failuresInRow: state.failuresInRow, isUrgent, jitter: parts.jitter() });
    if (decision.next === 'close-end') shut(decision.code);
    else if (decision.next === 'give-up') {
      settle(item, { reached: false, code: decision.code });
      state.restsUntilMs = now + FRESH_PAUSE_MS;
    } else if (decision.scope === 'message') {
      item.isUnwanted = true;
      item.notBeforeMs = decision.at;
    } else {
      state.restsUntilMs = decision.at;
      state.askedForRest = failure.kind === 'http' && (failure.retryAfterS ?? 0) > 0;
    }
  }

  return {
    state,
    add(item) {
      line.push(item);
      if (state.closedBy !== undefined) {
        settle(item, { reached: false, code: state.closedBy });
        return;
      }
      if (line.length > LINE_MAX) makeRoom();
      if (!state.askedForRest) state.restsUntilMs = Math.min(state.restsUntilMs, nowMs() + FRESH_PAUSE_MS);
      // After the caller's turn: telling costs it nothing but the entry in the line. Ends that answer go before those that do not.
      if (state.failuresInRow === 0) queueMicrotask(go);
      else setImmediate(go);
    },
    note(handed) {
      noteHanded(state, handed, nowMs());
      if (asksToBeClosed(handed)) shut(state.lastFailure ?? '');
      else if (handed.ok) go();
    },
    waiting: () => line.length,
    close() {
      clearTimeout(timer);
      closing.abort();
    },
  };

  function makeRoom(): void {
    sweep();
    const free = line.filter((item) => item !== inFlight);
    const surplus = findOverflow(free, LINE_MAX);
    if (surplus !== undefined) settle(surplus, { reached: false, code: 'QUEUE_FULL' });
  }
}

/** One try. Whatever the adapter makes of its signal, a try takes no longer than the end's time. */
function attempt(item: LineItem, { end, memory, onFault }: LineParts, closing: AbortSignal): Promise<Handed> {
  item.tries += 1;
  const { alert } = item;
  const signal = AbortSignal.any([closing, AbortSignal.timeout(end.timeoutMs)]);
  const overtime = new Promise<Handed>((resolve) => {
    signal.addEventListener('abort', () => resolve({ ok: false, failure: { kind: 'timeout' } }), { once: true });
  });
  const sent = end.send({ alert, hasHeard: memory.hasHeard(alert), thread: memory.threadOf(alert), signal });
  return Promise.race([sent, overtime]).catch((fault: unknown): Handed => {
    onFault(fault);
    return { ok: false, failure: { kind: 'broken' } };
  });
}

function tidyUp({ alert }: LineItem, { end, memory }: LineParts, closing: AbortSignal): void {
  if (end.tidy === undefined || !isRelease(alert)) return;
  const ended = memory.endedBy(alert);
  if (ended.length === 0) return;
  // Nobody depends on it: what cannot be tidied up stays as it is.
  end.tidy(ended, AbortSignal.any([closing, AbortSignal.timeout(end.timeoutMs)])).catch(() => {});
}

/** When the line has to be looked at again. */
function wakeAtMs(line: readonly LineItem[], { restsUntilMs }: EndState, nowMs: number): number {
  if (restsUntilMs > nowMs) return restsUntilMs;
  return Math.min(...line.map(({ notBeforeMs }) => notBeforeMs).filter((atMs) => atMs > nowMs));
}
