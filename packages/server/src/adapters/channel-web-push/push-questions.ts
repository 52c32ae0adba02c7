import { timingSafeEqual } from 'node:crypto';
import { ok, type Result, refuse } from '@tocsin/core/units/result';
import type { WebPushSettings } from '../../config/web-push-settings.ts';
import type { ChannelRefusal } from '../../ports/channel.ts';
import type { Roster } from './roster.ts';
import type { SubscriberTable } from './subscriber-table.ts';
import { readProof, readSubscription } from './subscription.ts';

/** A phone may ask for a test this often, ms. */
const TEST_EVERY_MS = 5_000;

/** What questions are answered with. */
export interface QuestionParts {
  readonly table: SubscriberTable;
  readonly settings: WebPushSettings;
  readonly publicKey: string;
  readonly nowMs: () => number;
  readonly roster: Pick<Roster, 'keep' | 'forget'>;
  /** Pushes a test and gives its id. */
  readonly test: (row: number) => string;
  readonly counts: () => unknown;
}

type Answer = Result<unknown, ChannelRefusal>;
const UNKNOWN = refuse({ code: 'UNKNOWN', message: 'no such subscription' });

/** Makes what answers `key`, `subscribe`, `unsubscribe`, `test` and, for operators, `state`. */
export function createQuestions(parts: QuestionParts): (name: string, body: unknown) => Answer {
  const { table, publicKey, nowMs, roster, test, counts } = parts;
  /** Row to the instant of its last test; forgotten when it no longer holds anybody back. */
  const tested = new Map<number, number>();

  function rowOfOwner(body: unknown): Result<number, ChannelRefusal> {
    const proof = readProof(body);
    if (!proof.ok) return proof;
    const row = table.find(proof.value.endpoint);
    // A wrong `auth` is answered like an unknown endpoint: who guesses learns nothing.
    return row === undefined || !timingSafeEqual(table.recipient(row).auth, proof.value.auth) ? UNKNOWN : ok(row);
  }

  function runTest(row: number): Answer {
    const now = nowMs();
    for (const [other, atMs] of tested) if (Math.abs(now - atMs) > TEST_EVERY_MS) tested.delete(other);
    if (tested.has(row)) return refuse({ code: 'TOO_MANY', message: 'a test of this phone was sent a moment ago' });
    tested.set(row, now);
    return ok({ alert: test(row) });
  }

  return (name, body) => {
    if (name === 'key') return ok({ publicKey });
    if (name === 'state') return ok(counts());
    if (name === 'subscribe') return subscribe(body, parts);
    if (name !== 'unsubscribe' && name !== 'test') return refuse({ code: 'UNKNOWN', message: `no such question: ${name}` });
    const owned = rowOfOwner(body);
    if (!owned.ok) return owned;
    if (name === 'test') return runTest(owned.value);
    roster.forget(owned.value);
    return ok({});
  };
}

function subscribe(body: unknown, { table, settings, roster }: QuestionParts): Answer {
  const read = readSubscription(body, { services: settings.services, zonesMax: settings.zonesPerSubscriptionMax });
  if (!read.ok) return read;
  const row = table.find(read.value.endpoint);
  if (row === undefined && table.count() >= settings.subscriptionsMax)
    return refuse({ code: 'TOO_MANY', message: 'this server takes no more subscriptions' });
  // A browser keeps one `auth` for one endpoint: another one is somebody else's, who must not silence this subscriber.
  if (row !== undefined && !timingSafeEqual(table.recipient(row).auth, read.value.auth))
    return refuse({ code: 'TAKEN', message: 'subscribed already, with another secret', path: 'keys.auth' });
  roster.keep(read.value);
  return ok({ armed: true });
}
