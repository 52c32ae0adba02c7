import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readItemTime } from './item-time.ts';

const at = (...parts: [number, number, number, number?, number?, number?]) => ({ atMs: Date.UTC(...parts) });
const CASES: readonly (readonly [string, ReturnType<typeof readItemTime>])[] = [
  ['Sat, 06 Jan 2024 10:00:05 GMT', at(2024, 0, 6, 10, 0, 5)],
  ['6 January 2024 10:00 +0230', at(2024, 0, 6, 7, 30)],
  ['Sat, 06 Jan 24 10:00:00 EST', at(2024, 0, 6, 15)],
  ['2024-01-06T10:00:00.123-05:00', at(2024, 0, 6, 15)],
  ['2024-01-06 10:00Z', at(2024, 0, 6, 10)],
  ['2024-01-06', { day: '2024-01-06' }],
  ['2024-01-06T10:00:00', { day: '2024-01-06' }],
  ['Sat, 06 Jan 2024 10:00:00', { day: '2024-01-06' }],
  ['Sat, 06 Jan 2024 10:00:00 XYZ', { day: '2024-01-06' }],
  ['Sat, 06 Jan 2024 10:00:00 -0000', { day: '2024-01-06' }],
  ['30 Feb 2024 10:00 GMT', undefined],
  ['2024-13-01', undefined],
  ['yesterday', undefined],
  ['', undefined],
];
for (const [text, expected] of CASES)
  test(`"${text}" is ${JSON.stringify(expected) ?? 'no date'}`, () => assert.deepEqual(readItemTime(text), expected));
