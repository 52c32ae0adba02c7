import { SLOT_BYTES } from './push-encryption.ts';

const ROWS_PER_BLOCK_BITS = 12;
const ROWS_PER_BLOCK = 1 << ROWS_PER_BLOCK_BITS;

/** Derived keys by subscriber, in memory and nowhere else: what a crash or a restart leaves behind cannot be used again. */
export interface ArmedSlots {
  readonly perRow: number;
  /** Slots that hold keys, over all rows. */
  armed(): number;
  countOf(row: number): number;
  /** Fills one more slot; false where all are full. A `derive` that throws leaves the slot empty. */
  arm(row: number, derive: (slot: Uint8Array) => void): boolean;
  /** Copies the keys of one slot into `into` and wipes them here: nobody gets them twice. False where there are none. */
  take(row: number, into: Uint8Array): boolean;
  clear(row: number): void;
}

/** Makes an empty store of slots; blocks of rows are added as they are needed. */
export function createArmedSlots(perRow: number): ArmedSlots {
  const blocks: Buffer[] = [];
  const counts: Uint8Array[] = [];
  let armed = 0;

  const at = (row: number): { readonly block: number; readonly place: number } => ({
    block: row >>> ROWS_PER_BLOCK_BITS,
    place: row & (ROWS_PER_BLOCK - 1),
  });
  const countOf = (row: number): number => counts[row >>> ROWS_PER_BLOCK_BITS]?.[row & (ROWS_PER_BLOCK - 1)] ?? 0;

  function setCount(row: number, count: number): void {
    const { block, place } = at(row);
    const own = counts[block] ?? new Uint8Array(ROWS_PER_BLOCK);
    counts[block] = own;
    armed += count - (own[place] ?? 0);
    own[place] = count;
  }

  function slotOf(row: number, index: number): Buffer {
    const { block, place } = at(row);
    const own = blocks[block] ?? Buffer.alloc(ROWS_PER_BLOCK * perRow * SLOT_BYTES);
    blocks[block] = own;
    const from = (place * perRow + index) * SLOT_BYTES;
    return own.subarray(from, from + SLOT_BYTES);
  }

  return {
    perRow,
    armed: () => armed,
    countOf,
    arm(row, derive) {
      const count = countOf(row);
      if (count >= perRow) return false;
      derive(slotOf(row, count));
      setCount(row, count + 1);
      return true;
    },
    take(row, into) {
      const count = countOf(row);
      if (count === 0) return false;
      const slot = slotOf(row, count - 1);
      into.set(slot);
      slot.fill(0);
      setCount(row, count - 1);
      return true;
    },
    clear(row) {
      for (let index = countOf(row) - 1; index >= 0; index -= 1) slotOf(row, index).fill(0);
      if (countOf(row) > 0) setCount(row, 0);
    },
  };
}
