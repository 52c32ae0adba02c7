import type { Checkpoint } from './checkpoint.ts';
import { appendLeaf, type CompactRange, EMPTY_RANGE, rootOf } from './compact-range.ts';
import { readBundle } from './entry-bundle.ts';
import { HASH_BYTES, hashLeaf, sameHash } from './merkle-hash.ts';
import { TILE_WIDTH, tileWidth } from './tile.ts';

/** What is wrong with a log. */
export interface LogFault {
  readonly code: 'MISSING' | 'MALFORMED' | 'TILE_MISMATCH' | 'ROOT_MISMATCH' | 'REWRITTEN';
  readonly message: string;
}

/** Checks a whole log, bundle by bundle, against a signed checkpoint that the caller has opened, and against any older ones. */
export interface LogVerifier {
  /** How many bundles there have to be. */
  readonly bundles: number;
  /** How many entries bundle `index` has to have. */
  widthOf(index: number): number;
  /**
   * Takes the next bundle, in order, and the level 0 tile beside it where there is one (one exported file has none).
   * @returns its entries, or none where it is missing or malformed
   */
  take(bundle: Uint8Array | undefined, tile?: Uint8Array): readonly Uint8Array[];
  /** After the last bundle. Empty: the log is whole. */
  finish(): readonly LogFault[];
}

/** Begins a check. `older` are checkpoints of the same log that somebody kept: the log must have grown from each. */
export function verifyLog(checkpoint: Checkpoint, older: readonly Checkpoint[]): LogVerifier {
  const { size } = checkpoint;
  const faults: LogFault[] = [];
  const waiting = older.toSorted((a, b) => a.size - b.size);
  let range: CompactRange = EMPTY_RANGE;
  let taken = 0;

  function settleOlder(): void {
    for (let next = waiting[0]; next !== undefined && next.size <= range.size; next = waiting[0]) {
      waiting.shift();
      if (next.size < range.size) continue;
      if (!sameHash(rootOf(range), next.root))
        faults.push({
          code: 'REWRITTEN',
          message: `the first ${next.size} entries are not those that an earlier checkpoint was signed for`,
        });
    }
  }

  const widthOf = (index: number): number => tileWidth({ level: 'entries', index }, size);
  return {
    bundles: Math.ceil(size / TILE_WIDTH),
    widthOf,
    take(bundle, tile) {
      const [index, width] = [taken, widthOf(taken)];
      taken += 1;
      if (bundle === undefined) {
        faults.push({ code: 'MISSING', message: `entries ${index * TILE_WIDTH} to ${index * TILE_WIDTH + width - 1} are missing` });
        return [];
      }
      const entries = readBundle(bundle, width);
      if (!entries.ok) {
        faults.push({ code: 'MALFORMED', message: `bundle ${index}: ${entries.error.message}` });
        return [];
      }
      for (const [place, entry] of entries.value.entries()) {
        const hash = hashLeaf(entry);
        if (tile !== undefined && !sameHash(hash, tile.slice(place * HASH_BYTES, (place + 1) * HASH_BYTES)))
          faults.push({ code: 'TILE_MISMATCH', message: `entry ${index * TILE_WIDTH + place} is not the one in the tree` });
        range = appendLeaf(range, hash);
        settleOlder();
      }
      return entries.value;
    },
    finish() {
      for (const old of waiting.filter((checked) => checked.size > size))
        faults.push({ code: 'REWRITTEN', message: `an earlier checkpoint was signed for ${old.size} entries, this one for ${size}` });
      if (range.size !== size) faults.push({ code: 'MISSING', message: `${range.size} of ${size} entries were there` });
      else if (!sameHash(rootOf(range), checkpoint.root))
        faults.push({
          code: 'ROOT_MISMATCH',
          message: 'the entries do not lead to the signed root: something was changed, taken out or moved',
        });
      return faults;
    },
  };
}
