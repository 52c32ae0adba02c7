import { readLeaf } from '@tocsin/core/record/check-leaves';
import type { RecordLog } from '../ports/record-log.ts';

/**
 * Finds where in the record's log an entry of the journal stands, by its sequence number: leaves are in the journal's order, and none
 * ever moves. Undefined while it is not in the log yet.
 */
export function createLogIndex(log: RecordLog | undefined): (seq: number) => number | undefined {
  const known = new Map<number, number>();
  const seqAt = (index: number): number => readLeaf(new TextDecoder().decode(log?.entry(index)))?.seq ?? 0;
  return (seq) => {
    if (log === undefined) return undefined;
    const found = known.get(seq) ?? search(log.head().size, seq, seqAt);
    if (found !== undefined) known.set(seq, found);
    return found;
  };
}

function search(size: number, seq: number, seqAt: (index: number) => number): number | undefined {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (seqAt(middle) < seq) low = middle + 1;
    else high = middle;
  }
  return low < size && seqAt(low) === seq ? low : undefined;
}
