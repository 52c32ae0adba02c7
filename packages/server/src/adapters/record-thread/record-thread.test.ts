import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordAnswer } from '../../ports/record-thread.ts';
import { openRecordThread, type RecordThread } from './record-thread.ts';

const MODULE = new URL('../../../../testkit/src/record/odd-record.ts', import.meta.url);
const opened: RecordThread[] = [];
after(() => Promise.all(opened.map((thread) => thread.close())));

function open() {
  const faults: unknown[] = [];
  const clock = { leadMs: 0 };
  let starts = 0;
  const thread = openRecordThread({
    module: MODULE,
    task: () => ({}),
    serveJournal: (port) => {
      starts += 1;
      return () => port.close();
    },
    nowMs: () => Date.now() + clock.leadMs,
    onFault: (fault) => faults.push(fault),
  });
  opened.push(thread);
  thread.start();
  const ask = (route: string, params: Readonly<Record<string, string>> = {}) =>
    thread.ask({ route, query: {}, params, headers: {}, body: new Uint8Array(), caller: undefined });
  return { thread, ask, faults, clock, starts: () => starts };
}

const textOf = (answer: RecordAnswer) => (answer.ok ? new TextDecoder().decode(answer.body) : answer.code);

test('what is asked is answered from the thread, each question its own answer', { timeout: 30_000 }, async () => {
  const { ask, thread } = open();
  const answers = await Promise.all(['1', '2', '3'].map((id) => ask('GET /claims/:id', { id })));
  assert.deepEqual(
    answers.map(textOf),
    ['1', '2', '3'].map((id) => `GET /claims/:id {"id":"${id}"}`),
  );
  assert.deepEqual(thread.faults(), []);
});

test('an answer that fails is told, and keeps nobody waiting', { timeout: 30_000 }, async () => {
  const { ask, faults } = open();
  assert.equal(textOf(await ask('fail')), 'INTERNAL');
  assert.match(String(faults[0]), /this answer fails/);
});

test('a thread that ends says so to who waits, is started anew with a journal of its own, and answers again', {
  timeout: 30_000,
}, async () => {
  const { ask, thread, starts } = open();
  const [ended, waiting] = await Promise.all([ask('end the thread'), ask('GET /')]);
  assert.deepEqual([textOf(ended), textOf(waiting)], ['RECORD_DOWN', 'RECORD_DOWN']);
  assert.match(thread.faults()[0] ?? '', /being started/);
  let again = await ask('GET /');
  while (!again.ok) {
    await pause(50);
    again = await ask('GET /');
  }
  assert.deepEqual([textOf(again), starts()], ['GET / {}', 2]);
});

test('a thread that is stuck is said to be; the caller is not', { timeout: 30_000 }, async () => {
  const { ask, thread, clock } = open();
  assert.equal(textOf(await ask('GET /')), 'GET / {}');
  const blocked = ask('block the thread', { ms: '800' });
  clock.leadMs = 20_000;
  assert.match(thread.faults()[0] ?? '', /does not answer/);
  assert.equal((await blocked).ok, true);
});
