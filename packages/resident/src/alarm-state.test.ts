import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import {
  type AlarmState,
  CALM,
  chooseZones,
  endUnnamed,
  expire,
  foremost,
  type Heard,
  type Hearing,
  recall,
  shelterByMs,
  zonesLike,
} from './alarm-state.ts';
import { aHeard, HEARING, NOW_MS } from './heard.fixture.ts';
import { type Outcome, takeAlert } from './take-alert.ts';

const MINE = HEARING;
const heard = aHeard;

function hear(...all: readonly Heard[]): AlarmState {
  return all.reduce((state, each) => takeAlert(state, each, MINE).state, CALM);
}

/** What came of the last of them. */
function lastOutcome(...all: readonly Heard[]): Outcome {
  const last = all.at(-1);
  assert.ok(last !== undefined);
  return takeAlert(hear(...all.slice(0, -1)), last, MINE).outcome;
}

const later = (ms: number) => new Date(NOW_MS + ms).toISOString();
const REPLAYED = { kind: 'refused', reason: 'replayed' } as const;

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

test('an alert of this path that is over is refused as a replay, and nothing rings', () => {
  const [alarm, clear] = [heard(), heard({ phase: 'allClear' })];
  assert.equal(foremost(hear(alarm, clear, alarm)), undefined);
  assert.deepEqual(lastOutcome(alarm, clear, alarm), REPLAYED);
});

test('the same alert by a second path is known, before its end and after it', () => {
  const [alarm, clear] = [heard(), heard({ phase: 'allClear' })];
  const pushed: Heard = { ...alarm, path: 'push' };
  assert.deepEqual(lastOutcome(alarm, pushed), { kind: 'known', zones: ['a'], isAgain: false });
  assert.deepEqual(lastOutcome(alarm, clear, pushed), { kind: 'known', zones: ['a'], isAgain: false });
  assert.equal(foremost(hear(alarm, clear, pushed)), undefined);
});

test('a push service that delivers twice while the alert is in force has done nothing worth a report', () => {
  const pushed = heard({}, { path: 'push' });
  assert.deepEqual(lastOutcome(pushed, pushed), { kind: 'known', zones: ['a'], isAgain: true });
});

test('what the server tells again after a break of the line is no replay', () => {
  const [alarm, clear] = [heard(), heard({ phase: 'allClear' })];
  const { outcome } = takeAlert(hear(alarm, clear), alarm, { ...MINE, isCatchUp: true });
  assert.equal(outcome.kind, 'known');
});

test('a part of an alert that names another zone of mine is news, whatever its id', () => {
  const part = heard({ zones: ['a'] }, { path: 'push' });
  const state = hear(part, { ...part, alert: { ...part.alert, zones: ['b'] } });
  assert.deepEqual(zonesLike(state, part.alert), ['a', 'b']);
});

test('an alert that had run out before it came is refused; one that was missed while the line was down is not', () => {
  const stale = heard({ expires: new Date(NOW_MS).toISOString() });
  assert.equal(foremost(hear(stale)), undefined);
  assert.deepEqual(lastOutcome(stale), { kind: 'refused', reason: 'expired' });
  assert.deepEqual(takeAlert(CALM, stale, { ...MINE, isCatchUp: true }).outcome, { kind: 'missed', zones: ['a'] });
});

test('a broken seal is refused and changes nothing', () => {
  const alarm = heard();
  for (const forged of [heard({}, { seal: 'broken' }), heard({ phase: 'allClear' }, { seal: 'broken' })]) {
    assert.deepEqual(lastOutcome(alarm, forged), { kind: 'refused', reason: 'forged' });
    assert.deepEqual(hear(alarm, forged), hear(alarm));
  }
});

test('a forgery that came first does not keep out the true alert of the same id', () => {
  const alarm = heard();
  assert.equal(foremost(hear({ ...alarm, seal: 'broken' }, alarm))?.seal, 'sealed');
});

test('a seal that cannot be proven rings, and the proven copy of the same alert takes its place', () => {
  for (const seal of ['unknown', 'rekeyed'] as const) {
    const unproven = heard({}, { seal });
    assert.equal(foremost(hear(unproven))?.seal, seal);
    assert.equal(foremost(hear(unproven, { ...unproven, seal: 'sealed' }))?.seal, 'sealed');
  }
});

test('a key that was never accepted neither ends nor changes what the accepted one raised', () => {
  const alarm = heard();
  for (const change of [{ phase: 'allClear' }, { phase: 'prepare' }] as const) {
    const strange = heard({ ...change, sent: later(5_000) }, { seal: 'rekeyed' });
    assert.equal(foremost(hear(alarm, strange))?.alert, alarm.alert);
  }
});

test('a pre-alert that was overtaken by the alarm does not take its place', () => {
  const alarm = heard({ sent: later(20_000) });
  const overtaken = heard({ phase: 'prepare' }, { path: 'push' });
  assert.equal(foremost(hear(alarm, overtaken))?.alert, alarm.alert);
});

test('an alert that arrives after the end of its own incident does not ring', () => {
  const clear = heard({ phase: 'allClear', sent: later(30_000) });
  const clock: Hearing = { ...MINE, nowMs: NOW_MS + 31_000 };
  const state = takeAlert(CALM, clear, clock).state;
  assert.deepEqual(takeAlert(state, heard(), clock).outcome, { kind: 'missed', zones: ['a'] });
  assert.equal(takeAlert(state, heard({ incident: 'incident-2' }), clock).outcome.kind, 'raised');
});

test('an old all-clear sent again does not end a newer alarm', () => {
  const clear = heard({ phase: 'allClear' });
  const alarm = heard({ sent: later(10_000) });
  assert.equal(foremost(hear(alarm, clear))?.alert, alarm.alert);
});

test('a word that names the one before it counts, though the server’s clock was set back between them', () => {
  const alarm = heard({ sent: later(3_600_000), expires: later(7_200_000) });
  const clear = heard({ phase: 'allClear', references: [alarm.alert.id] });
  assert.equal(foremost(hear(alarm, clear)), undefined);
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
  const state = endUnnamed(hear(gone, stays), [stays.alert], { zones: MINE.zones, toldAtMs: NOW_MS });
  assert.deepEqual(
    [...state.inForce.values()].map(({ alert }) => alert.id),
    [stays.alert.id],
  );
  assert.equal(state.ending?.how, 'lapsed');
});

test('a push that came after the server told its state is not ended by that state', () => {
  const pushed = heard({ sent: later(50) }, { path: 'push' });
  assert.equal(foremost(endUnnamed(hear(pushed), [], { zones: MINE.zones, toldAtMs: NOW_MS }))?.alert, pushed.alert);
});

test('a zone that is given up and taken again is in alarm as the server says', () => {
  const alarm = heard({ zones: ['a', 'c'] });
  const without = chooseZones(hear(alarm), new Set(['b']));
  const wider: Hearing = { zones: new Set(['a', 'c']), nowMs: NOW_MS };
  const state = takeAlert(without, { ...alarm, path: 'state' }, wider).state;
  assert.deepEqual(zonesLike(state, alarm.alert), ['a', 'c']);
});

test('what the device knew before is in force again, unless its end was heard since', () => {
  const [alarm, other] = [heard({ zones: ['a'] }), heard({ zones: ['b'] })];
  const clear = heard({ zones: ['b'], phase: 'allClear', sent: later(1) });
  const since = takeAlert(CALM, clear, { ...MINE, nowMs: NOW_MS + 1 }).state;
  const state = recall(since, hear(alarm, other), MINE.zones);
  assert.deepEqual([...state.inForce.keys()], ['Actual|a']);
  assert.deepEqual(takeAlert(state, alarm, MINE).outcome, { kind: 'known', zones: ['a'], isAgain: true });
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
  const anySeal = fc.constantFrom('sealed' as const, 'broken' as const, 'unknown' as const, 'rekeyed' as const);
  const anyPath = fc.constantFrom('live' as const, 'push' as const, 'state' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(anyHeard, anySeal, anyPath)), (all) => {
      const state = hear(...all.map(([each, seal, path]) => ({ ...each, seal, path })));
      assert.equal(foremost(expire(state, NOW_MS + 600_000)), undefined);
    }),
  );
});

test('however often and by whatever paths a run of alerts is told, each is news once, and what holds at the end is the same', () => {
  const run = [
    heard({ phase: 'prepare', sent: later(0) }),
    heard({ sent: later(1_000) }),
    heard({ sent: later(2_000), quiet: true, msgType: 'Update' }),
    heard({ sent: later(3_000), zones: ['b'] }),
    heard({ sent: later(4_000), phase: 'allClear', zones: ['a'] }),
    heard({ sent: later(5_000), zones: ['a'], incident: 'incident-2' }),
  ];
  const truth = [...hear(...run).inForce].map(([key, { alert }]) => [key, alert.id]).toSorted();
  const clock: Hearing = { ...MINE, nowMs: NOW_MS + 6_000 };
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        run.flatMap((each) => [each, { ...each, path: 'push' as const }, each]),
        { minLength: 18 },
      ),
      (all) => {
        let state = CALM;
        const news = new Map<string, number>();
        for (const each of all) {
          const taken = takeAlert(state, each, { ...clock, isCatchUp: true });
          state = taken.state;
          if (taken.outcome.kind === 'raised') news.set(each.alert.id, (news.get(each.alert.id) ?? 0) + 1);
        }
        assert.deepEqual([...state.inForce].map(([key, { alert }]) => [key, alert.id]).toSorted(), truth);
        assert.ok([...news.values()].every((times) => times === 1));
      },
    ),
  );
});
