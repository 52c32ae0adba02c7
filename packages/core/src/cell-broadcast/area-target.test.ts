import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import type { PublicAlert } from '../message/public-alert.ts';
import { publicAlert } from '../message/publish-alert.ts';
import type { Alert } from '../warning/alert.ts';
import { areaTarget } from './area-target.ts';

const region = aRegion([aZone({ id: 'a' }), aZone({ id: 'b' })]);

function told(zones: readonly string[], more: Partial<Alert> = {}): PublicAlert {
  return publicAlert(anAlert({ zones, ...more }), { region, byId: indexById(region), sender: 'test.invalid' });
}

const alarmA = told(['a'], { id: 'a'.repeat(32) });
const alarmB = told(['b'], { id: 'b'.repeat(32), shelterTimeS: 15 });
const prepareB = told(['b'], { phase: 'prepare' });

test('an area is alarmed only once every zone of it is', () => {
  assert.equal(areaTarget(['a', 'b'], new Map([['a', alarmA]]), undefined), undefined);
  assert.equal(
    areaTarget(
      ['a', 'b'],
      new Map([
        ['a', alarmA],
        ['b', alarmB],
      ]),
      undefined,
    )?.level,
    'shelter',
  );
});

test('the alert with the shortest time to shelter speaks', () => {
  const target = areaTarget(
    ['a', 'b'],
    new Map([
      ['a', alarmA],
      ['b', alarmB],
    ]),
    undefined,
  );
  assert.equal(target?.alert, alarmB);
});

test('an alarm is kept until the last zone is released', () => {
  assert.equal(areaTarget(['a', 'b'], new Map([['b', alarmB]]), 'shelter')?.level, 'shelter');
  assert.equal(areaTarget(['a', 'b'], new Map(), 'shelter'), undefined);
});

test('a zone alarmed beside one that prepares prepares the area, in the words for preparing', () => {
  const target = areaTarget(
    ['a', 'b'],
    new Map([
      ['a', alarmA],
      ['b', prepareB],
    ]),
    undefined,
  );
  assert.deepEqual([target?.level, target?.alert], ['prepare', prepareB]);
});
