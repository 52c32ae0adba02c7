import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './open-report-reader.ts';
import { readFeed } from './read-feed.ts';
import { readPage } from './read-page.ts';

// The thread of `open-report-reader.ts`: takes documents, gives what is in them, in order.
parentPort?.on('message', ({ id, question: { form, document } }: { readonly id: number; readonly question: Question }) => {
  const answer: Answer = form === 'feed' ? { form, result: readFeed(document) } : { form, result: readPage(document) };
  parentPort?.postMessage({ id, answer });
});
