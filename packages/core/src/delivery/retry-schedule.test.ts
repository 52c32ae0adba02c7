import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { addSeconds, parseInstant, unixMs } from '../units/instant.ts';
import { decideRetry, failureCode, mayHaveArrived, type RetryQuestion, type TryFailure, uselessFrom } from './retry-schedule.ts';

const SENT = '2026-01-01T12:00:00.000Z';
const RAISE = { phase: 'shelter', status: 'Actual', sent: SENT, expires: '2026-01-01T12:10:00.000Z' } as const;
const RELEASE = { ...RAISE, phase: 'allClear', expires: '2026-01-01T12:01:00.000Z' } as const;
const now = parseInstant(SENT);

function ask(question: Partial<RetryQuestion>): ReturnType<typeof decideRetry> {
  const failure: TryFailure = { kind: 'timeout' };
  return decideRetry({ now, alert: RAISE, failure, tries: 1, failuresInRow: 1, isUrgent: true, jitter: 1, ...question });
}

function pauseMs(question: Partial<RetryQuestion>): number {
  const decision = ask(question);
  assert.equal(decision.next, 'retry');
  return decision.next === 'retry' ? decision.at - (question.now ?? now) : 0;
}

test('pauses double from half a second to ten seconds while a warning waits, and to five minutes otherwise', () => {
  const failures = [1, 2, 3, 4, 5, 6, 7, 40];
  assert.deepEqual(
    failures.map((failuresInRow) => pauseMs({ failuresInRow })),
    [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000],
  );
  assert.equal(pauseMs({ alert: RELEASE, failuresInRow: 40, isUrgent: false }), 300_000);
});

test('jitter takes off at most half of a pause', () => {
  assert.equal(pauseMs({ failuresInRow: 3, jitter: 0 }), 1_000);
  assert.equal(pauseMs({ failuresInRow: 3, jitter: 0.5 }), 1_500);
});

test('a warning is given up when it runs out before the next try', () => {
  const late = addSeconds(parseInstant(RAISE.expires), -5);
  assert.equal(ask({ now: late, failuresInRow: 4 }).next, 'retry');
  assert.deepEqual(ask({ now: late, failuresInRow: 9 }), { next: 'give-up', code: 'EXPIRED' });
});

test('the end of a warning is tried for a day whatever its own expiry, of an exercise for an hour, of a test for ten minutes', () => {
  const hours = (count: number) => addSeconds(now, count * 3_600);
  assert.equal(ask({ alert: RELEASE, now: hours(23) }).next, 'retry');
  assert.deepEqual(ask({ alert: RELEASE, now: hours(24) }), { next: 'give-up', code: 'TIMEOUT' });
  assert.equal(uselessFrom({ ...RELEASE, status: 'Exercise' }), hours(1));
  assert.equal(uselessFrom({ ...RELEASE, status: 'Test' }), hours(1 / 6));
});

test('Retry-After is kept, for at most an hour, and a warning does not outlive it', () => {
  const busy = (retryAfterS: number): TryFailure => ({ kind: 'http', status: 429, retryAfterS });
  assert.equal(pauseMs({ failure: busy(35) }), 35_000);
  assert.equal(pauseMs({ alert: RELEASE, failure: busy(1e9) }), 3_600_000);
  assert.deepEqual(ask({ failure: busy(601) }), { next: 'give-up', code: 'EXPIRED' });
});

test('410 closes the end', () => {
  assert.deepEqual(ask({ failure: { kind: 'http', status: 410 } }), { next: 'close-end', code: 'HTTP_410' });
});

test('an end that answers and does not want this message rests for this message only, and not for ever', () => {
  for (const status of [302, 400, 401, 403, 404, 422]) {
    const failure: TryFailure = { kind: 'http', status };
    const decision = ask({ failure, tries: 2 });
    assert.equal(decision.next === 'retry' && decision.scope, 'message');
    assert.deepEqual(ask({ failure, tries: 3 }), { next: 'give-up', code: `HTTP_${status}` });
    assert.equal(ask({ failure, tries: 30, alert: RELEASE }).next, 'retry', 'the end of a warning is offered on');
  }
  for (const status of [408, 425, 429, 500, 503]) {
    const decision = ask({ failure: { kind: 'http', status }, tries: 30 });
    assert.equal(decision.next === 'retry' && decision.scope, 'end');
  }
});

test('only what was certainly not sent or was refused has certainly not arrived', () => {
  const arrived = (failure: TryFailure) => mayHaveArrived(failure);
  assert.deepEqual([arrived({ kind: 'unreachable' }), arrived({ kind: 'http', status: 404 })], [false, false]);
  assert.deepEqual([arrived({ kind: 'timeout' }), arrived({ kind: 'broken' }), arrived({ kind: 'garbage' })], [true, true, true]);
  assert.equal(arrived({ kind: 'http', status: 500 }), true);
  assert.equal(failureCode({ kind: 'unreachable' }), 'UNREACHABLE');
});

test('a mail server that is busy is asked again as a whole; one that does not want this mail, three times', () => {
  const busy = ask({ failure: { kind: 'smtp', status: 451 }, tries: 9 });
  assert.equal(busy.next === 'retry' && busy.scope, 'end');
  assert.deepEqual(ask({ failure: { kind: 'smtp', status: 550 }, tries: 3 }), { next: 'give-up', code: 'SMTP_550' });
});

test('no answer lies in the past, and no retry outlives its use', () => {
  const anyFailure: fc.Arbitrary<TryFailure> = fc.oneof(
    fc.constantFrom<TryFailure>({ kind: 'timeout' }, { kind: 'unreachable' }, { kind: 'broken' }, { kind: 'garbage' }),
    fc.record({ kind: fc.constant('http' as const), status: fc.integer({ min: 300, max: 599 }), retryAfterS: fc.integer({ min: 0 }) }),
  );
  const anyQuestion: fc.Arbitrary<RetryQuestion> = fc.record({
    now: fc.integer({ min: now, max: now + 2 * 86_400_000 }).map(unixMs),
    alert: fc.constantFrom(RAISE, RELEASE),
    failure: anyFailure,
    tries: fc.integer({ min: 1, max: 1_000_000 }),
    failuresInRow: fc.integer({ min: 1, max: 1_000_000 }),
    isUrgent: fc.boolean(),
    jitter: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const decision = decideRetry(question);
      if (decision.next !== 'retry') return;
      assert.ok(decision.at > question.now && decision.at < uselessFrom(question.alert));
      assert.ok(decision.at - question.now <= 3_600_000);
    }),
  );
});
