import type { RecordState } from '@tocsin/core/record/gate/record-state';

/** A page stays good for this long, unless the record changed. */
const HELD_MS = 5_000;
const HELD_MAX = 16;

/** What a page is written from: the record as it is, and the moment. */
export interface Asked {
  readonly state: RecordState;
  readonly nowMs: number;
  /** Address, lane and everything else that makes it another page. */
  readonly key: string;
}

/** Pages over the whole of a large record take a third of a second to write: who asks again soon gets the same one. */
export function holdBriefly(): (asked: Asked, write: () => string) => string {
  const pages = new Map<string, { readonly atMs: number; readonly size: string; readonly page: string }>();
  return ({ state, nowMs, key }, write) => {
    const size = `${state.changes.length} ${state.own.size}`;
    const known = pages.get(key);
    if (known !== undefined && known.size === size && nowMs >= known.atMs && nowMs - known.atMs < HELD_MS) return known.page;
    const page = write();
    if (pages.size >= HELD_MAX) pages.clear();
    pages.set(key, { atMs: nowMs, size, page });
    return page;
  };
}
