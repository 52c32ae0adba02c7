import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draftClaims } from './draft-claims.ts';
import { KINDS } from './kinds.ts';

const WORDS =
  'the IDF army Hamas said “ ” " , . : — ’ at least more than about 5 20 1,200 two dozens of rockets missiles were was fired intercepted killed injured people hostages released truce on Friday Monday overnight in Gaza Israel from toward according to which and but not no he it İ 😀 \n \u00a0 ( ) October 7 7 a.m.'.split(
    ' ',
  );
const newsLike = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' '));
const anyText = fc.oneof(newsLike, fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }));
const anyDate = fc.option(fc.constantFrom('2024-01-06', '2023-02-31', 'soon', ''), { nil: undefined });

test('every draft is grounded: its quote is the text at its span', () => {
  fc.assert(
    fc.property(anyText, anyDate, (text, date) => {
      for (const { kind, quote, span, quantity, source, time } of draftClaims(text, date === undefined ? {} : { date })) {
        const [start, end] = span;
        assert.ok(start >= 0 && start < end && end <= text.length);
        assert.equal(text.slice(start, end), quote);
        assert.equal(quote.trim(), quote);
        assert.ok(KINDS.includes(kind));
        assert.notEqual(source, '');
        if (quantity?.min != null && quantity.max != null) assert.ok(quantity.min <= quantity.max);
        if (time !== null) assert.match(time.iso, /^\d{4}/);
      }
    }),
    { numRuns: 600 },
  );
});

test('the same text gives the same drafts', () => {
  fc.assert(
    fc.property(newsLike, (text) => {
      const date = '2024-01-06';
      assert.deepEqual(draftClaims(text, { date }), draftClaims(text, { date }));
    }),
    { numRuns: 100 },
  );
});

test('long and hostile texts come to an end', () => {
  const parts = [
    '"',
    'a',
    '1,000 ',
    'rockets were ',
    'the army said ',
    '“a” said the army. ',
    'x\n',
    '. ',
    'It said so. ',
    '\u0130',
    '😀',
    '- ',
  ];
  for (const part of parts) {
    const text = part.repeat(Math.ceil(60_000 / part.length));
    for (const { quote, span } of draftClaims(text, { date: '2024-01-06' })) assert.equal(text.slice(...span), quote);
  }
});
