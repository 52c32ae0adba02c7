import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatInstant } from '@tocsin/core/units/instant';
import fc from 'fast-check';
import { createClockReader } from './local-clock.ts';

const read = createClockReader('Asia/Jerusalem');

function readText(text: string): string | undefined {
  const reading = read(text);
  return reading === undefined ? undefined : `${formatInstant(reading.at)}${reading.oddity === undefined ? '' : ` ${reading.oddity}`}`;
}

test('winter is two hours and summer three hours ahead of UTC', () => {
  assert.equal(readText('2026-03-16 00:33:49'), '2026-03-15T22:33:49.000Z');
  assert.equal(readText('2026-07-16 00:33:49'), '2026-07-15T21:33:49.000Z');
});

test('the hour that the clock skips in spring is read as if it had not jumped, and noted', () => {
  assert.equal(readText('2026-03-27 01:59:59'), '2026-03-26T23:59:59.000Z');
  assert.equal(readText('2026-03-27 02:30:00'), '2026-03-27T00:30:00.000Z never');
  assert.equal(readText('2026-03-27 03:00:00'), '2026-03-27T00:00:00.000Z');
});

test('of the hour that the clock shows twice in autumn the earlier is taken, and noted', () => {
  assert.equal(readText('2026-10-25 00:59:59'), '2026-10-24T21:59:59.000Z');
  assert.equal(readText('2026-10-25 01:30:00'), '2026-10-24T22:30:00.000Z twice');
  assert.equal(readText('2026-10-25 02:00:00'), '2026-10-25T00:00:00.000Z');
});

test('days and hours that no calendar has, zones and fractions are no reading', () => {
  for (const text of [
    '',
    '2026-02-30 00:00:00',
    '2026-13-01 00:00:00',
    '2026-01-01 24:00:00',
    '2026-01-01 00:60:00',
    '2026-01-01 00:00:00Z',
    '2026-1-1 0:00:00',
    '٢٠٢٦-01-01 00:00:00',
  ]) {
    assert.equal(read(text), undefined, text);
  }
});

test('an instant written as a wall clock shows it reads back as that instant, but for the hour shown twice', () => {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jerusalem', dateStyle: 'short', timeStyle: 'medium' });
  const instant = fc.integer({ min: Date.UTC(2014, 0, 1) / 1000, max: Date.UTC(2035, 0, 1) / 1000 }).map((seconds) => seconds * 1000);
  fc.assert(
    fc.property(instant, (at) => {
      const reading = read(wall.format(at));
      assert.ok(reading !== undefined && reading.oddity !== 'never');
      assert.equal(reading.at, reading.oddity === 'twice' && reading.at !== at ? at - 3_600_000 : at);
    }),
    { numRuns: 300, examples: [[Date.UTC(2026, 9, 24, 22, 30)], [Date.UTC(2026, 9, 24, 23, 30)]] },
  );
});
