import { emptyRoot, HASH_BYTES, hashNode, isTreeSize } from './merkle-hash.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';

/**
 * The least that has to be kept of a tree to go on growing it: the root of each complete subtree from the left, one for each bit of
 * the size. At a billion leaves that is at most 30 hashes.
 */
export interface CompactRange {
  readonly size: number;
  /** Largest subtree first; as many as `size` has bits set. */
  readonly hashes: readonly Uint8Array[];
}

/** The tree without leaves. */
export const EMPTY_RANGE: CompactRange = { size: 0, hashes: [] };

/** Adds one leaf. @remarks O(log n) at worst, two hashes on average. */
export function appendLeaf(range: CompactRange, leafHash: Uint8Array): CompactRange {
  const hashes = range.hashes.slice();
  let hash = leafHash;
  // Each subtree as large as what is being added joins with it, as a carry does in an addition.
  for (let rest = range.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    const left = hashes.pop();
    if (left === undefined) throw new Error('a compact range has fewer hashes than its size has bits');
    hash = hashNode(left, hash);
  }
  hashes.push(hash);
  return { size: range.size + 1, hashes };
}

/** Root of the tree that the range stands for. @see RFC 6962 §2.1 */
export function rootOf(range: CompactRange): Uint8Array {
  let root: Uint8Array | undefined;
  for (let place = range.hashes.length - 1; place >= 0; place -= 1) {
    const hash = range.hashes[place];
    if (hash !== undefined) root = root === undefined ? hash : hashNode(hash, root);
  }
  return root ?? emptyRoot();
}

/** Takes in a range that was stored elsewhere: the shape is checked, its root is for the caller to compare. */
export function readRange(size: number, hashes: readonly Uint8Array[]): Result<CompactRange, Refusal<'BAD_SIZE' | 'BAD_HASH'>> {
  if (!isTreeSize(size)) return refuse('BAD_SIZE', `not a number of leaves: ${size}`);
  if (hashes.length !== bitsSet(size)) return refuse('BAD_HASH', `${hashes.length} hashes for ${size} leaves, expected ${bitsSet(size)}`);
  if (hashes.some((hash) => hash.length !== HASH_BYTES)) return refuse('BAD_HASH', `a hash has not ${HASH_BYTES} bytes`);
  return ok({ size, hashes });
}

function bitsSet(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
