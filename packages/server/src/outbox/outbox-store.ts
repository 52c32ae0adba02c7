import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { RowMark, StoreAnswer, StoredRow, StoreOrder } from './store-messages.ts';

/** A disk that does not answer holds the channel's start up for no longer than this, ms. */
const OPEN_MS = 2_000;
const CLOSE_MS = 1_000;
/** Orders that a stuck disk may leave undone; what comes after is not kept. */
const BEHIND_MAX = 20_000;

/** Where and for whom a store is. */
export interface StorePlan {
  /** The folder of the channels' files. */
  readonly folder: string;
  /** The channel's id: names the files. */
  readonly channel: string;
  readonly nowMs: () => number;
  readonly onFault: (fault: unknown) => void;
}

/** What a channel has been told and what became of it, kept over restarts; and its dead letters. Nobody waits for it. */
export interface OutboxStore {
  /** What was kept, in the order told. */
  readonly rows: readonly StoredRow[];
  told(alert: SignedAlert, ends: readonly string[], toldAtMs: number): void;
  mark(mark: RowMark): void;
  /** One line of JSON in the file of messages that were given up. */
  bury(letter: unknown): void;
  /** When everything until now is on disk. */
  flushed(): Promise<void>;
  /** Why what happens now would not survive a restart. */
  fault(): string | undefined;
  close(): Promise<void>;
}

/** Opens a channel's store: `<folder>/<channel>.sqlite` and `<folder>/<channel>-dead-letters.jsonl`. */
export async function openOutboxStore({ folder, channel, nowMs, onFault }: StorePlan): Promise<OutboxStore> {
  const workerData = {
    path: join(folder, `${channel}.sqlite`),
    deadLetters: join(folder, `${channel}-dead-letters.jsonl`),
    nowMs: nowMs(),
  };
  const worker = new Worker(new URL('./store-writer.ts', import.meta.url), { workerData, name: `outbox ${channel}` });
  const waiting = new Set<{ readonly ticket: number; readonly resolve: () => void }>();
  let ordered: (() => StoreOrder)[] = [];
  let issued = 0;
  let done = 0;
  let fault: string | undefined;
  let isGone = false;
  let opened: (rows: readonly StoredRow[]) => void = () => {};
  let closed: () => void = () => {};

  function hear(answer: StoreAnswer): void {
    if (answer.kind === 'closed') closed();
    else if (answer.kind === 'done') {
      fault = undefined;
      done = answer.ticket;
      settleWaiting();
    } else if (answer.kind === 'failed') complain(answer.fault);
    else {
      if (answer.fault !== undefined) complain(answer.fault);
      opened(answer.rows);
    }
  }

  function complain(reason: string): void {
    if (fault !== reason) onFault(new Error(reason));
    fault = reason;
  }

  function settleWaiting(): void {
    for (const entry of waiting) {
      if (entry.ticket > done && !isGone) continue;
      waiting.delete(entry);
      entry.resolve();
    }
  }

  worker.on('message', hear);
  worker.on('error', (cause) => {
    isGone = true;
    fault = `the outbox's thread ended: ${String(cause)}`;
    onFault(cause);
    opened([]);
    settleWaiting();
  });

  /** What is ordered within a turn goes to the disk after it, together: the sending comes first. */
  function order(make: (ticket: number) => StoreOrder): void {
    if (isGone || issued - done > BEHIND_MAX) return;
    issued += 1;
    const ticket = issued;
    if (ordered.length === 0) setImmediate(pass);
    ordered.push(() => make(ticket));
  }

  function pass(): void {
    const batch = ordered;
    ordered = [];
    if (batch.length > 0) worker.postMessage(batch.map((make) => make()));
  }

  const rows = await atMost<readonly StoredRow[]>(OPEN_MS, [], (resolve) => {
    opened = resolve;
  });
  return {
    rows,
    told: (alert, ends, toldAtMs) =>
      order((ticket) => ({ kind: 'told', ticket, alert: alert.id, body: JSON.stringify(alert), toldAtMs, ends })),
    mark: (mark) => order((ticket) => ({ kind: 'mark', ticket, mark })),
    bury: (letter) => order((ticket) => ({ kind: 'dead', ticket, line: JSON.stringify(letter) })),
    flushed: () =>
      new Promise((resolve) => {
        waiting.add({ ticket: issued, resolve });
        settleWaiting();
      }),
    fault: () => fault ?? (issued - done > BEHIND_MAX / 2 ? 'the disk of the outbox is stuck' : undefined),
    async close() {
      await atMost<undefined>(CLOSE_MS, undefined, (resolve) => {
        closed = () => resolve(undefined);
        order((ticket) => ({ kind: 'close', ticket }));
      });
      isGone = true;
      settleWaiting();
      await worker.terminate();
    },
  };
}

/** Waits for `begin`'s callback, but no longer than the limit. */
function atMost<Value>(limitMs: number, otherwise: Value, begin: (resolve: (value: Value) => void) => void): Promise<Value> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limitMs, otherwise);
    begin((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
