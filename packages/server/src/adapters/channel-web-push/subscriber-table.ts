import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import { LANGUAGES, type Language } from '@tocsin/core/zone/zone';
import { createPackedColumn } from './packed-column.ts';
import type { Recipient } from './push-encryption.ts';
import { createRowsById } from './rows-by-id.ts';
import { idBytes, type Subscription } from './subscription.ts';
import { createZoneIndex } from './zone-index.ts';

const ROWS_PER_BLOCK_BITS = 12;
const ROWS_PER_BLOCK = 1 << ROWS_PER_BLOCK_BITS;
const POINT_BYTES = 65;
const KEYS_BYTES = POINT_BYTES + 16;
const NOBODY = 255;

/**
 * The subscribers by row, a column for each thing known, in few large pieces of memory: some 500 bytes for one. A row that is given up
 * is given to somebody else later, so whoever keeps a row number asks anew what stands there.
 */
export interface SubscriberTable {
  count(): number;
  /** Rows ever used: a row is below this. */
  rows(): number;
  find(endpoint: string): number | undefined;
  /** True where the id of {@link remove} is taken. */
  has(id: string): boolean;
  /** Takes a subscription in, in the row of an earlier one of the same endpoint. */
  put(subscription: Subscription): number;
  /** Gives a row up; its id, or undefined where nobody stood there. */
  remove(row: number): string | undefined;
  isTaken(row: number): boolean;
  recipient(row: number): Recipient;
  /** Index of the push service's origin in {@link origins}. */
  originOf(row: number): number;
  origins(): readonly string[];
  pathOf(row: number): string;
  /** Indices of its zones. */
  zonesOf(row: number): readonly number[];
  languageOf(row: number): Language;
  hears(row: number, status: Status): boolean;
  zoneNumber(zone: string): number | undefined;
  zoneName(number: number): string;
  /** Rows of those who want to hear of a zone, unordered; valid until the next change. */
  inZone(number: number): Uint32Array;
}

/** Makes an empty table. */
export function createSubscriberTable(): SubscriberTable {
  const byId = createRowsById();
  const paths = createPackedColumn('bytes');
  const zones = createPackedColumn('numbers');
  const origins: string[] = [];
  const originIndex = new Map<string, number>();
  const keys: Buffer[] = [];
  const free: number[] = [];
  const index = createZoneIndex();
  let rows = 0;
  let originColumn = new Uint16Array(ROWS_PER_BLOCK);
  let languages = new Uint8Array(ROWS_PER_BLOCK).fill(NOBODY);
  let statuses = new Uint8Array(ROWS_PER_BLOCK);

  function newRow(): number {
    const row = free.pop() ?? rows++;
    if (row >= languages.length) {
      const wider = languages.length + Math.max(ROWS_PER_BLOCK, languages.length >>> 1);
      const taken = languages.length;
      originColumn = widened(originColumn, new Uint16Array(wider));
      languages = widened(languages, new Uint8Array(wider)).fill(NOBODY, taken);
      statuses = widened(statuses, new Uint8Array(wider));
    }
    return row;
  }

  function keysOf(row: number): Buffer {
    const block = keys[row >>> ROWS_PER_BLOCK_BITS] ?? Buffer.alloc(ROWS_PER_BLOCK * KEYS_BYTES);
    keys[row >>> ROWS_PER_BLOCK_BITS] = block;
    const from = (row & (ROWS_PER_BLOCK - 1)) * KEYS_BYTES;
    return block.subarray(from, from + KEYS_BYTES);
  }

  function originNumber(origin: string): number {
    const known = originIndex.get(origin);
    if (known !== undefined) return known;
    originIndex.set(origin, origins.length);
    return origins.push(origin) - 1;
  }

  function zonesOf(row: number): readonly number[] {
    const [from, to] = zones.span(row);
    return Array.from(zones.values().subarray(from, to));
  }

  function pathOf(row: number): string {
    const [from, to] = paths.span(row);
    const { buffer, byteOffset } = paths.values();
    return Buffer.from(buffer, byteOffset + from, to - from).toString('latin1');
  }

  function clear(row: number): void {
    for (const zone of zonesOf(row)) index.remove(zone, row);
    zones.set(row, []);
  }

  return {
    count: byId.size,
    rows: () => rows,
    has: (id) => byId.find(Buffer.from(id, 'base64url')) !== undefined,
    find: (endpoint) => byId.find(idBytes(endpoint)),
    put(subscription) {
      const id = idBytes(subscription.endpoint);
      const known = byId.find(id);
      const row = known ?? newRow();
      if (known === undefined) byId.add(id, row);
      else clear(row);
      const url = new URL(subscription.endpoint);
      paths.set(row, Buffer.from(url.pathname + url.search, 'latin1'));
      zones.set(
        row,
        subscription.zones.map((zone) => index.add(zone, row)),
      );
      originColumn[row] = originNumber(url.origin);
      languages[row] = LANGUAGES.indexOf(subscription.language);
      statuses[row] = subscription.statuses.reduce((mask, status) => mask | maskOf(status), 0);
      const own = keysOf(row);
      own.set(subscription.p256dh, 0);
      own.set(subscription.auth, POINT_BYTES);
      return row;
    },
    remove(row) {
      if ((languages[row] ?? NOBODY) === NOBODY) return undefined;
      const id = byId.idOf(row).toString('base64url');
      clear(row);
      byId.remove(row);
      paths.set(row, []);
      languages[row] = NOBODY;
      keysOf(row).fill(0);
      free.push(row);
      return id;
    },
    isTaken: (row) => (languages[row] ?? NOBODY) !== NOBODY,
    recipient(row) {
      const own = keysOf(row);
      return { p256dh: own.subarray(0, POINT_BYTES), auth: own.subarray(POINT_BYTES) };
    },
    originOf: (row) => originColumn[row] ?? 0,
    origins: () => origins,
    pathOf,
    zonesOf,
    languageOf: (row) => LANGUAGES[languages[row] ?? NOBODY] ?? 'en',
    hears: (row, status) => ((statuses[row] ?? 0) & maskOf(status)) !== 0,
    zoneNumber: index.numberOf,
    zoneName: index.nameOf,
    inZone: index.rows,
  };
}

function maskOf(status: Status): number {
  return 1 << STATUSES.indexOf(status);
}

function widened<Column extends Uint8Array | Uint16Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
