import { decideRetry, failureCode, type TryFailure } from '@tocsin/core/delivery/retry-schedule';
import { unixMs } from '@tocsin/core/units/instant';
import type { PushBatch } from './push-queue.ts';
import type { PushRun } from './push-run.ts';

/** A push is tried this often at most. */
const TRIES_MAX = 8;
/** Pushes to be tried again within the same quarter of a second go together. */
const BUCKET_MS = 250;

/** A push that failed. */
export interface FailedPush {
  readonly batch: PushBatch;
  readonly row: number;
  readonly failure: TryFailure;
}

/** Holds pushes until they are tried again. */
export interface RetryLater {
  /** Keeps it for another try, or gives the code under which it is given up. */
  keep(failed: FailedPush, nowMs: number): string | undefined;
  /** The pushes whose time has come. */
  due(nowMs: number): readonly PushBatch[];
  size(): number;
  /** Takes everything out: for the end. */
  drain(): readonly PushBatch[];
}

/** Makes it, empty. */
export function createRetryLater(): RetryLater {
  const buckets = new Map<number, { readonly batch: PushBatch; readonly rows: number[] }[]>();
  let size = 0;

  function takeOut(isDue: (bucket: number) => boolean): readonly PushBatch[] {
    const batches: PushBatch[] = [];
    for (const [bucket, groups] of buckets) {
      if (!isDue(bucket)) continue;
      buckets.delete(bucket);
      for (const { batch, rows } of groups) batches.push({ ...batch, rows: Uint32Array.from(rows), next: 0, tries: batch.tries + 1 });
    }
    for (const { rows } of batches) size -= rows.length;
    return batches;
  }

  return {
    keep({ batch, row, failure }, nowMs) {
      const atMs = retryAtMs({ run: batch.run, failure, tries: batch.tries + 1, nowMs });
      if (atMs === undefined) return failureCode(failure);
      const bucket = Math.ceil(atMs / BUCKET_MS);
      const groups = buckets.get(bucket) ?? [];
      buckets.set(bucket, groups);
      // A record is of one alert, one part and one language.
      const group = groups.find((one) => one.batch.record === batch.record && one.batch.tries === batch.tries);
      if (group === undefined) groups.push({ batch, rows: [row] });
      else group.rows.push(row);
      size += 1;
      return undefined;
    },
    due: (nowMs) => takeOut((bucket) => bucket * BUCKET_MS <= nowMs),
    size: () => size,
    drain: () => takeOut(() => true),
  };
}

interface RetryCase {
  readonly run: PushRun;
  readonly failure: TryFailure;
  readonly tries: number;
  readonly nowMs: number;
}

function retryAtMs({ run, failure, tries, nowMs }: RetryCase): number | undefined {
  if (tries >= TRIES_MAX || !isWorthAnotherTry(failure)) return undefined;
  const decision = decideRetry({
    now: unixMs(nowMs),
    alert: run.alert,
    failure,
    tries,
    failuresInRow: tries,
    isUrgent: run.alert.phase !== 'allClear',
    jitter: Math.random(),
  });
  return decision.next === 'retry' && decision.at < run.usefulUntilMs ? decision.at : undefined;
}

/** What a push service says of this message or this subscription (RFC 8030 §5, §8.4) stays true however often it is asked. */
function isWorthAnotherTry(failure: TryFailure): boolean {
  if (failure.kind !== 'http') return true;
  return failure.status >= 500 || failure.status === 408 || failure.status === 425 || failure.status === 429;
}
