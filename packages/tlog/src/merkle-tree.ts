import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array;

// RFC 6962 §2.1: leaves and nodes are told apart, so that a node can never pass for a leaf.
const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** The hash of an entry (RFC 6962 §2.1). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(joined([LEAF_PREFIX, entry]));
}

/** The root over leaf hashes in order; the hash of nothing for an empty tree (RFC 6962 §2.1). */
export function treeRoot(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(treeRoot(leaves.slice(0, split)), treeRoot(leaves.slice(split)));
}

/** The audit path of a leaf, from the bottom up (RFC 6962 §2.1.1). Throws `RangeError` for a leaf outside the tree. */
export function inclusionProof(leaves: readonly Hash[], index: number): readonly Hash[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index} in a tree of ${leaves.length}`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return index < split ? [...inclusionProof(left, index), treeRoot(right)] : [...inclusionProof(right, index - split), treeRoot(left)];
}

/** What a proof claims: that a leaf stands at a place in a tree of a size with a root. All of it is untrusted. */
export interface InclusionClaim {
  readonly leaf: Hash;
  readonly index: number;
  readonly size: number;
  readonly root: Hash;
  readonly proof: readonly Hash[];
}

/** True when the proof leads from the leaf to the root (RFC 9162 §2.1.3.2). */
export function isIncluded({ leaf, index, size, root, proof }: InclusionClaim): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && isEqual(hash, root);
}

function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(joined([NODE_PREFIX, left, right]));
}

/** The largest power of two below a size. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function isEqual(one: Hash, other: Hash): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}
