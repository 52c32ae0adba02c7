import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PHASES, STATUSES } from '@tocsin/core/detection/threat';
import { isEndless, toneOf } from './sound.ts';

test('only a live alarm wails, and no lane shares a tone with another', () => {
  const tones = STATUSES.map((status) => new Set(PHASES.filter((phase) => phase !== 'allClear').map((phase) => toneOf({ status, phase }))));
  assert.equal(toneOf({ status: 'Actual', phase: 'shelter' }), 'wail');
  for (const [place, lane] of tones.entries()) {
    for (const other of tones.slice(place + 1))
      assert.deepEqual(
        [...lane].filter((tone) => other.has(tone)),
        [],
      );
  }
});

test('a pre-alert and a test end by themselves, a call to shelter goes on', () => {
  assert.deepEqual(
    [
      toneOf({ status: 'Actual', phase: 'prepare' }),
      toneOf({ status: 'Test', phase: 'shelter' }),
      toneOf({ status: 'Exercise', phase: 'prepare' }),
      toneOf({ status: 'Actual', phase: 'shelter' }),
      toneOf({ status: 'Exercise', phase: 'shelter' }),
    ].map(isEndless),
    [false, false, false, true, true],
  );
});
