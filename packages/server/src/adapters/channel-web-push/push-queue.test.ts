import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealedAlert } from '@tocsin/testkit/channel/sealed-alert';
import { createPushQueue, type PushBatch } from './push-queue.ts';
import { beginRun, type PushedAlert } from './push-run.ts';

let seq = 0;
function aBatch(alert: Partial<PushedAlert>, rows = 2): PushBatch {
  seq += 1;
  const full = { ...sealedAlert(), ...alert };
  const run = beginRun({ seq, alert: full, zones: new Set([0]), nowMs: Date.now(), settings: { endTtlS: 3_600 }, onDone: () => {} });
  return { run, origin: 0, record: Buffer.alloc(0), zones: new Set([0]), rows: new Uint32Array(rows), next: 0, tries: 0 };
}

test('a live alarm goes before ends and continuations, and those before exercises and tests; equals in their order', () => {
  const queue = createPushQueue();
  const exercise = aBatch({ status: 'Exercise' });
  const over = aBatch({ phase: 'allClear' });
  const goesOn = aBatch({ quiet: true });
  const alarm = aBatch({});
  const early = aBatch({ phase: 'prepare' });
  for (const batch of [exercise, over, goesOn, alarm, early]) queue.add(batch);
  assert.equal(queue.size(), 10);
  for (const expected of [alarm, early, over, goesOn, exercise]) {
    assert.equal(queue.first(), expected);
    expected.next = expected.rows.length;
  }
  assert.equal(queue.first(), undefined);
});

test('to make room the least urgent and latest gives way, and an alarm for nothing', () => {
  const queue = createPushQueue();
  const [alarm, over, drill, laterDrill] = [
    aBatch({}),
    aBatch({ phase: 'allClear' }),
    aBatch({ status: 'Test' }),
    aBatch({ status: 'Exercise' }),
  ];
  for (const batch of [alarm, over, drill, laterDrill]) queue.add(batch);
  assert.deepEqual(
    [0, 0, 0, 0].map((rank) => queue.yieldFor(rank)),
    [laterDrill, drill, over, undefined],
  );
  assert.equal(queue.first(), alarm);
});

test('what has run out is taken out, an end stays for an hour', () => {
  const queue = createPushQueue();
  const alarm = aBatch({ expires: new Date(Date.now() + 60_000).toISOString() });
  const over = aBatch({ phase: 'allClear', expires: new Date(Date.now() + 60_000).toISOString() });
  for (const batch of [alarm, over]) queue.add(batch);
  assert.deepEqual(queue.expire(Date.now()), []);
  assert.deepEqual(queue.expire(Date.now() + 61_000), [alarm]);
  assert.deepEqual(queue.expire(Date.now() + 3_601_000), [over]);
});
