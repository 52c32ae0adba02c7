import type { StreamPosition } from '@tocsin/core/delivery/stream-event';

/** The sequence numbers of the `start` entries: epoch 1 begins at the first. */
export type EpochStarts = readonly number[];

/**
 * From which entry on a listener who stood at `since` has to be told: entries it saw in an earlier epoch but that a crash took
 * before they were durable do not count, and a position from the future of this journal is no position at all.
 *
 * @returns the last sequence number that counts as seen, or undefined where the position is not of this journal
 */
export function seenUpTo(since: StreamPosition, starts: EpochStarts): number | undefined {
  if (since.epoch < 1 || since.epoch > starts.length) return undefined;
  const next = starts[since.epoch];
  return next === undefined ? since.seq : Math.min(since.seq, next - 1);
}
