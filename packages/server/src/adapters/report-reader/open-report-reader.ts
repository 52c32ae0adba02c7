import { type Issue, type Result, refuse } from '@tocsin/core/units/result';
import type { RawDocument, ReadFeed, ReadPage, ReportReader } from '../../ports/report-reader.ts';
import { openJobThread } from '../job-thread.ts';

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

/**
 * A reader in a thread of its own, one document at a time: alarms go out from the main one. A document that takes too long, or brings the
 * thread down, is refused and the thread begins anew. The thread starts with the first document.
 */
export function openReportReader(slowestMs = SLOWEST_MS): ReportReader {
  const { ask, close } = openJobThread<Question, Answer>(
    {
      module: new URL('./report-reader-thread.ts', import.meta.url),
      options: { resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB } },
      slowestMs,
    },
    ({ code, message }) => ({ form: 'none', issue: { code, path: '', message } }),
  );
  return {
    async feed(document) {
      const answer = await ask({ form: 'feed', document });
      return answer.form === 'feed' ? answer.result : refuse(issueOf(answer));
    },
    async page(document) {
      const answer = await ask({ form: 'page', document });
      return answer.form === 'page' ? answer.result : refuse(issueOf(answer));
    },
    close,
  };
}

function issueOf(answer: Answer): Issue {
  return answer.form === 'none' ? answer.issue : { code: 'UNREADABLE', path: '', message: 'the reader answered another question' };
}
