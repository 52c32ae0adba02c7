import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wallMsAt } from '../when/zone-clock.ts';
import { instantMsAt, isTimeZone, placeSpanOf } from './place-span.ts';

const HOME = 'Asia/Jerusalem';
const at = (text: string) => Date.parse(`${text}Z`);

test('an hour told by another clock is put where the place’s own clock showed it; a day stays the day that was told', () => {
  const spans: readonly (readonly [string, string | undefined, string])[] = [
    ['2023-12-01T05:00Z', undefined, '2023-12-01T07:00'],
    ['2023-12-01T07:00+02:00', undefined, '2023-12-01T07:00'],
    ['2023-12-01T00:00', 'America/New_York', '2023-12-01T07:00'],
    ['2023-12-01T07:00', undefined, '2023-12-01T07:00'],
    ['2023-12-01', 'America/New_York', '2023-12-01T00:00'],
    ['2023-12-01T07:00', 'Nowhere/Land', '2023-12-01T07:00'],
  ];
  for (const [edtf, zone, wall] of spans)
    assert.equal(placeSpanOf({ edtf, ...(zone === undefined ? {} : { zone }) }, HOME)?.fromMs, at(wall), edtf);
});

test('both ends of a span move, each by its own offset; an open end stays open', () => {
  const span = placeSpanOf({ edtf: '2023-12-01T05:00Z/2023-12-01T09:00+02:00' }, HOME);
  assert.deepEqual([span?.fromMs, span?.toMs], [at('2023-12-01T07:00'), at('2023-12-01T09:00')]);
  assert.equal(placeSpanOf({ edtf: '2023-12-01T05:00Z/..' }, HOME)?.toMs, Number.POSITIVE_INFINITY);
  assert.equal(placeSpanOf({ edtf: 'soon' }, HOME), undefined);
});

test('an instant read off a wall clock is the one at which it shows that, but for the hour that is skipped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e12 }), fc.constantFrom(HOME, 'UTC', 'America/New_York', 'Asia/Kathmandu'), (ms, zone) => {
      const wallMs = wallMsAt(ms, zone);
      assert.equal(wallMsAt(instantMsAt(wallMs, zone), zone), wallMs);
    }),
  );
  assert.deepEqual([isTimeZone(HOME), isTimeZone('Nowhere/Land')], [true, false]);
});
