import { hashNode, splitOf } from './merkle-hash.ts';

/** Gives the root of a complete subtree: the leaves from `index · 2^height` on, `2^height` of them. Only ever asked for what lies within the tree. */
export type SubtreeReader = (height: number, index: number) => Uint8Array;

/** Reads a tree from its leaf hashes. */
export function readerOfLeaves(leafHashes: readonly Uint8Array[]): SubtreeReader {
  const read: SubtreeReader = (height, index) => {
    if (height > 0) return hashNode(read(height - 1, 2 * index), read(height - 1, 2 * index + 1));
    const leaf = leafHashes[index];
    if (leaf === undefined) throw new RangeError(`no leaf ${index} in a tree of ${leafHashes.length}`);
    return leaf;
  };
  return read;
}

/** A run of leaves, `from` inclusive, `until` exclusive. */
export interface LeafRun {
  readonly from: number;
  readonly until: number;
}

/** Root of a run of leaves that begins where RFC 6962 §2.1 would split a tree; it has at least one leaf. */
export function rootOfRun(read: SubtreeReader, { from, until }: LeafRun): Uint8Array {
  const height = completeHeight(until - from);
  if (height !== undefined) return read(height, from / 2 ** height);
  const middle = from + splitOf(until - from);
  return hashNode(rootOfRun(read, { from, until: middle }), rootOfRun(read, { from: middle, until }));
}

function completeHeight(size: number): number | undefined {
  const height = Math.round(Math.log2(size));
  return 2 ** height === size ? height : undefined;
}

/** Reads a tree that has grown from one that can be read, by leaves that stand nowhere yet. */
export function readerOfGrowth(
  old: { readonly read: SubtreeReader; readonly size: number },
  newLeaves: readonly Uint8Array[],
): SubtreeReader {
  const read: SubtreeReader = (height, index) => {
    if ((index + 1) * 2 ** height <= old.size) return old.read(height, index);
    if (height > 0) return hashNode(read(height - 1, 2 * index), read(height - 1, 2 * index + 1));
    const leaf = newLeaves[index - old.size];
    if (leaf === undefined) throw new RangeError(`no leaf ${index} in a tree of ${old.size + newLeaves.length}`);
    return leaf;
  };
  return read;
}
