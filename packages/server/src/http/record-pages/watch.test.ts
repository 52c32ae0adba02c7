import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchIn } from './watch.ts';

/** A log whose entries came at these times; `start` is a process that opened the journal. */
function logOf(entries: readonly (readonly [string, string])[]) {
  const leaves = entries.map(([at, kind], index) => {
    const body = kind === 'start' ? { open: { kind, time: at, version: '1' } } : { kind, sealed: '0'.repeat(64) };
    return new TextEncoder().encode(JSON.stringify({ record: 'tocsin/1', seq: index + 1, at, body }));
  });
  return { head: () => ({ size: leaves.length, checkpoint: '' }), entry: (index: number) => leaves[index] ?? new Uint8Array() };
}

const log = logOf([
  ['2024-01-01T10:00:00.000Z', 'start'],
  ['2024-01-01T10:05:00.000Z', 'verdict'],
  ['2024-01-01T12:00:00.000Z', 'verdict'],
  ['2024-01-01T18:00:00.000Z', 'start'],
  ['2024-01-01T18:30:00.000Z', 'verdict'],
]);
const minute = (hour: string) => watchIn(log, [`2024-01-01T${hour}:00Z`, `2024-01-01T${hour}:59Z`]);

test('it ran where the next thing in the log is no start; before the log began it did not watch', () => {
  assert.deepEqual(minute('09:00'), { state: 'before', since: '2024-01-01T10:00:00.000Z' });
  assert.equal(minute('11:00').state, 'running', 'a quiet hour between two entries of one process');
  assert.deepEqual(minute('13:00'), { state: 'restarted', at: '2024-01-01T18:00:00.000Z' }, 'it may have gone at any time before');
  assert.equal(minute('18:10').state, 'running');
  assert.equal(minute('20:00').state, 'running', 'the process that runs now');
});

test('a start in the middle of the span, or no log at all, leaves it open', () => {
  assert.equal(watchIn(log, ['2024-01-01T11:00:00Z', '2024-01-01T19:00:00Z']).state, 'restarted');
  assert.equal(watchIn(undefined, ['2024-01-01T11:00:00Z', '2024-01-01T11:01:00Z']).state, 'unknown');
  assert.equal(watchIn(logOf([]), ['2024-01-01T11:00:00Z', '2024-01-01T11:01:00Z']).state, 'unknown');
});
