import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { surroundingsOf } from './surroundings.ts';

const around = (text: string, words: string) => {
  const start = text.indexOf(words);
  return surroundingsOf(text, [start, start + words.length]);
};

test('words are shown in their sentence, and nothing of the sentence before or after', () => {
  assert.deepEqual(around('One came. Two of nine came down. Three left.', 'nine'), {
    before: 'Two of ',
    words: 'nine',
    after: ' came down.',
  });
});

test('a heading without a full stop ends with its line', () => {
  assert.deepEqual(around('A heading\n\nNine came.', 'heading'), { before: 'A ', words: 'heading', after: '' });
});

test('words that end their sentence have nothing after them, also within quotation marks', () => {
  assert.deepEqual(around('He said “it is over.” Nobody asked.', '“it is over.”'), {
    before: 'He said ',
    words: '“it is over.”',
    after: '',
  });
});

test('a long sentence is cut on both sides, the words are not', () => {
  const { before, words, after } = around(`${'a '.repeat(400)}nine ${'b '.repeat(400)}`, 'nine');
  assert.equal(words, 'nine');
  assert.ok(before.startsWith('… ') && before.length <= 242 && after.endsWith(' …') && after.length <= 242);
});

test('whatever the text: the words are those at the place, and what is around them stands around them', () => {
  const anyText = fc.string({ unit: fc.constantFrom('a', ' ', '.', '”', '\n', '!', '9'), minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
      const [start = 0, end = 0] = [one % text.length, other % (text.length + 1)].toSorted((a, b) => a - b);
      if (start === end) return;
      const { before, words, after } = surroundingsOf(text, [start, end]);
      assert.equal(words, text.slice(start, end));
      assert.ok(text.slice(0, start).endsWith(before) || before === '');
      assert.ok(text.slice(end).startsWith(after));
    }),
  );
});
