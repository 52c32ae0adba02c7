import type { ProofFailure } from './inclusion-proof.ts';
import { emptyRoot, HASH_BYTES, hashNode, isTreeSize, sameHash, splitOf } from './merkle-hash.ts';
import { ok, type Result, refuse } from './result.ts';
import { type LeafRun, rootOfRun, type SubtreeReader } from './tree-reader.ts';

/** That the tree of `size` began as the tree of `oldSize`: nothing was taken out or changed in between. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Proof that the tree of the first `oldSize` leaves is the beginning of the tree of the first `size`. @see RFC 6962 §2.1.2 */
export function proveConsistency(
  read: SubtreeReader,
  { oldSize, size }: { readonly oldSize: number; readonly size: number },
): Result<readonly Uint8Array[], ProofFailure> {
  if (!Number.isSafeInteger(oldSize) || oldSize < 1 || oldSize > size)
    return refuse('BAD_SIZE', `a tree of ${size} has no beginning of ${oldSize} leaves to prove`);
  return ok(subproof(read, { from: 0, until: size }, { oldEnd: oldSize, isWhole: true }));
}

interface OldTree {
  readonly oldEnd: number;
  /** The old tree is a complete subtree here, whose root the verifier has already. */
  readonly isWhole: boolean;
}

function subproof(read: SubtreeReader, run: LeafRun, { oldEnd, isWhole }: OldTree): Uint8Array[] {
  const { from, until } = run;
  if (oldEnd === until) return isWhole ? [] : [rootOfRun(read, run)];
  const middle = from + splitOf(until - from);
  const [left, right] = [
    { from, until: middle },
    { from: middle, until },
  ];
  return oldEnd <= middle
    ? [...subproof(read, left, { oldEnd, isWhole }), rootOfRun(read, right)]
    : [...subproof(read, right, { oldEnd, isWhole: false }), rootOfRun(read, left)];
}

/** Checks that both roots belong to one growing tree. @see RFC 9162 §2.1.4.2 */
export function verifyConsistency(claim: ConsistencyClaim): Result<true, ProofFailure> {
  const { oldSize, oldRoot, size, root, proof } = claim;
  if (!isTreeSize(oldSize) || !isTreeSize(size) || oldSize > size) return refuse('BAD_SIZE', `${oldSize} leaves do not grow to ${size}`);
  if ([oldRoot, root, ...proof].some((hash) => hash.length !== HASH_BYTES)) return refuse('BAD_HASH', `a hash has not ${HASH_BYTES} bytes`);
  if (oldSize === size) {
    if (proof.length > 0) return refuse('PROOF_TOO_LONG', 'trees of one size need no proof');
    if (size === 0 && !sameHash(root, emptyRoot())) return refuse('ROOT_MISMATCH', 'the tree without leaves has another root');
    return sameHash(oldRoot, root) ? ok(true) : refuse('ROOT_MISMATCH', 'two roots for one size');
  }
  if (oldSize === 0) return refuse('BAD_SIZE', 'every tree begins empty: there is nothing to prove');
  if (proof.length === 0) return refuse('PROOF_TOO_SHORT', 'a proof is missing');
  return climb(claim, isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof);
}

function climb({ oldSize, oldRoot, size, root }: ConsistencyClaim, path: readonly Uint8Array[]): Result<true, ProofFailure> {
  let place = oldSize - 1;
  let last = size - 1;
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  let [oldHash, hash] = [path[0] ?? oldRoot, path[0] ?? oldRoot];
  for (const sibling of path.slice(1)) {
    if (last === 0) return refuse('PROOF_TOO_LONG', `the proof is too long for ${oldSize} of ${size} leaves`);
    if (place % 2 === 1 || place === last) {
      oldHash = hashNode(sibling, oldHash);
      hash = hashNode(sibling, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else hash = hashNode(hash, sibling);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  if (last !== 0) return refuse('PROOF_TOO_SHORT', `the proof is too short for ${oldSize} of ${size} leaves`);
  if (!sameHash(oldHash, oldRoot)) return refuse('ROOT_MISMATCH', 'the proof leads to another old root');
  return sameHash(hash, root) ? ok(true) : refuse('ROOT_MISMATCH', 'the proof leads to another new root');
}

function isPowerOfTwo(size: number): boolean {
  return size === 1 || splitOf(size) * 2 === size;
}
