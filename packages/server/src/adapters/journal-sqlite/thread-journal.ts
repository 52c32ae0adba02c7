import { once } from 'node:events';
import { DatabaseSync } from 'node:sqlite';
import type { MessagePort } from 'node:worker_threads';
import type { EntryBody } from '@tocsin/core/entry';
import type { Journal, RecordJournal } from '../../ports/journal.ts';
import { readEntries } from './read-entries.ts';
import { requireJournal } from './schema.ts';

/** What a thread asks of the one that holds the journal. */
type Order = { readonly call: number; readonly bodies: readonly EntryBody[]; readonly at: Parameters<Journal['append']>[1] };

/** How far the disk has come, and what became of an order. */
type News = { readonly durable: number; readonly written?: number } | { readonly lost: number; readonly reason: string };

/** How soon a thread hears that the journal has grown, ms. */
const TELL_EVERY_MS = 100;

/** Lets a thread at the other end of `port` add to this journal, and tells it how far the disk has come. @returns an end to that */
export function serveJournal(journal: Journal, port: MessagePort): () => void {
  let told = -1;
  const durable = () => journal.head() - journal.health().pendingEntries;
  const say = (news: News) => port.postMessage(news);
  function tell(): void {
    if (durable() === told) return;
    told = durable();
    say({ durable: told });
  }
  port.on('message', ({ call, bodies, at }: Order) => {
    const lose = (cause: unknown) => say({ lost: call, reason: cause instanceof Error ? cause.message : String(cause) });
    try {
      journal.append(bodies, at).durable.then(() => say({ durable: durable(), written: call }), lose);
    } catch (cause) {
      lose(cause);
    }
  });
  const timer = setInterval(tell, TELL_EVERY_MS);
  timer.unref();
  port.unref();
  tell();
  return () => {
    clearInterval(timer);
    port.close();
  };
}

/**
 * The thread's side: reads the file itself, so that a long reading is no other thread's work, and sees only what is on the disk.
 *
 * @param path - the journal's file, open for writing at the other end of `port`
 */
export async function openThreadJournal(path: string, port: MessagePort): Promise<RecordJournal & { close(): void }> {
  const database = new DatabaseSync(path, { readOnly: true });
  requireJournal(database);
  const orders = new Map<number, { readonly resolve: () => void; readonly reject: (reason: Error) => void }>();
  let head = 0;
  let calls = 0;
  port.on('message', (news: News) => {
    if ('lost' in news) {
      orders.get(news.lost)?.reject(new Error(news.reason));
      orders.delete(news.lost);
      return;
    }
    head = Math.max(head, news.durable);
    if (news.written === undefined) return;
    orders.get(news.written)?.resolve();
    orders.delete(news.written);
  });
  // The first news says how much there is already.
  await once(port, 'message');
  return {
    append(bodies, at) {
      calls += 1;
      const call = calls;
      const durable = new Promise<void>((resolve, reject) => orders.set(call, { resolve, reject }));
      port.postMessage({ call, bodies, at } satisfies Order);
      return { durable };
    },
    read: (which) => readEntries({ path, database, pending: () => [] }, which),
    head: () => head,
    health: () => ({ state: 'ok', pendingEntries: 0, oldestPendingMs: 0 }),
    close() {
      port.close();
      database.close();
    },
  };
}
