import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { RecordAnswer, RecordCall } from '../../ports/record-thread.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** A thread that says nothing for this long is stuck, ms. A large record is read in slices far below that. */
const STUCK_MS = 15_000;
const RESTART_MS_MIN = 500;
const RESTART_MS_MAX = 30_000;
const ASK_MS = 30_000;
const CLOSE_MS = 10_000;
/** Questions that wait for an answer at most; more would only wait longer. */
const WAITING_MAX = 1_000;

/** The thread to run. */
export interface RecordThreadPlan {
  /** The module that the thread runs; it calls `hostRecord` with `parentPort`. */
  readonly module: URL;
  /** What the thread is to open; asked for at each start. */
  readonly task: () => object;
  /** Called for each start with a port to the journal's holder; returns an end to it. */
  readonly serveJournal: (port: MessagePort) => () => void;
  readonly nowMs: () => number;
  readonly onFault: (fault: unknown) => void;
}

/** The record, in a thread of its own. */
export interface RecordThread {
  /** Begins; what is asked before waits for nothing and is told so. */
  start(): void;
  ask(asked: RecordCall): Promise<RecordAnswer>;
  /** Empty while all is well. */
  faults(): readonly string[];
  close(): Promise<void>;
}

/**
 * Runs the record in a thread of its own: whatever people ask of it, and however much there is to write, no alarm waits for it. A
 * thread that ends is started anew.
 */
export function openRecordThread({ module, task, serveJournal, nowMs, onFault }: RecordThreadPlan): RecordThread {
  const calls = new Map<number, (answer: RecordAnswer) => void>();
  let worker: Worker | undefined;
  let endJournal: () => void = () => {};
  let heardMs = nowMs();
  let known: readonly string[] = [];
  let nextCall = 1;
  let restartMs = RESTART_MS_MIN;
  let isClosing = false;
  let restarting: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    heardMs = nowMs();
    const { port1, port2 } = new MessageChannel();
    endJournal = serveJournal(port1);
    const thread = new Worker(module, { workerData: { ...task(), journal: port2 }, transferList: [port2], name: 'record' });
    worker = thread;
    thread.on('message', hear);
    thread.on('error', onFault);
    thread.on('exit', () => {
      endJournal();
      worker = undefined;
      for (const settle of calls.values()) settle(down('the record is being started'));
      calls.clear();
      if (isClosing) return;
      restarting = setTimeout(start, restartMs);
      restarting.unref();
      restartMs = Math.min(RESTART_MS_MAX, restartMs * 2);
    });
  }

  function hear(message: FromThread): void {
    heardMs = nowMs();
    if (message.kind === 'fault') onFault(new Error(message.text));
    else if (message.kind === 'health') {
      known = message.faults;
      restartMs = RESTART_MS_MIN;
    } else {
      calls.get(message.call)?.(message.answer);
      calls.delete(message.call);
    }
  }

  function ask(asked: RecordCall): Promise<RecordAnswer> {
    const thread = worker;
    if (thread === undefined) return Promise.resolve(down('the record is being started'));
    if (calls.size >= WAITING_MAX) return Promise.resolve(down('the record has too many questions to answer'));
    const call = nextCall++;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        calls.delete(call);
        resolve(down('the record did not answer in time'));
      }, ASK_MS);
      calls.set(call, (answer) => {
        clearTimeout(late);
        resolve(answer);
      });
      thread.postMessage({ kind: 'ask', call, asked } satisfies ToThread);
    });
  }

  async function close(): Promise<void> {
    isClosing = true;
    clearTimeout(restarting);
    const thread = worker;
    if (thread === undefined) return;
    const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    thread.postMessage({ kind: 'close' } satisfies ToThread);
    const forced = setTimeout(() => void thread.terminate(), CLOSE_MS);
    await exited;
    clearTimeout(forced);
  }

  return {
    start,
    ask,
    faults() {
      if (worker === undefined) return ['its thread is being started'];
      return nowMs() - heardMs > STUCK_MS ? ['its thread does not answer'] : known;
    },
    close,
  };
}

function down(detail: string): RecordAnswer {
  return { ok: false, code: 'RECORD_DOWN', detail, errors: [], headers: { 'retry-after': '2' } };
}
