import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Bounds,
  boundsSchema,
  canBothHold,
  intervalOf,
  mayBeOneFigure,
  printedNumber,
  remainderOf,
  sumOf,
  timesOf,
} from './bounds.ts';

const count = fc.nat({ max: 500 });
const anyInterval = fc.tuple(count, fc.option(count, { nil: Number.POSITIVE_INFINITY })).map(([min, width]) => ({ min, max: min + width }));
/** An interval and a number that it allows. */
const within = anyInterval.chain((interval) =>
  fc.nat({ max: Math.min(500, interval.max - interval.min) }).map((above) => ({ interval, number: interval.min + above })),
);

test('sums, remainders and multiples allow every number that their parts allow', () => {
  fc.assert(
    fc.property(fc.array(within, { minLength: 1, maxLength: 5 }), within, fc.nat({ max: 9 }), (parts, whole, factor) => {
      const sum = sumOf(parts.map(({ interval }) => interval));
      const total = parts.reduce((all, { number }) => all + number, 0);
      assert.ok(sum.min <= total && total <= sum.max);
      const left = whole.number - total;
      const rest = remainderOf(whole.interval, sum);
      if (left >= 0) assert.ok(rest.min <= left && left <= rest.max);
      const times = timesOf(whole.interval, factor);
      assert.ok(times.min <= whole.number * factor && whole.number * factor <= times.max);
    }),
  );
});

test('two figures can both hold exactly if a number satisfies both, whichever comes first', () => {
  fc.assert(
    fc.property(anyInterval, anyInterval, (one, other) => {
      const overlap = Math.max(one.min, other.min) <= Math.min(one.max, other.max);
      assert.equal(canBothHold(one, other), overlap);
      assert.equal(canBothHold(other, one), overlap);
    }),
  );
});

const figure = (bounds: Partial<Bounds>): Bounds => ({ min: null, max: null, qualifier: 'about', unit: 'people', ...bounds });

test('62 claimed and at least 40 identified can both hold; 3 and at least 5 cannot', () => {
  const atLeast = (min: number) => intervalOf({ min, max: null });
  assert.ok(canBothHold(intervalOf({ min: 62, max: 62 }), atLeast(40)));
  assert.ok(!canBothHold(intervalOf({ min: 3, max: 3 }), atLeast(5)));
});

test('"about 240" and 240 may be one figure, "about 240" and 100 not; no sum is built on "about"', () => {
  const about = figure({ value: 240 });
  assert.ok(mayBeOneFigure(about, figure({ qualifier: 'exact', min: 240, max: 240 })));
  assert.ok(!mayBeOneFigure(about, figure({ qualifier: 'exact', min: 100, max: 100 })));
  assert.deepEqual(sumOf([intervalOf(about), { min: 1, max: 1 }]), { min: 1, max: Number.POSITIVE_INFINITY });
});

test('a vague word has a floor and no ceiling; an exact figure one number; no bound is neither zero nor a number', () => {
  const parses = (bounds: Partial<Bounds>) => boundsSchema.safeParse(figure(bounds)).success;
  assert.ok(parses({ qualifier: 'vague', min: 12, words: 'dozens' }));
  assert.ok(!parses({ qualifier: 'vague', min: 12, max: 99, words: 'dozens' }));
  assert.ok(!parses({ qualifier: 'exact', min: 3, max: 4 }));
  assert.ok(!parses({ qualifier: 'range', min: 4, max: 3 }));
  assert.equal(printedNumber(figure({ qualifier: 'vague', min: 12 })), undefined);
  assert.equal(printedNumber(figure({ qualifier: 'more_than', min: 201 })), 200);
});
