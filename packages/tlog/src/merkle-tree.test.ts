import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inclusionProof, isIncluded, leafHash, treeRoot } from './merkle-tree.ts';

// The eight entries of the Certificate Transparency reference tests and the roots they give.
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const leaves = ENTRIES.map((hex) => leafHash(Buffer.from(hex, 'hex')));
const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex');

test('roots are those of the reference tests', () => {
  assert.equal(hex(treeRoot([])), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  assert.equal(hex(treeRoot(leaves.slice(0, 1))), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  assert.equal(hex(treeRoot(leaves)), '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

const anyTree = fc.array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 }).map((entries) => entries.map(leafHash));

test('every leaf of every tree is proved, and no other leaf, place, size or root is', () => {
  fc.assert(
    fc.property(anyTree, fc.nat(), (tree, pick) => {
      const index = pick % tree.length;
      const leaf = tree[index] ?? new Uint8Array();
      const claim = { leaf, index, size: tree.length, root: treeRoot(tree), proof: inclusionProof(tree, index) };
      assert.ok(isIncluded(claim));
      assert.ok(!isIncluded({ ...claim, leaf: leafHash(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)) }));
      assert.ok(!isIncluded({ ...claim, index: tree.length }));
      assert.ok(!isIncluded({ ...claim, root: leafHash(claim.root) }));
      assert.ok(!isIncluded({ ...claim, proof: [...claim.proof, claim.root] }));
    }),
  );
});
