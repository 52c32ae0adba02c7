/** Values of different length, one by row, in one piece of memory: a hundred thousand small objects would keep the garbage collector busy. */
export interface PackedColumn {
  set(row: number, value: ArrayLike<number>): void;
  /** Where the value of a row stands in {@link values}: from, and up to. */
  span(row: number): readonly [from: number, to: number];
  /** The memory itself; valid until the next change. */
  values(): Uint8Array | Uint32Array;
}

const ROWS_FIRST = 1_024;
const VALUES_FIRST = 4_096;

/** Makes an empty column of bytes or of 32-bit numbers. */
export function createPackedColumn(kind: 'bytes' | 'numbers'): PackedColumn {
  const make = (length: number): Uint8Array | Uint32Array => (kind === 'bytes' ? new Uint8Array(length) : new Uint32Array(length));
  let values = make(VALUES_FIRST);
  let starts = new Uint32Array(ROWS_FIRST);
  let lengths = new Uint32Array(ROWS_FIRST);
  let end = 0;
  let live = 0;

  function widenRows(row: number): void {
    if (row < starts.length) return;
    const rows = Math.max(row + 1, starts.length + (starts.length >>> 1));
    const [widerStarts, widerLengths] = [new Uint32Array(rows), new Uint32Array(rows)];
    widerStarts.set(starts);
    widerLengths.set(lengths);
    starts = widerStarts;
    lengths = widerLengths;
  }

  /** Moves what is in use together; what was given up goes. */
  function repack(room: number): void {
    const next = make(live + room + (live >>> 2));
    let at = 0;
    for (let row = 0; row < starts.length; row += 1) {
      const [from, length] = [starts[row] ?? 0, lengths[row] ?? 0];
      next.set(values.subarray(from, from + length), at);
      starts[row] = at;
      at += length;
    }
    values = next;
    end = at;
  }

  return {
    set(row, value) {
      widenRows(row);
      live -= lengths[row] ?? 0;
      lengths[row] = 0;
      if (end + value.length > values.length) repack(value.length + VALUES_FIRST);
      values.set(value, end);
      starts[row] = end;
      lengths[row] = value.length;
      end += value.length;
      live += value.length;
    },
    span(row) {
      const from = starts[row] ?? 0;
      return [from, from + (lengths[row] ?? 0)];
    },
    values: () => values,
  };
}
