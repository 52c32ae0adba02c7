// Sentences written for these tests; none is a report's.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draftClaims } from '../draft-claims.ts';

const bounds = (words: string): readonly unknown[] => {
  const quantity = draftClaims(`Officials said ${words} people were killed in Lviv.`, { date: '2024-06-12' }).find(
    (claim) => claim.quantity !== null,
  )?.quantity;
  return [quantity?.qualifier, quantity?.value ?? null, quantity?.min ?? null, quantity?.max ?? null];
};

test('a range has both its ends, however it is said', () => {
  for (const words of ['between 20 and 30', '20 to 30', '20–30', 'from 20 to 30', 'anywhere from 20 to 30', 'roughly 20 to 30'])
    assert.deepEqual(bounds(words), ['range', null, 20, 30], words);
  assert.deepEqual(bounds('more than 20 but fewer than 30'), ['range', null, 21, 29]);
  assert.deepEqual(bounds('at least 20 but no more than 30'), ['range', null, 20, 30]);
  assert.deepEqual(bounds('two or three'), ['range', null, 2, 3]);
  assert.deepEqual(bounds('three to four dozen'), ['range', null, 36, 48]);
});

test('floors and ceilings', () => {
  for (const words of ['20 or more', 'no fewer than 20', 'a minimum of 20', '20+'])
    assert.deepEqual(bounds(words), ['at_least', 20, 20, null], words);
  for (const words of ['upwards of 20', 'in excess of 20', 'well over 20'])
    assert.deepEqual(bounds(words), ['more_than', 20, 21, null], words);
  for (const words of ['as many as 30', 'no more than 30', '30 or fewer'])
    assert.deepEqual(bounds(words), ['at_most', 30, null, 30], words);
  for (const words of ['just under 30', 'close to 30', 'almost 30']) assert.deepEqual(bounds(words), ['nearly', 30, null, 30], words);
});

test('a number inside a vague word is none', () => {
  assert.deepEqual(bounds('several hundred'), ['vague', null, 300, null]);
  assert.deepEqual(bounds('a couple of dozen'), ['vague', null, 24, null]);
  assert.deepEqual(bounds('at least several dozen'), ['vague', null, 36, null]);
});
