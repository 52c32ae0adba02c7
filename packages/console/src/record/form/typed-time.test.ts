import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whenSchema } from '@tocsin/core/record/when/when';
import * as fc from 'fast-check';
import { readInstant, readWhen, wallText } from './typed-time.ts';

test('a time is as precise as it was typed', () => {
  for (const [typed, edtf, precision] of [
    ['2024', '2024', 'year'],
    ['2024-01', '2024-01', 'month'],
    [' 2024-01-06 ', '2024-01-06', 'day'],
    ['2024-01-06 07:00', '2024-01-06T07:00', 'minute'],
    ['2024-01-06T07:00+02:00', '2024-01-06T07:00+02:00', 'minute'],
    ['2024-01-02/2024-01-05', '2024-01-02/2024-01-05', 'day-range'],
    ['2023-10-07/..', '2023-10-07/..', 'day-range'],
    ['2024~', '2024~', 'year'],
  ] as const) {
    const when = readWhen(typed);
    assert.deepEqual([when?.edtf, when?.precision], [edtf, precision], typed);
    assert.ok(whenSchema.safeParse(when).success, typed);
  }
  for (const typed of ['', 'soon', '6.1.2024', '2024-1-6', '2024-01-06 7:00', '2024/2025/2026'])
    assert.equal(readWhen(typed), undefined, typed);
});

test('a moment typed on the clock of a place is one instant, also beside a clock change', () => {
  assert.equal(readInstant('2023-12-01 07:00', 'Asia/Gaza'), '2023-12-01T05:00:00.000Z');
  assert.equal(readInstant('2024-07-01 07:00', 'Asia/Jerusalem'), '2024-07-01T04:00:00.000Z');
  assert.equal(readInstant('2023-12-01T07:00+02:00', ''), '2023-12-01T05:00:00.000Z');
  // Clocks in Jerusalem went from 02:00 to 03:00 on this night.
  assert.equal(readInstant('2024-03-29 02:30', 'Asia/Jerusalem'), undefined);
  assert.equal(readInstant('2024-03-29 03:30', 'Asia/Jerusalem'), '2024-03-29T00:30:00.000Z');
  for (const [typed, zone] of [
    ['2023-12-01', 'UTC'],
    ['2023-12-01 07:00', 'Mars'],
    ['2023-13-01 07:00', 'UTC'],
    ['soon', 'UTC'],
  ] as const)
    assert.equal(readInstant(typed, zone), undefined, `${typed} ${zone}`);
});

test('what is read is shown again as it was typed', () => {
  const instants = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
  fc.assert(
    fc.property(instants, fc.constantFrom('Asia/Jerusalem', 'Asia/Kolkata', 'America/New_York', 'UTC'), (minute, zone) => {
      const wall = wallText(new Date(minute * 60_000).toISOString(), zone);
      const read = readInstant(wall, zone);
      // An hour that a clock shows twice is the one or the other; either shows the same wall time.
      assert.ok(read !== undefined, `${wall} ${zone}`);
      assert.equal(wallText(read, zone), wall);
    }),
  );
});
