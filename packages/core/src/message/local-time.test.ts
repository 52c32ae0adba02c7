import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant } from '../units/instant.ts';
import { localTime } from './local-time.ts';

test('the wall clock follows summer time to the minute', () => {
  // Israel, 2026-03-27: 02:00 becomes 03:00.
  assert.equal(localTime(parseInstant('2026-03-26T23:59:59.999Z'), 'Asia/Jerusalem'), '01:59');
  assert.equal(localTime(parseInstant('2026-03-27T00:00:00.000Z'), 'Asia/Jerusalem'), '03:00');
  // Ukraine, 2025-10-26: 04:00 becomes 03:00.
  assert.equal(localTime(parseInstant('2025-10-26T00:59:00.000Z'), 'Europe/Kyiv'), '03:59');
  assert.equal(localTime(parseInstant('2025-10-26T01:00:00.000Z'), 'Europe/Kyiv'), '03:00');
});

test('midnight is 00:00', () => {
  assert.equal(localTime(parseInstant('2026-01-01T22:00:00.000Z'), 'Asia/Jerusalem'), '00:00');
});

test('a time zone that does not exist gives UTC and says so', () => {
  assert.equal(localTime(parseInstant('2026-01-01T22:05:00.000Z'), 'Asia/Nowhere'), '22:05 UTC');
});
