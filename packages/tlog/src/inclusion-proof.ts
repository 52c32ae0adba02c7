import { appendLeaf, EMPTY_RANGE, rootOf } from './compact-range.ts';
import { HASH_BYTES, hashNode, isTreeSize, sameHash, splitOf } from './merkle-hash.ts';
import { ok, type Refusal, type Result, refuse } from './result.ts';
import { type LeafRun, rootOfRun, type SubtreeReader } from './tree-reader.ts';

/** Why a proof is not accepted. */
export type ProofFailure = Refusal<'BAD_SIZE' | 'BAD_INDEX' | 'BAD_HASH' | 'PROOF_TOO_SHORT' | 'PROOF_TOO_LONG' | 'ROOT_MISMATCH'>;

/** That one leaf stands at one place of a tree. */
export interface InclusionClaim {
  readonly leafHash: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  /** Siblings on the way from the leaf to the root. */
  readonly proof: readonly Uint8Array[];
}

/** Root over leaf hashes. @see RFC 6962 §2.1 */
export function treeRoot(leafHashes: readonly Uint8Array[]): Uint8Array {
  return rootOf(leafHashes.reduce(appendLeaf, EMPTY_RANGE));
}

/** The audit path of leaf `index` in the tree of the first `size` leaves. @see RFC 6962 §2.1.1 */
export function proveInclusion(
  read: SubtreeReader,
  { index, size }: { readonly index: number; readonly size: number },
): Result<readonly Uint8Array[], ProofFailure> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return refuse('BAD_INDEX', `no leaf ${index} in a tree of ${size}`);
  return ok(pathTo(read, index, { from: 0, until: size }));
}

function pathTo(read: SubtreeReader, index: number, { from, until }: LeafRun): Uint8Array[] {
  if (until - from <= 1) return [];
  const middle = from + splitOf(until - from);
  const [left, right] = [
    { from, until: middle },
    { from: middle, until },
  ];
  return index < middle ? [...pathTo(read, index, left), rootOfRun(read, right)] : [...pathTo(read, index, right), rootOfRun(read, left)];
}

/** Checks an audit path against a root that is trusted already. @see RFC 9162 §2.1.3.2 */
export function verifyInclusion({ leafHash, index, size, root, proof }: InclusionClaim): Result<true, ProofFailure> {
  if (!isTreeSize(size)) return refuse('BAD_SIZE', `not a number of leaves: ${size}`);
  if (!isTreeSize(index) || index >= size) return refuse('BAD_INDEX', `no leaf ${index} in a tree of ${size}`);
  if ([leafHash, root, ...proof].some((hash) => hash.length !== HASH_BYTES))
    return refuse('BAD_HASH', `a hash has not ${HASH_BYTES} bytes`);
  let place = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return refuse('PROOF_TOO_LONG', `${proof.length} hashes are too many for a tree of ${size}`);
    if (place % 2 === 1 || place === last) {
      hash = hashNode(sibling, hash);
      // A right edge without a sibling of its own is passed over.
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = hashNode(hash, sibling);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  if (last !== 0) return refuse('PROOF_TOO_SHORT', `${proof.length} hashes are too few for a tree of ${size}`);
  return sameHash(hash, root) ? ok(true) : refuse('ROOT_MISMATCH', 'the proof leads to another root');
}
