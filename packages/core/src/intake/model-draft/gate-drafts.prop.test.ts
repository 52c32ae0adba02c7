import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DraftClaim } from '../draft-claim.ts';
import { KINDS } from '../kinds.ts';
import { compareDrafters } from './compare-drafters.ts';
import { gateDrafts } from './gate-drafts.ts';

const WORDS =
  'the army Hamas said “ ” " , . : — at least more than about 5 20 1,200 1.5 million forty two dozens of a rockets were fired killed people in Gaza Ofakim on Monday overnight He it 😀 é \n \n\n \u00a0 7 a.m. Read more'.split(
    ' ',
  );
const newsLike = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 80 }).map((words) => words.join(' '));
const anyText = fc.oneof({ weight: 4, arbitrary: newsLike }, fc.string({ unit: 'binary', maxLength: 200 }));

/** A model that copies, bends and invents: parts of the text, parts with other marks and numbers, and anything else. */
const partOf = (text: string) => {
  const words = text.split(/(?=[ \n])/);
  const whole = fc
    .tuple(fc.nat(words.length), fc.integer({ min: 1, max: 8 }))
    .map(([from, count]) => words.slice(from, from + count).join(''));
  const cut = fc.tuple(fc.nat(text.length), fc.nat(60)).map(([start, length]) => text.slice(start, start + length));
  return fc.oneof({ weight: 4, arbitrary: whole }, cut);
};
const bent = (text: string) => partOf(text).map((part) => part.replaceAll('“', '"').replaceAll(' ', '  ').replaceAll('20', '200'));
const wordsFrom = (text: string) =>
  fc.oneof(
    { weight: 8, arbitrary: partOf(text) },
    { weight: 4, arbitrary: fc.constant('narrator') },
    bent(text),
    newsLike,
    fc.string({ maxLength: 20 }),
  );
const anyNumber = fc.option(fc.constantFrom(0, 1, 2, 5, 20, 40, 200, 1_200, 1_500_000, 9_000), { nil: null });
const modelOf = (text: string) =>
  fc.record(
    {
      kind: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...KINDS) }, fc.string()),
      quote: wordsFrom(text),
      span: fc.tuple(fc.integer({ min: -2, max: 200 }), fc.integer({ min: -2, max: 200 })),
      source: wordsFrom(text),
      via: fc.option(wordsFrom(text), { nil: null, freq: 1 }),
      quantity: fc.option(
        fc.record(
          {
            value: anyNumber,
            min: anyNumber,
            max: anyNumber,
            qualifier: fc.constantFrom('exact', 'vague', 'x'),
            unit: wordsFrom(text),
            words: wordsFrom(text),
          },
          { requiredKeys: [] },
        ),
        { nil: null },
      ),
      place: fc.option(wordsFrom(text), { nil: null, freq: 2 }),
      time: fc.option(fc.oneof(wordsFrom(text), fc.record({ iso: fc.string(), basis: wordsFrom(text) })), { nil: null }),
      status: fc.constantFrom('asserted', 'alleged', 'denied', 'asserted', 'alleged', 'denied', 'true'),
    },
    { requiredKeys: ['kind', 'quote', 'source', 'status'] },
  );
const exchange = anyText.chain((text) =>
  fc.tuple(fc.constant(text), fc.array(fc.oneof({ weight: 9, arbitrary: modelOf(text) }, fc.anything()), { maxLength: 12 })),
);

/** Said anew without the code under test: white space and quote marks apart, do these words stand there? */
const bare = (text: string): string =>
  text
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/\s+/g, ' ')
    .toLowerCase();
const numbersOf = (words: string): readonly string[] => words.match(/\d[\d,.]*/g) ?? [];

function assertGrounded(text: string, { kind, quote, span, source, quantity, place }: DraftClaim): void {
  const [start, end] = span;
  assert.ok(start >= 0 && start < end && end <= text.length);
  assert.equal(text.slice(start, end), quote);
  assert.equal(quote.trim(), quote);
  assert.ok(KINDS.includes(kind));
  // A paragraph of the text holds both the quote and whoever is said to have said it.
  for (const name of source === 'narrator' ? [] : source.replace(/\s*\(unnamed\)$/, '').split(/\s*(?:->|[();])\s*/))
    assert.ok(bare(text).includes(bare(name)), `source ${name}`);
  for (const name of (place ?? '').split(/\s*(?:->|[();])\s*/)) assert.ok(bare(text).includes(bare(name)), `place ${name}`);
  if (quantity === null) return;
  assert.ok(quote.includes(quantity.words), 'the printed words stand in the quote');
  assert.notEqual(quantity.words, '');
  for (const digits of numbersOf(`${quantity.words} ${quantity.unit}`)) assert.ok(quote.includes(digits.replace(/[,.]+$/, '')), digits);
  const { value, min, max } = quantity;
  if (value !== null) assert.ok(isPrinted(value, quantity.words), `${value} in ${quantity.words}`);
  if (min !== null && max !== null) assert.ok(min <= max);
}

/** The number by hand: for the numbers that these tests put into texts. */
function isPrinted(value: number, words: string): boolean {
  const spelled: Record<number, RegExp> = { 1: /\b(?:an?|one|another)\b/i, 2: /\btwo\b/i, 40: /\bforty\b/i, 42: /\bforty[ -]two\b/i };
  return (
    spelled[value]?.test(words) === true ||
    numbersOf(words).some((digits) => {
      const number = Number(digits.replace(/[,.]+$/, '').replaceAll(',', ''));
      return (
        number === value ||
        (/million/i.test(words) && number * 1e6 === value) ||
        (/[\d ](?:k|thousand)/i.test(words) && number * 1e3 === value)
      );
    }) ||
    (/million/i.test(words) && value >= 1e6)
  );
}

test('whatever a model answers, nothing ungrounded passes', () => {
  let passed = 0;
  fc.assert(
    fc.property(exchange, ([text, answers]) => {
      const { accepted, ambiguous, rejected } = gateDrafts(text, answers, { date: '2024-06-12' });
      passed += accepted.length;
      for (const claim of [...accepted, ...ambiguous.flatMap(({ readings }) => readings)]) assertGrounded(text, claim);
      assert.equal(accepted.length + ambiguous.length + rejected.length, answers.length, 'every draft is accounted for');
    }),
    { numRuns: 3_000 },
  );
  assert.ok(passed > 100, `only ${passed} drafts passed: this test looks at nothing`);
});

test('the same answer gives the same drafts, in any order of its members', () => {
  fc.assert(
    fc.property(exchange, ([text, answers]) => {
      const { accepted } = gateDrafts(text, answers);
      assert.deepEqual(gateDrafts(text, answers).accepted, accepted);
      assert.ok(accepted.every(({ span }, at) => at === 0 || (accepted[at - 1]?.span[0] ?? 0) <= span[0]));
    }),
    { numRuns: 300 },
  );
});

test('a comparison loses no draft and names none twice', () => {
  fc.assert(
    fc.property(exchange, exchange, ([text, one], [, other]) => {
      const [rules, model] = [gateDrafts(text, one).accepted, gateDrafts(text, other).accepted];
      const { both, rulesOnly, modelOnly } = compareDrafters(rules, model);
      assert.deepEqual(new Set([...both.map((pair) => pair.rules), ...rulesOnly]), new Set(rules));
      assert.deepEqual(new Set([...both.map((pair) => pair.model), ...modelOnly]), new Set(model));
      assert.equal(both.length * 2 + rulesOnly.length + modelOnly.length, rules.length + model.length);
    }),
    { numRuns: 300 },
  );
});

test('long and hostile answers come to an end', () => {
  const text = `${'a a '.repeat(10_000)}“40 rockets”`;
  const answers = Array.from({ length: 500 }, () => ({
    kind: 'launch',
    quote: 'a a a a a',
    source: 'a a a',
    status: 'asserted',
    place: 'a a',
  }));
  const { rejected, ambiguous, accepted } = gateDrafts(text, answers);
  assert.equal(rejected.length + ambiguous.length + accepted.length, 500);
});
