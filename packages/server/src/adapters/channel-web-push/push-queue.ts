import type { PushRun } from './push-run.ts';

/** Pushes of one text to many subscribers of one push service. */
export interface PushBatch {
  readonly run: PushRun;
  /** Index of the push service's origin: a row given to somebody else meanwhile may be with another. */
  readonly origin: number;
  /** The signed part as a record, ready to be encrypted. */
  readonly record: Uint8Array;
  /** Numbers of the zones that the part names. */
  readonly zones: ReadonlySet<number>;
  readonly rows: Uint32Array;
  /** The first row that is not sent yet. */
  next: number;
  /** Tries before this one. */
  readonly tries: number;
}

/** What waits for one push service: the most urgent rank first, in each the order of arrival. */
export interface PushQueue {
  add(batch: PushBatch): void;
  /** The batch to send from; one that is finished is gone. */
  first(): PushBatch | undefined;
  /** Pushes waiting. */
  size(): number;
  /** Takes out what is of no use any more, and gives it back. */
  expire(nowMs: number): readonly PushBatch[];
  /** Takes out the last batch of the least urgent rank above `rank`; undefined where there is none. */
  yieldFor(rank: number): PushBatch | undefined;
}

/** Makes an empty queue. */
export function createPushQueue(): PushQueue {
  const ranks: [PushBatch[], PushBatch[], PushBatch[]] = [[], [], []];
  const left = ({ rows, next }: PushBatch): number => rows.length - next;
  return {
    add: (batch) => void ranks[batch.run.rank].push(batch),
    first() {
      for (const batches of ranks) {
        for (let batch = batches[0]; batch !== undefined; batch = batches[0]) {
          if (left(batch) > 0) return batch;
          batches.shift();
        }
      }
      return undefined;
    },
    size: () => ranks.flat().reduce((sum, batch) => sum + left(batch), 0),
    expire(nowMs) {
      const gone: PushBatch[] = [];
      for (const batches of ranks) {
        const kept = batches.filter((batch) => batch.run.usefulUntilMs > nowMs);
        if (kept.length === batches.length) continue;
        gone.push(...batches.filter((batch) => batch.run.usefulUntilMs <= nowMs && left(batch) > 0));
        batches.splice(0, batches.length, ...kept);
      }
      return gone;
    },
    yieldFor(rank) {
      for (const batches of ranks.slice(rank + 1).toReversed()) {
        const batch = batches.pop();
        if (batch !== undefined) return batch;
      }
      return undefined;
    },
  };
}
