import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figure, START } from '@tocsin/testkit/record-model/any-record';
import fc from 'fast-check';
import { named } from '../model/record-entry.ts';
import type { Series, SeriesPoint } from '../model/series.ts';
import { gapsBetween, reasonToHold } from './hold-point.ts';

const by = { type: 'person', id: 'anna' } as const;
const series: Series = named({
  kind: 'series',
  time: START,
  measure: 'casualties_killed',
  population: 'all',
  window: { edtf: '2023-10-07/..', precision: 'interval', basis: 'stated' },
  source: 'the ministry',
  cumulative: true,
  by,
} as const);

function point(day: number, count: number): SeriesPoint {
  const edtf = new Date(Date.UTC(2023, 9, 7 + day)).toISOString().slice(0, 10);
  return named({
    kind: 'series-point',
    time: START,
    series: series.id,
    value: figure(count, 'people', `${count}`),
    asOf: { edtf, precision: 'day', basis: 'stated' },
    by,
  } as const);
}

const anySteps = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 12 });

test('totals that never fall are let through in any order of arrival; a total lowered by any amount is held', () => {
  fc.assert(
    fc.property(anySteps, fc.nat(), fc.integer({ min: 1, max: 50 }), (steps, pick, drop) => {
      let total = 100;
      const points = steps.map((step, day) => {
        total += step;
        return point(day, total);
      });
      for (const each of points) assert.equal(reasonToHold(each, { series, points }), undefined);
      const last = points.at(-1) ?? assert.fail();
      const lowered = point(steps.length + (pick % 5), (last.value.min ?? 0) - drop);
      assert.notEqual(reasonToHold(lowered, { series, points }), undefined);
    }),
  );
});

test('steps that add up to the totals leave no gap; 298 taken in late among 359 does, with its size', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const totalAfter = (days: number) => steps.slice(0, days).reduce((total, step) => total + step, 0);
      const totals = [point(0, 0), ...steps.map((_, day) => point(day + 1, totalAfter(day + 1)))];
      const parts = steps.map((step, day) => point(day + 1, step));
      assert.deepEqual(gapsBetween(totals, parts), []);
    }),
  );
  const [gap] = gapsBetween([point(1, 1_000), point(2, 1_359)], [point(2, 61)]);
  assert.deepEqual(
    [gap?.byTotals, gap?.bySteps],
    [
      { min: 359, max: 359 },
      { min: 61, max: 61 },
    ],
  );
});
