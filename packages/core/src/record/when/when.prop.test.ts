import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { clocksIn } from './clock-words.ts';
import { relativeDaysIn } from './relative-days.ts';
import { coarsen, DAY_MS, type When, wallSpanOf, whenSchema } from './when.ts';

const when = (edtf: string, precision = 'day', detail: Partial<When> = {}): When => ({ edtf, precision, basis: 'stated', ...detail });
const parses = (value: When) => whenSchema.safeParse(value).success;
const at = (edtf: string) => wallSpanOf(edtf) ?? assert.fail(edtf);

const anyMs = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) });

test('hiding the hour of any time lowers its precision, never writes midnight, and never moves it to another day', () => {
  fc.assert(
    fc.property(anyMs, fc.constantFrom('day', 'month', 'year'), (ms, precision) => {
      const fine = when(`${new Date(ms).toISOString().slice(0, 16)}+02:00`, 'minute', { words: 'at about eight' });
      const coarse = coarsen(fine, precision as 'day');
      assert.ok(parses(coarse), coarse.edtf);
      assert.ok(!coarse.edtf.includes('T') && coarse.words === undefined);
      const [inner, outer] = [at(fine.edtf), at(coarse.edtf)];
      assert.ok(outer.fromMs <= inner.fromMs && inner.toMs <= outer.toMs);
    }),
  );
});

describe('a time of the record', () => {
  test('has no hour where its precision is a day or coarser, and no midnight that nobody gave', () => {
    assert.ok(!parses(when('2023-12-01T07:00+02:00', 'day')));
    assert.ok(!parses(when('2023-12-01T00:00+02:00', 'about a day')));
    assert.ok(parses(when('2023-12-01T00:00-05:00', 'minute')));
    assert.ok(parses(when('2023-05-13T18:00+03:00/2023-05-14T06:00+03:00', 'night')), 'part of a day is an interval');
    for (const odd of ['yesterday', '2023-13', '2023-02-30', '2023-12-01/2023-11-01', '2023-12-01T25:00Z'])
      assert.ok(!parses(when(odd)), odd);
  });

  test('read off two clocks is one instant, or refused', () => {
    const clocks = (other: string) => when('2023-12-01T07:00+02:00', 'minute', { clocks: ['2023-12-01T07:00:00+02:00', other] });
    assert.ok(parses(clocks('2023-12-01T00:00:00-05:00')));
    assert.ok(!parses(clocks('2023-12-01T01:00:00-05:00')));
  });

  test('covers whole days, months and open ends', () => {
    assert.equal(at('2023-11-24/2023-12-01').toMs - at('2023-11-24/2023-12-01').fromMs, 8 * DAY_MS);
    assert.equal(at('2024-02').toMs - at('2024-02').fromMs, 29 * DAY_MS);
    assert.equal(at('2023-10-07/..').toMs, Number.POSITIVE_INFINITY);
  });
});

describe('words of a report', () => {
  const minutes = (quote: string) => clocksIn(quote, '2023-12-01', '+02:00').map(({ utcMinute }) => utcMinute);

  test('7 a.m. in one place is midnight in another', () => {
    assert.deepEqual(minutes('the 7 a.m. local time deadline (midnight ET) passed'), [300, 300]);
    assert.deepEqual(minutes('at 7:30 a.m. local time (05:30 GMT)'), [330, 330]);
    assert.deepEqual(minutes('at 7 a.m. local time (1 a.m. ET)'), [300, 360]);
    assert.deepEqual(minutes('at 7 a.m. and again at noon'), [], 'no zone, no clock');
  });

  test('"last week" is the week before, a weekday the last one that came', () => {
    const saturday = Date.UTC(2024, 0, 6);
    const days = (words: string) => {
      const { fromMs, toMs } = relativeDaysIn(words, saturday)?.span ?? assert.fail(words);
      return `${new Date(fromMs).toISOString().slice(0, 10)} ${new Date(toMs - 1).toISOString().slice(0, 10)}`;
    };
    assert.equal(days('in Beirut last week'), '2023-12-24 2023-12-31');
    assert.equal(days('on Tuesday'), '2024-01-02 2024-01-02');
    assert.equal(days('on Saturday'), '2024-01-06 2024-01-06');
    assert.equal(days('the day prior'), '2024-01-05 2024-01-05');
    assert.equal(days('killed last month'), '2023-12-01 2023-12-31');
    assert.equal(relativeDaysIn('in the past', saturday), undefined);
  });

  test('a weekday lies within the seven days that end with publication, whatever the day', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((number) => number * DAY_MS);
    fc.assert(
      fc.property(day, fc.constantFrom('Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'), (published, name) => {
        const span = relativeDaysIn(`on ${name}`, published)?.span ?? assert.fail();
        assert.ok(span.fromMs <= published && span.fromMs > published - 7 * DAY_MS);
        assert.equal(new Date(span.fromMs).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' }), name);
      }),
    );
  });
});
