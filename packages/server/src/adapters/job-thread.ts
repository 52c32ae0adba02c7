import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Why a thread gave no answer. */
export interface JobRefusal {
  readonly code: 'UNREADABLE' | 'TOO_SLOW' | 'BUSY' | 'CLOSED';
  readonly message: string;
}

/** A thread that is put questions one at a time. Its module answers each `{ id, question }` with `{ id, answer }`. */
export interface JobThreadPlan {
  readonly module: URL;
  readonly options: WorkerOptions;
  /** What takes longer was made to, ms. */
  readonly slowestMs: number;
  /** Questions that may wait. */
  readonly waitingMax?: number;
}

/** The asking side. */
export interface JobThread<Question, Answer> {
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Runs a module in a thread of its own, so that what comes from outside holds nobody else up. A question that takes too long, or brings
 * the thread down, is refused and the thread begins anew. It starts with the first question.
 */
export function openJobThread<Question, Answer>(
  { module, options, slowestMs, waitingMax = Number.POSITIVE_INFINITY }: JobThreadPlan,
  refused: (refusal: JobRefusal) => Answer,
): JobThread<Question, Answer> {
  interface Job {
    readonly question: Question;
    readonly settle: (answer: Answer) => void;
  }
  const jobs: Job[] = [];
  let current: { readonly job: Job; readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  let serial = 0;
  let thread: Worker | undefined;
  let isClosed = false;

  function start(): Worker {
    const worker = new Worker(module, options);
    worker.unref();
    worker.on('message', ({ id, answer }: { readonly id: number; readonly answer: Answer }) => {
      if (current?.id === id) finish(answer);
    });
    worker.on('error', () => {
      if (worker === thread) replace({ code: 'UNREADABLE', message: 'reading it brought the reader down' });
    });
    return worker;
  }

  function replace(refusal: JobRefusal): void {
    // It is gone or going: nothing is left to wait for.
    thread?.terminate().catch(() => {});
    thread = undefined;
    finish(refused(refusal));
  }

  function finish(answer: Answer): void {
    const done = current;
    current = undefined;
    clearTimeout(done?.timer);
    done?.job.settle(answer);
    next();
  }

  function next(): void {
    const job = current === undefined ? jobs.shift() : undefined;
    if (job === undefined) return;
    serial += 1;
    const timer = setTimeout(() => replace({ code: 'TOO_SLOW', message: `reading it took more than ${slowestMs} ms` }), slowestMs);
    current = { job, id: serial, timer };
    thread ??= start();
    thread.postMessage({ id: serial, question: job.question });
  }

  return {
    ask(question) {
      if (isClosed) return Promise.resolve(refused(CLOSED));
      if (jobs.length >= waitingMax) return Promise.resolve(refused({ code: 'BUSY', message: `${waitingMax} messages wait to be read` }));
      return new Promise((settle) => {
        jobs.push({ question, settle });
        next();
      });
    },
    async close() {
      isClosed = true;
      clearTimeout(current?.timer);
      const left = [...(current === undefined ? [] : [current.job]), ...jobs.splice(0)];
      current = undefined;
      for (const { settle } of left) settle(refused(CLOSED));
      await thread?.terminate();
    },
  };
}

const CLOSED: JobRefusal = { code: 'CLOSED', message: 'the reader was closed' };
