import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { extended, moved, otherEnd, pieces, type Selected, trimmed, wordsOf } from './word-selection.ts';

const TEXT = 'The army said 1,300 rockets fell, at 7 a.m. "Nobody was hurt."';
const WORDS = wordsOf(TEXT);
const of = ({ from, to }: Selected) => TEXT.slice(from, to);
const at = (words: string): Selected => ({ from: TEXT.indexOf(words), to: TEXT.indexOf(words) + words.length, moving: 'to' });

test('a selection grows and shrinks word by word, at either end, and never to nothing', () => {
  const figure = extended(WORDS, at('1,300'), 1);
  assert.equal(of(figure), '1,300 rockets');
  assert.equal(of(extended(WORDS, extended(WORDS, figure, -1), -1)), '1,300');
  const front = otherEnd(figure);
  assert.equal(of(extended(WORDS, front, -1)), 'said 1,300 rockets');
  assert.equal(of(extended(WORDS, extended(WORDS, front, 1), 1)), 'rockets');
});

test('an arrow goes to the word beside the selection, alone, and stays at the ends of the text', () => {
  assert.deepEqual([of(moved(WORDS, at('1,300 rockets'), 1)), of(moved(WORDS, at('1,300 rockets'), -1))], ['fell', 'said']);
  assert.equal(of(moved(WORDS, at('The'), -1)), 'The');
  assert.equal(of(moved(WORDS, at('hurt'), 1)), 'hurt');
});

test('what a pointer selected loses the spaces around it, whichever way it went', () => {
  assert.equal(trimmed(TEXT, 9, 20)?.from, 9);
  assert.equal(of(trimmed(TEXT, 20, 8) ?? at('The')), 'said 1,300');
  assert.equal(trimmed(TEXT, 3, 4), undefined);
});

test('whatever is marked and selected, the pieces are the text', () => {
  const place = fc.nat({ max: TEXT.length });
  fc.assert(
    fc.property(place, place, place, place, (a, b, c, d) => {
      const parts = pieces(TEXT, [Math.min(a, b), Math.max(a, b)], { from: Math.min(c, d), to: Math.max(c, d), moving: 'to' });
      assert.equal(parts.map(({ words }) => words).join(''), TEXT);
      const selected = parts.filter(({ isSelected }) => isSelected).map(({ words }) => words);
      assert.equal(selected.join(''), TEXT.slice(Math.min(c, d), Math.max(c, d)));
    }),
  );
});
