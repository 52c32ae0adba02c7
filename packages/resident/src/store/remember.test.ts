import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CALM, expire } from '../alarm-state.ts';
import { aHeard, HEARING, NOW_MS } from '../heard.fixture.ts';
import { endLine } from './history-lines.ts';
import { type Noted, takeBatch } from './remember.ts';

const noted = (heard: ReturnType<typeof aHeard>): Noted => ({ kind: 'heard', heard, hearing: HEARING });

test('a warning leaves one line for its alarm and one for its end, and the first is closed by the second', () => {
  const { lines, ends } = takeBatch(CALM, [noted(aHeard()), noted(aHeard({ phase: 'allClear' }))]);
  assert.deepEqual(
    lines.map(({ phase, end }) => ({ phase, end })),
    [
      { phase: 'shelter', end: undefined },
      { phase: 'allClear', end: 'told' },
    ],
  );
  assert.deepEqual(
    lines.map((line) => endLine(line, ends)?.end),
    ['told', undefined],
  );
});

test('what runs out without a word is closed as lapsed', () => {
  const { lines, ends } = takeBatch(CALM, [noted(aHeard()), { kind: 'settle', settle: (state) => expire(state, NOW_MS + 3_600_000) }]);
  assert.deepEqual(
    lines.map((line) => endLine(line, ends)?.end),
    ['lapsed'],
  );
});

test('a warning that ends in one of its zones stays open for the other', () => {
  const { lines, ends } = takeBatch(CALM, [noted(aHeard({ zones: ['a', 'b'] })), noted(aHeard({ phase: 'allClear', zones: ['a'] }))]);
  assert.deepEqual(
    lines.map((line) => endLine(line, ends)),
    [undefined, undefined],
  );
});

test('a zone that is warned again at once has two lines, and only the first is closed', () => {
  const later = new Date(NOW_MS + 1).toISOString();
  const { lines, ends } = takeBatch(CALM, [noted(aHeard()), noted(aHeard({ phase: 'allClear' })), noted(aHeard({ sent: later }))]);
  assert.deepEqual(
    lines.map((line) => endLine(line, ends)?.end),
    ['told', undefined, undefined],
  );
});

test('the same alert by page and by worker is one line', () => {
  const alarm = aHeard();
  assert.equal(takeBatch(CALM, [noted(alarm), noted({ ...alarm, path: 'push' })]).lines.length, 1);
});

test('a warning that only goes on leaves no line', () => {
  const { lines } = takeBatch(CALM, [noted(aHeard()), noted(aHeard({ quiet: true, msgType: 'Update' }))]);
  assert.equal(lines.length, 1);
});

test('a forgery that borrows a true alert’s id has a line of its own, which names no zone', () => {
  const alarm = aHeard();
  const forged = { ...alarm, seal: 'broken' as const, alert: { ...alarm.alert, signature: { ...alarm.alert.signature, value: 'bent' } } };
  const { lines } = takeBatch(CALM, [noted(alarm), noted(forged), { kind: 'refused', heard: forged, reason: 'forged', nowMs: NOW_MS }]);
  assert.deepEqual(new Set(lines.map(({ id }) => id)).size, 2);
  assert.deepEqual(lines.at(-1)?.zones, []);
});
