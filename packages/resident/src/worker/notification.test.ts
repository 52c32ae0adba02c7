import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AlarmState, CALM, type Heard } from '../alarm-state.ts';
import { aHeard, HEARING, NOW_MS } from '../heard.fixture.ts';
import { takeAlert } from '../take-alert.ts';
import { type Notice, noticeOf } from './notification.ts';

const push = (alert: Parameters<typeof aHeard>[0] = {}, seal: Heard['seal'] = 'sealed') => aHeard(alert, { path: 'push', seal });

/** What the worker shows for pushes, one after the other. */
function noticesOf(...all: readonly Heard[]): readonly Notice[] {
  let state: AlarmState = CALM;
  return all.map((heard) => {
    const taken = takeAlert(state, heard, HEARING);
    state = taken.state;
    return noticeOf(heard, taken.outcome, { state, language: 'he', isSilent: false });
  });
}

test('beginning, change and end of a warning carry one tag', () => {
  const notices = noticesOf(push({ phase: 'prepare' }), push(), push({ phase: 'allClear' }));
  assert.equal(new Set(notices.map(({ options }) => options.tag)).size, 1);
  assert.deepEqual(
    notices.map(({ options }) => [options.silent, options.renotify]),
    [
      [false, true],
      [false, true],
      [false, true],
    ],
  );
});

test('the end for one zone of two stands beside the warning of the other', () => {
  const [raised, ended] = noticesOf(push({ zones: ['a', 'b'] }), push({ phase: 'allClear', zones: ['a'] }));
  assert.notEqual(raised?.options.tag, ended?.options.tag);
});

test('an end that two warnings share takes the place of the one and closes the other', () => {
  const [first, second, ended] = noticesOf(push({ zones: ['a'] }), push({ zones: ['b'] }), push({ phase: 'allClear', zones: ['a', 'b'] }));
  assert.deepEqual([ended?.options.tag, ended?.close], [first?.options.tag, [second?.options.tag]]);
});

test('a warning that goes on, and a push delivered twice, make no sound', () => {
  const alarm = push();
  const notices = noticesOf(alarm, push({ quiet: true, sent: new Date(NOW_MS + 1).toISOString() }), alarm);
  assert.deepEqual(
    notices.map(({ options }) => options.silent),
    [false, true, true],
  );
});

test('a pre-alert that was overtaken leaves the alarm on the screen', () => {
  const [alarm, late] = noticesOf(push({ sent: new Date(NOW_MS + 1).toISOString() }), push({ phase: 'prepare' }));
  assert.deepEqual([late?.title, late?.options.tag, late?.options.silent], [alarm?.title, alarm?.options.tag, true]);
});

test('an alarm that only the page had heard, in silence, sounds by notification', () => {
  const alarm = aHeard();
  const { state } = takeAlert(CALM, alarm, HEARING);
  const pushed: Heard = { ...alarm, path: 'push' };
  const taken = takeAlert(state, pushed, HEARING);
  assert.equal(noticeOf(pushed, taken.outcome, { state: taken.state, language: 'en', isSilent: false }).options.silent, false);
});

test('a silent notification does not vibrate: browsers refuse the combination', () => {
  const alarm = push();
  const { state, outcome } = takeAlert(CALM, alarm, HEARING);
  assert.equal('vibrate' in noticeOf(alarm, outcome, { state, language: 'en', isSilent: true }).options, false);
});

test('each lane and phase has a picture and a beat of its own', () => {
  const all = (['Actual', 'Exercise', 'Test'] as const).map((status) => noticesOf(push({ status }))[0]);
  assert.equal(new Set(all.map((notice) => notice?.options.icon)).size, 3);
  assert.equal(new Set(all.map((notice) => JSON.stringify(notice?.options.vibrate))).size, 3);
});

test('a language that the push does not carry is replaced by the one it has, with its own direction', () => {
  const words = { headline: 'تنبيه', description: '', instruction: '' };
  const [notice] = noticesOf(push({ texts: { ar: words } as never }));
  assert.deepEqual([notice?.title, notice?.options.lang, notice?.options.dir], ['تنبيه', 'ar', 'rtl']);
});

test('what is refused is told in silence, in the listener’s language, and shows nothing that it said', () => {
  const [notice] = noticesOf(push({}, 'broken'));
  assert.deepEqual([notice?.options.tag, notice?.options.silent, notice?.options.lang], ['refused', true, 'he']);
  assert.doesNotMatch(`${notice?.title} ${notice?.options.body}`, /headline|instruction/);
});

test('a key that was never accepted rings with a mark', () => {
  const [sealed, rekeyed] = [push(), push({}, 'rekeyed')].map((heard) => noticesOf(heard)[0]);
  assert.equal(rekeyed?.options.silent, false);
  assert.notEqual(rekeyed?.options.body, sealed?.options.body);
});
