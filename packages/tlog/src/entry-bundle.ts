import { ok, type Refusal, type Result, refuse } from './result.ts';
import { TILE_WIDTH } from './tile.ts';

/** The longest entry: its length is written in 16 bits. @see C2SP tlog-tiles, "Log entries" */
export const ENTRY_BYTES_MAX = 65_535;

/** Writes entries one after the other, each behind its length. Throws a RangeError for one that is too long. */
export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let place = 0;
  for (const entry of entries) {
    if (entry.length > ENTRY_BYTES_MAX) throw new RangeError(`an entry of ${entry.length} bytes is longer than ${ENTRY_BYTES_MAX}`);
    bytes[place] = entry.length >> 8;
    bytes[place + 1] = entry.length & 0xff;
    bytes.set(entry, place + 2);
    place += 2 + entry.length;
  }
  return bytes;
}

/** Takes a bundle apart; as many entries as its name says, and not a byte more. */
export function readBundle(bytes: Uint8Array, width: number): Result<readonly Uint8Array[], Refusal<'MALFORMED'>> {
  if (width < 1 || width > TILE_WIDTH) return refuse('MALFORMED', `a bundle has 1 to ${TILE_WIDTH} entries`);
  const entries: Uint8Array[] = [];
  let place = 0;
  while (entries.length < width) {
    const [high, low] = [bytes[place], bytes[place + 1]];
    if (high === undefined || low === undefined) return refuse('MALFORMED', `the bundle ends within entry ${entries.length}`);
    const end = place + 2 + (high << 8) + low;
    if (end > bytes.length) return refuse('MALFORMED', `the bundle ends within entry ${entries.length}`);
    entries.push(bytes.slice(place + 2, end));
    place = end;
  }
  return place === bytes.length ? ok(entries) : refuse('MALFORMED', `${bytes.length - place} bytes too many after entry ${width - 1}`);
}
