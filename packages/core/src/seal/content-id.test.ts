import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { contentId } from './content-id.ts';

test('an id is the first half of the SHA-256 of the canonical JSON, as another implementation computes it', () => {
  const expected = createHash('sha256').update('{"a":1,"b":["é"]}', 'utf8').digest('hex').slice(0, 32);
  assert.equal(contentId({ b: ['é'], a: 1 }), expected);
});

test('the order of members does not change the id, the order of a list does', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
      assert.equal(contentId(Object.fromEntries(Object.entries(record).reverse())), contentId(record));
    }),
  );
  assert.notEqual(contentId([1, 2]), contentId([2, 1]));
});

test('an absent member and an undefined one give the same id', () => {
  assert.equal(contentId({ a: 1, b: undefined }), contentId({ a: 1 }));
});
