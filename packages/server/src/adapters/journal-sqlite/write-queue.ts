import type { Worker } from 'node:worker_threads';
import type { Entry } from '@tocsin/core/entry';
import type { JournalHealth, Snapshot } from '../../ports/journal.ts';
import type { EntryRow, WriterAnswer, WriterOrder } from './writer-messages.ts';

/** A failed group is tried again after this long, milliseconds; each failure doubles it up to the second figure. */
const RETRY_MS_MIN = 20;
const RETRY_MS_MAX = 2_000;
/** More rows than this in one transaction would make the first of them wait for the last. */
const GROUP_ROWS_MAX = 1_000;
/** While the disk is slow, this is when it is called so. */
const SLOW_MS = 250;
/** At the end, a disk that takes nothing is waited for this long. */
const CLOSE_MS_MAX = 5_000;

interface Waiting {
  readonly entry: Entry;
  readonly since: number;
  /** Of the last entry of an append: settles its promise. */
  readonly settle: { readonly resolve: () => void; readonly reject: (cause: Error) => void } | undefined;
}

/** The entries on their way to the disk, in order. Nothing leaves it but by being durable, or by closing on a disk that takes nothing. */
export interface WriteQueue {
  write(entries: readonly Entry[]): Promise<void>;
  saveSnapshot(snapshot: Snapshot): Promise<void>;
  pending(): readonly Entry[];
  health(): JournalHealth;
  close(): Promise<void>;
}

/**
 * Groups entries into commits: one group is at the writer, everything that arrives meanwhile is the next. A group that fails stays
 * first in line and is tried again until the disk takes it.
 */
export function openWriteQueue(worker: Worker): WriteQueue {
  const queue: Waiting[] = [];
  const snapshots = new Map<number, { resolve: () => void; reject: (cause: Error) => void }>();
  let inFlight = 0;
  let ticket = 0;
  let groupTicket = 0;
  let retryMs = RETRY_MS_MIN;
  let failure: string | undefined;
  let retry: NodeJS.Timeout | undefined;
  let drained: (() => void) | undefined;
  let closed: (() => void) | undefined;

  function order(message: WriterOrder): void {
    worker.postMessage(message);
  }

  function send(): void {
    // While a failure is waited out, new entries only join the line: a full disk is not asked at each append.
    if (inFlight > 0 || retry !== undefined || queue.length === 0) return;
    const group = queue.slice(0, GROUP_ROWS_MAX);
    inFlight = group.length;
    ticket += 1;
    groupTicket = ticket;
    order({ kind: 'entries', ticket, rows: group.map(({ entry }) => rowOf(entry)) });
  }

  function finished(answer: WriterAnswer): void {
    if (answer.kind === 'closed') {
      closed?.();
      return;
    }
    const snapshot = snapshots.get(answer.ticket);
    if (snapshot !== undefined) {
      snapshots.delete(answer.ticket);
      if (answer.kind === 'done') snapshot.resolve();
      else snapshot.reject(new Error(answer.reason));
      return;
    }
    if (answer.ticket !== groupTicket) return;
    const written = inFlight;
    inFlight = 0;
    if (answer.kind === 'failed') {
      failure = answer.reason;
      retry = setTimeout(() => {
        retry = undefined;
        send();
      }, retryMs);
      retry.unref();
      retryMs = Math.min(RETRY_MS_MAX, 2 * retryMs);
      return;
    }
    failure = undefined;
    retryMs = RETRY_MS_MIN;
    for (const waiting of queue.splice(0, written)) waiting.settle?.resolve();
    send();
    if (queue.length === 0) drained?.();
  }

  worker.on('message', finished);
  worker.on('error', (cause) => {
    failure = `the writing thread ended: ${String(cause)}`;
  });

  return {
    write(entries) {
      const since = performance.now();
      const durable = new Promise<void>((resolve, reject) => {
        for (const [place, entry] of entries.entries()) {
          queue.push({ entry, since, settle: place === entries.length - 1 ? { resolve, reject } : undefined });
        }
        if (entries.length === 0) resolve();
      });
      // Whoever does not wait for the disk need not hear that it failed: health() says so.
      durable.catch(() => {});
      // Within one turn of the event loop more may follow: an input and what the engine makes of it share a commit.
      queueMicrotask(send);
      return durable;
    },
    saveSnapshot(snapshot) {
      ticket += 1;
      const mine = ticket;
      return new Promise((resolve, reject) => {
        snapshots.set(mine, { resolve, reject });
        order({ kind: 'snapshot', ticket: mine, seq: snapshot.seq, format: snapshot.format, bytes: snapshot.bytes });
      });
    },
    pending: () => queue.map(({ entry }) => entry),
    health() {
      const oldest = queue[0];
      const oldestPendingMs = oldest === undefined ? 0 : performance.now() - oldest.since;
      const reason = failure ?? (oldestPendingMs > SLOW_MS ? 'the disk is slow' : undefined);
      return {
        state: reason === undefined ? 'ok' : 'degraded',
        pendingEntries: queue.length,
        oldestPendingMs,
        ...(reason === undefined ? {} : { reason }),
      };
    },
    async close() {
      if (queue.length > 0) {
        await atMost(CLOSE_MS_MAX, (done) => {
          drained = done;
          send();
        });
      }
      clearTimeout(retry);
      await atMost(CLOSE_MS_MAX, (done) => {
        closed = done;
        order({ kind: 'close' });
      });
      await worker.terminate();
      const given = new Error('the journal was closed before the disk took the entry');
      for (const { settle } of queue.splice(0)) settle?.reject(given);
      for (const { reject } of snapshots.values()) reject(given);
      snapshots.clear();
    },
  };
}

/** Waits for `begin`'s callback, but no longer than the limit. */
function atMost(limitMs: number, begin: (done: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs);
    begin(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function rowOf({ seq, at, body }: Entry): EntryRow {
  return { seq, at, kind: body.kind, body: JSON.stringify(body) };
}
