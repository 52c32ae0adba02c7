import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isHolding, isMutedBy, pauseOf } from './mute.ts';

const NOW_MS = Date.UTC(2026, 0, 1);
const inForce = (...keys: readonly string[]) => ({ inForce: keys, nowMs: NOW_MS });
const live = { status: 'Actual' } as const;
const drill = { status: 'Exercise' } as const;

test('a pause ends by itself and never lasts longer than an hour', () => {
  const pause = pauseOf(10, inForce());
  assert.equal(isHolding(pause, NOW_MS + 599_999), true);
  assert.equal(isHolding(pause, NOW_MS + 600_000), false);
  assert.equal(pauseOf(24 * 60, inForce()).untilMs, NOW_MS + 3_600_000);
});

test('a device whose clock is set back does not stay paused until the clock has caught up', () => {
  assert.equal(isHolding(pauseOf(30, inForce()), NOW_MS - 86_400_000), false);
});

test('who pauses in shelter hears of other zones all the same', () => {
  const pause = pauseOf(10, inForce('Actual|home'));
  assert.equal(isMutedBy(pause, live, ['home']), true);
  assert.equal(isMutedBy(pause, live, ['school']), false);
  assert.equal(isMutedBy(pause, live, ['home', 'school']), false);
});

test('who pauses when nothing is in force has silence in all zones', () => {
  assert.equal(isMutedBy(pauseOf(10, inForce()), live, ['home', 'school']), true);
});

test('a pause in an exercise silences no live alarm; one in a live alarm silences the exercise too', () => {
  assert.equal(isMutedBy(pauseOf(10, inForce('Exercise|home')), live, ['home']), false);
  assert.equal(isMutedBy(pauseOf(10, inForce('Exercise|home')), drill, ['home']), true);
  assert.equal(isMutedBy(pauseOf(10, inForce('Actual|home')), drill, ['home']), true);
});

test('without a pause nothing is silent', () => {
  assert.equal(isMutedBy(undefined, live, ['home']), false);
});
