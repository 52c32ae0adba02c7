import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import * as fc from 'fast-check';
import {
  type AlarmState,
  CALM,
  chooseZones,
  expire,
  foremost,
  type Heard,
  type Hearing,
  hearAlert,
  hearState,
  shelterByMs,
  zonesLike,
} from './alarm-state.ts';

const NOW_MS = Date.UTC(2026, 0, 1, 12, 0, 0);
const MINE: Hearing = { zones: new Set(['a', 'b']), nowMs: NOW_MS };
const TEXT = { headline: 'h', description: 'd', instruction: 'i' };
let lastId = 0;

function heard(alert: Partial<SignedAlert> = {}, seal: Heard['seal'] = 'sealed'): Heard {
  lastId += 1;
  return {
    seal,
    alert: {
      id: `id-${lastId}`,
      incident: 'incident-1',
      sender: 'test.invalid',
      sent: new Date(NOW_MS).toISOString(),
      status: 'Actual',
      msgType: 'Alert',
      phase: 'shelter',
      threat: 'rocket',
      zones: ['a'],
      shelterTimeS: 30,
      expires: new Date(NOW_MS + 600_000).toISOString(),
      references: [],
      source: { kind: 'sensors', names: ['radar-1'] },
      reason: 'chance of impact here 12 %',
      texts: { he: TEXT, ar: TEXT, en: TEXT, ru: TEXT, uk: TEXT },
      signature: { algorithm: 'Ed25519', keyId: 'k', value: 'v' },
      ...alert,
    },
  };
}

function hear(...all: readonly Heard[]): AlarmState {
  return all.reduce((state, each) => hearAlert(state, each, MINE), CALM);
}

test('an alert for another zone leaves the page calm', () => {
  assert.equal(foremost(hear(heard({ zones: ['elsewhere'] }))), undefined);
});

test('an all-clear ends the alarm and its words stay to be read', () => {
  const clear = heard({ phase: 'allClear', msgType: 'Update' });
  const state = hear(heard(), clear);
  assert.equal(foremost(state), undefined);
  assert.deepEqual(state.ending, { how: 'told', alert: clear.alert });
});

test('an all-clear for one of two zones leaves the other in alarm', () => {
  const state = hear(heard({ zones: ['a', 'b'] }), heard({ phase: 'allClear', zones: ['a'] }));
  assert.deepEqual(zonesLike(state, heard().alert), ['b']);
});

test('an all-clear of an exercise does not end a live alarm', () => {
  const live = heard();
  assert.equal(foremost(hear(live, heard({ status: 'Exercise', phase: 'allClear' })))?.alert, live.alert);
});

test('a repeat of an alert that is over does not ring again', () => {
  const alarm = heard();
  assert.equal(foremost(hear(alarm, heard({ phase: 'allClear' }), alarm)), undefined);
});

test('an alert that had run out before it came does not ring', () => {
  assert.equal(foremost(hear(heard({ expires: new Date(NOW_MS).toISOString() }))), undefined);
});

test('a broken seal rings where nothing is in force', () => {
  assert.equal(foremost(hear(heard({}, 'broken')))?.seal, 'broken');
});

test('a broken seal neither ends nor changes a true alarm', () => {
  const alarm = heard();
  const state = hear(alarm, heard({ phase: 'allClear' }, 'broken'), heard({ phase: 'prepare' }, 'broken'));
  assert.equal(foremost(state)?.alert, alarm.alert);
});

test('a forgery that came first does not keep out the true alert of the same id', () => {
  const alarm = heard();
  assert.equal(foremost(hear({ ...alarm, seal: 'broken' }, alarm))?.seal, 'sealed');
});

test('a warning that goes on does not start the count to shelter anew', () => {
  const state = hear(heard(), heard({ msgType: 'Update', quiet: true, sent: new Date(NOW_MS + 20_000).toISOString() }));
  const current = foremost(state);
  assert.equal(current === undefined ? undefined : shelterByMs(current), NOW_MS + 30_000);
});

test('a pre-alert that becomes an alarm starts the count at the alarm', () => {
  const state = hear(heard({ phase: 'prepare' }), heard({ sent: new Date(NOW_MS + 20_000).toISOString() }));
  const current = foremost(state);
  assert.equal(current === undefined ? undefined : shelterByMs(current), NOW_MS + 50_000);
});

test('an alarm without any further word lapses, and the page says so instead of giving an all-clear', () => {
  const state = expire(hear(heard()), NOW_MS + 600_000);
  assert.equal(foremost(state), undefined);
  assert.equal(state.ending?.how, 'lapsed');
});

test('what the server no longer names at a connect is over, what it names stays without a break', () => {
  const [gone, stays] = [heard({ zones: ['a'] }), heard({ zones: ['b'] })];
  const state = hearState(hear(gone, stays), [stays], MINE);
  assert.deepEqual(
    [...state.inForce.values()].map(({ alert }) => alert.id),
    [stays.alert.id],
  );
  assert.equal(state.ending?.how, 'lapsed');
});

test('an alert told already reaches a zone that is added later', () => {
  const alarm = heard({ zones: ['a', 'c'] });
  const wider: Hearing = { zones: new Set(['a', 'c']), nowMs: NOW_MS };
  const state = hearState(chooseZones(hear(alarm), wider.zones), [alarm], wider);
  assert.deepEqual(zonesLike(state, alarm.alert), ['a', 'c']);
});

test('a zone given up is no longer in alarm here', () => {
  assert.equal(foremost(chooseZones(hear(heard()), new Set(['b']))), undefined);
});

test('live comes before exercise, shelter before prepare, the earlier shelter before the later', () => {
  const [live, soon] = [heard({ phase: 'prepare' }), heard({ zones: ['b'], shelterTimeS: 15 })];
  assert.equal(foremost(hear(heard({ status: 'Exercise' }), live))?.alert, live.alert);
  assert.equal(foremost(hear(heard({ shelterTimeS: 90 }), soon))?.alert, soon.alert);
  assert.equal(foremost(hear(live, soon))?.alert, soon.alert);
});

test('whatever comes in whatever order, nothing stays in force past its expiry', () => {
  const anyHeard = fc
    .record({
      status: fc.constantFrom('Actual' as const, 'Exercise' as const, 'Test' as const),
      phase: fc.constantFrom('prepare' as const, 'shelter' as const, 'allClear' as const),
      zones: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
      lastsS: fc.integer({ min: -60, max: 600 }),
    })
    .map(({ lastsS, ...alert }) => heard({ ...alert, expires: new Date(NOW_MS + lastsS * 1_000).toISOString() }));
  fc.assert(
    fc.property(fc.array(fc.tuple(anyHeard, fc.constantFrom('sealed' as const, 'broken' as const, 'unknown' as const))), (all) => {
      const state = hear(...all.map(([each, seal]) => ({ ...each, seal })));
      assert.equal(foremost(expire(state, NOW_MS + 600_000)), undefined);
    }),
  );
});
