const ID_BYTES = 16;
const SLOTS_FIRST = 2_048;
const EMPTY = -1;

/** Finds the row of an id of 16 bytes: a hash table in two pieces of memory, with linear probing (Knuth, TAOCP 3, 6.4, algorithms L and R). */
export interface RowsById {
  size(): number;
  find(id: Uint8Array): number | undefined;
  /** The id must not be there yet. */
  add(id: Uint8Array, row: number): void;
  remove(row: number): void;
  /** The id of a row that was added. */
  idOf(row: number): Buffer;
}

/** Makes it, empty. Ids are hashes already: their first bytes say where to look. */
export function createRowsById(): RowsById {
  let slots = new Int32Array(SLOTS_FIRST).fill(EMPTY);
  let ids = Buffer.alloc(ID_BYTES * SLOTS_FIRST);
  let size = 0;

  const idOf = (row: number): Buffer => ids.subarray(row * ID_BYTES, (row + 1) * ID_BYTES);
  const homeOf = (id: Uint8Array): number => new DataView(id.buffer, id.byteOffset).getUint32(0) % slots.length;

  /** The slot of the id, or the empty one where it would stand. */
  function slotOf(id: Uint8Array): number {
    for (let slot = homeOf(id); ; slot = (slot + 1) % slots.length) {
      const row = slots[slot] ?? EMPTY;
      if (row === EMPTY || idOf(row).equals(id)) return slot;
    }
  }

  function widen(): void {
    const rows = slots.filter((row) => row !== EMPTY);
    slots = new Int32Array(slots.length * 2).fill(EMPTY);
    for (const row of rows) slots[slotOf(idOf(row))] = row;
  }

  /** Fills the hole with what stands behind it only because the hole was taken. */
  function close(hole: number): void {
    let open = hole;
    for (let slot = (hole + 1) % slots.length; ; slot = (slot + 1) % slots.length) {
      const row = slots[slot] ?? EMPTY;
      if (row === EMPTY) break;
      const fromHome = (slot - homeOf(idOf(row)) + slots.length) % slots.length;
      const fromHole = (slot - open + slots.length) % slots.length;
      if (fromHome < fromHole) continue;
      slots[open] = row;
      open = slot;
    }
    slots[open] = EMPTY;
  }

  return {
    size: () => size,
    idOf,
    find(id) {
      const row = slots[slotOf(id)] ?? EMPTY;
      return row === EMPTY ? undefined : row;
    },
    add(id, row) {
      if (size * 2 >= slots.length) widen();
      if ((row + 1) * ID_BYTES > ids.length) {
        const longer = Buffer.alloc((row + 1) * ID_BYTES + (ids.length >>> 1));
        longer.set(ids);
        ids = longer;
      }
      ids.set(id, row * ID_BYTES);
      slots[slotOf(id)] = row;
      size += 1;
    },
    remove(row) {
      const slot = slotOf(idOf(row));
      if (slots[slot] !== row) return;
      close(slot);
      idOf(row).fill(0);
      size -= 1;
    },
  };
}
