import { Worker } from 'node:worker_threads';
import { type Issue, type Result, refuse } from '@tocsin/core/units/result';
import type { RawDocument, ReadFeed, ReadPage, ReportReader } from '../../ports/report-reader.ts';

/** Five million bytes took three to four seconds on a busy machine of two cores. What takes this long was made to. */
const SLOWEST_MS = 20_000;
const THREAD_MEMORY_MB = 512;

/** What the thread is asked. */
export interface Question {
  readonly form: 'feed' | 'page';
  readonly document: RawDocument;
}

/** What it answers, or why there is no answer. */
export type Answer =
  | { readonly form: 'feed'; readonly result: Result<ReadFeed, Issue> }
  | { readonly form: 'page'; readonly result: Result<ReadPage, Issue> }
  | { readonly form: 'none'; readonly issue: Issue };

interface Job extends Question {
  readonly settle: (answer: Answer) => void;
}

const CLOSED: Answer = { form: 'none', issue: { code: 'CLOSED', path: '', message: 'the reader was closed' } };

/**
 * A reader in a thread of its own, one document at a time: alarms go out from the main one. A document that takes too long, or brings the
 * thread down, is refused and the thread begins anew. The thread starts with the first document.
 */
export function openReportReader(slowestMs = SLOWEST_MS): ReportReader {
  const jobs: Job[] = [];
  let current: { readonly job: Job; readonly id: number; readonly timer: NodeJS.Timeout } | undefined;
  let serial = 0;
  let thread: Worker | undefined;
  let isClosed = false;

  function start(): Worker {
    const worker = new Worker(new URL('./report-reader-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    worker.unref();
    worker.on('message', ({ id, answer }: { readonly id: number; readonly answer: Answer }) => {
      if (current?.id === id) finish(answer);
    });
    worker.on('error', () => {
      if (worker === thread) replace('UNREADABLE', 'reading it brought the reader down');
    });
    return worker;
  }

  function replace(code: string, message: string): void {
    // It is gone or going: nothing is left to wait for.
    thread?.terminate().catch(() => {});
    thread = undefined;
    finish({ form: 'none', issue: { code, path: '', message } });
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
    const timer = setTimeout(() => replace('TOO_SLOW', `reading it took more than ${slowestMs} ms`), slowestMs);
    current = { job, id: serial, timer };
    thread ??= start();
    thread.postMessage({ id: serial, form: job.form, document: job.document });
  }

  function ask(question: Question): Promise<Answer> {
    if (isClosed) return Promise.resolve(CLOSED);
    return new Promise((settle) => {
      jobs.push({ ...question, settle });
      next();
    });
  }

  return {
    async feed(document) {
      const answer = await ask({ form: 'feed', document });
      return answer.form === 'feed' ? answer.result : refuse(issueOf(answer));
    },
    async page(document) {
      const answer = await ask({ form: 'page', document });
      return answer.form === 'page' ? answer.result : refuse(issueOf(answer));
    },
    async close() {
      isClosed = true;
      clearTimeout(current?.timer);
      const left = [...(current === undefined ? [] : [current.job]), ...jobs.splice(0)];
      current = undefined;
      for (const { settle } of left) settle(CLOSED);
      await thread?.terminate();
    },
  };
}

function issueOf(answer: Answer): Issue {
  return answer.form === 'none' ? answer.issue : { code: 'UNREADABLE', path: '', message: 'the reader answered another question' };
}
