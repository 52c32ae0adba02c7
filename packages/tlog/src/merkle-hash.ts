import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of every hash in the tree. */
export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** Hash of one leaf: SHA-256(0x00 || leaf). @see RFC 6962 §2.1 */
export function hashLeaf(leaf: Uint8Array): Uint8Array {
  return sha256.create().update(LEAF_PREFIX).update(leaf).digest();
}

/** Hash of an inner node: SHA-256(0x01 || left || right). @see RFC 6962 §2.1 */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(NODE_PREFIX).update(left).update(right).digest();
}

/** Root of the tree without leaves: SHA-256 of nothing. @see RFC 6962 §2.1 */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** True where two hashes are the same. Hashes are public: no need for constant time. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, place) => byte === b[place]);
}

/** True for a number of leaves: a whole number that a JavaScript number holds exactly. */
export function isTreeSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

/** The largest power of two below `size`, for a size of at least 2: where RFC 6962 §2.1 splits a tree. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}
