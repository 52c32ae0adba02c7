import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THREATS } from '@tocsin/core/detection/threat';
import { WHEREABOUTS } from '../languages/words.ts';
import { paceOf, stepsFor } from './guidance.ts';

test('who has half a minute walks, who has seconds takes the nearest door, and then nobody runs', () => {
  assert.deepEqual(
    [90, 30, 29, 10, 9, 1, 0, -5].map((leftS) => paceOf(leftS, 90)),
    ['walk', 'walk', 'brisk', 'brisk', 'few', 'few', 'over', 'over'],
  );
});

test('where there is no time at all people are not told to stay before they have taken one step', () => {
  assert.deepEqual(
    [0, -9, -10].map((leftS) => paceOf(leftS, 0)),
    ['few', 'few', 'over'],
  );
});

test('every threat has two to four steps in every place, before, during and after the shelter time', () => {
  for (const threat of THREATS) {
    for (const where of WHEREABOUTS) {
      for (const [phase, pace] of [['prepare', 'over'] as const, ['shelter', 'walk'] as const, ['shelter', 'over'] as const]) {
        const steps = stepsFor({ threat, phase }, where, pace);
        assert.ok(steps.length >= 2 && steps.length <= 4, `${threat} ${where} ${phase} ${pace}: ${steps.length}`);
        assert.equal(new Set(steps).size, steps.length);
      }
    }
  }
});

test('once the shelter time is over no step sends anybody anywhere', () => {
  const away = new Set(['enterShelter', 'innerRoom', 'nearestBuilding', 'stopCar', 'findDoor', 'driveNear', 'moveNear']);
  for (const threat of THREATS)
    for (const where of WHEREABOUTS)
      assert.deepEqual(
        stepsFor({ threat, phase: 'shelter' }, where, 'over').filter((step) => away.has(step)),
        [],
      );
});

test('under mortar fire people outdoors lie down first', () => {
  assert.equal(stepsFor({ threat: 'mortar', phase: 'shelter' }, 'outdoors', 'few')[0], 'stayDown');
});

test('a drone keeps people off the windows and inside', () => {
  const steps = stepsFor({ threat: 'uav', phase: 'shelter' }, 'building', 'walk');
  assert.ok(steps.includes('noWindows') && steps.includes('circling'));
});
