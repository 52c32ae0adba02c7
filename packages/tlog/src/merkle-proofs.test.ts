import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { appendLeaf, EMPTY_RANGE, readRange, rootOf } from './compact-range.ts';
import { proveConsistency, verifyConsistency } from './consistency-proof.ts';
import { proveInclusion, treeRoot, verifyInclusion } from './inclusion-proof.ts';
import { hashLeaf } from './merkle-hash.ts';
import { readerOfLeaves } from './tree-reader.ts';

interface Vectors {
  readonly leaves: readonly string[];
  readonly roots: readonly string[];
  readonly inclusion: readonly {
    readonly file: string;
    readonly leafIdx: number;
    readonly treeSize: number;
    readonly root: string;
    readonly leafHash: string;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  }[];
  readonly consistency: readonly {
    readonly file: string;
    readonly size1: number;
    readonly size2: number;
    readonly root1: string;
    readonly root2: string;
    readonly proof: readonly string[] | null;
    readonly wantErr: boolean;
  }[];
}

const vectors = JSON.parse(readFileSync(new URL('../fixtures/merkle-vectors.json', import.meta.url), 'utf8')) as Vectors;
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const leafHashes = vectors.leaves.map((leaf) => hashLeaf(new Uint8Array(Buffer.from(leaf, 'hex'))));
const anyTree = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 }).map((leaves) => leaves.map(hashLeaf));

describe('the published vectors', () => {
  test('every root of the reference tree', () => {
    assert.equal(vectors.roots.length, leafHashes.length + 1);
    for (const [size, root] of vectors.roots.entries())
      assert.equal(Buffer.from(treeRoot(leafHashes.slice(0, size))).toString('hex'), root, `root of ${size} leaves`);
  });

  for (const { file, leafIdx: index, treeSize: size, wantErr, ...claim } of vectors.inclusion) {
    test(`${file} is ${wantErr ? 'refused' : 'accepted'}`, () => {
      const leafHash = bytes(claim.leafHash);
      const result = verifyInclusion({ leafHash, index, size, root: bytes(claim.root), proof: (claim.proof ?? []).map(bytes) });
      assert.equal(result.ok, !wantErr, JSON.stringify(result));
    });
  }

  for (const { file, size1: oldSize, size2: size, wantErr: isWrong, ...claim } of vectors.consistency) {
    // The reference accepts any two equal byte strings as roots of empty trees; here an empty tree has the one root of RFC 6962.
    const wantErr = isWrong || file.endsWith('where-both-sizes-are-zero.json');
    test(`${file} is ${wantErr ? 'refused' : 'accepted'}`, () => {
      const [oldRoot, root] = [bytes(claim.root1), bytes(claim.root2)];
      const result = verifyConsistency({ oldSize, oldRoot, size, root, proof: (claim.proof ?? []).map(bytes) });
      assert.equal(result.ok, !wantErr, JSON.stringify(result));
    });
  }
});

describe('laws', () => {
  test('every leaf of every tree is proved, and no other leaf, place, size, root or proof is', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), (tree, pick) => {
        const index = pick % tree.length;
        const proved = proveInclusion(readerOfLeaves(tree), { index, size: tree.length });
        assert.ok(proved.ok);
        const claim = { leafHash: tree[index] as Uint8Array, index, size: tree.length, root: treeRoot(tree), proof: proved.value };
        assert.deepEqual(verifyInclusion(claim), { ok: true, value: true });
        for (const lie of [
          { leafHash: hashLeaf(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)) },
          { index: tree.length },
          { size: tree.length * 2 + 1 },
          { root: hashLeaf(claim.root) },
          { proof: [...claim.proof, claim.root] },
          { proof: claim.proof.map(hashLeaf) },
        ]) {
          if ('proof' in lie && claim.proof.length === 0 && lie.proof?.length === 0) continue;
          assert.ok(!verifyInclusion({ ...claim, ...lie }).ok, JSON.stringify(Object.keys(lie)));
        }
      }),
    );
  });

  test('every tree is proved to begin as each smaller one, and a tree with one leaf changed is not', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), fc.nat(), (tree, pickSize, pickLeaf) => {
        const oldSize = 1 + (pickSize % tree.length);
        const proved = proveConsistency(readerOfLeaves(tree), { oldSize, size: tree.length });
        assert.ok(proved.ok);
        const claim = { oldSize, oldRoot: treeRoot(tree.slice(0, oldSize)), size: tree.length, root: treeRoot(tree), proof: proved.value };
        assert.deepEqual(verifyConsistency(claim), { ok: true, value: true });
        const changed = tree.slice(0, oldSize);
        const place = pickLeaf % oldSize;
        changed[place] = hashLeaf(changed[place] as Uint8Array);
        assert.ok(!verifyConsistency({ ...claim, oldRoot: treeRoot(changed) }).ok, 'history rewritten');
        assert.ok(!verifyConsistency({ ...claim, root: hashLeaf(claim.root) }).ok, 'another tree');
      }),
    );
  });

  test('the few hashes kept while growing give the root of the whole tree, and are read back as they were', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const range = tree.reduce(appendLeaf, EMPTY_RANGE);
        assert.deepEqual(readRange(range.size, range.hashes), { ok: true, value: range });
        assert.deepEqual(rootOf(range), treeRoot(tree));
        assert.ok(!readRange(range.size, [...range.hashes, rootOf(range)]).ok);
      }),
    );
  });
});
