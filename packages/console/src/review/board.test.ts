import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alike, currentOf, decide, openBoard, reviewsOf, step, undo, waitingCount, withoutMark } from './board.ts';
import type { DeskClaim, Mark } from './desk-claim.ts';
import { reopened } from './reopened.ts';

function aClaim(id: string, more: Partial<DeskClaim> = {}): DeskClaim {
  return {
    kind: 'claim',
    id,
    time: '2024-01-06T12:00:00Z',
    claim: 'launch_count',
    assertion: 'asserted',
    chain: [{ agent: 'the army', named: true }],
    summary: id,
    standing: 'draft',
    grounded: true,
    confirmedBy: [],
    reviewersNeeded: 1,
    isOwn: false,
    title: id,
    sealed: [],
    unsealAsked: [],
    ...more,
  };
}

const CLAIMS = [
  aClaim('done', { standing: 'confirmed' }),
  aClaim('a'),
  aClaim('sirens', { claim: 'sirens' }),
  aClaim('mine', { isOwn: true }),
  aClaim('b'),
  aClaim('seen', { confirmedBy: ['anna'], reviewersNeeded: 2 }),
];

test('the board opens at the first claim that waits for this person', () => {
  const board = openBoard(CLAIMS, 'anna');
  assert.deepEqual([currentOf(board)?.id, waitingCount(board)], ['a', 3]);
});

test('a decision goes on to the next that waits; one key decides about all of a kind from here on, and undo takes that back whole', () => {
  const board = openBoard(CLAIMS, 'anna');
  assert.deepEqual(
    alike(board).map(({ id }) => id),
    ['a', 'b'],
  );
  const all = decide(board, alike(board), { decision: 'confirm' });
  assert.deepEqual([...all.marks.keys(), currentOf(all)?.id], ['a', 'b', 'sirens']);
  const end = decide(all, CLAIMS.slice(2, 3), { decision: 'reject', reason: 'no' });
  assert.deepEqual(reviewsOf(end), [
    { subject: 'a', decision: 'confirm' },
    { subject: 'b', decision: 'confirm' },
    { subject: 'sirens', decision: 'reject', reason: 'no' },
  ]);
  const back = undo(undo(end));
  assert.deepEqual([back.marks.size, back.at, undo(back)], [0, board.at, back]);
});

test('nobody decides about their own draft, twice, or about what is decided', () => {
  const board = openBoard(CLAIMS, 'anna');
  for (const id of ['done', 'mine', 'seen'])
    assert.equal(
      decide(
        board,
        CLAIMS.filter((claim) => claim.id === id),
        { decision: 'confirm' },
      ),
      board,
    );
});

test('one’s own draft may be amended and withdrawn; only what is confirmed or public is corrected', () => {
  const board = openBoard(CLAIMS, 'anna');
  const marked = (id: string, mark: Mark) =>
    decide(
      board,
      CLAIMS.filter((claim) => claim.id === id),
      mark,
    ).marks.has(id);
  const amend: Mark = { decision: 'amend', reason: 'x', changes: { place: 'Farville' } };
  const propose: Mark = { decision: 'propose', changes: { place: 'Farville' } };
  assert.deepEqual(
    [marked('mine', amend), marked('mine', { decision: 'reject', reason: 'x' }), marked('mine', propose)],
    [true, true, false],
  );
  assert.deepEqual([marked('done', amend), marked('done', propose)], [false, true]);
});

test('a board that is read anew stays where the person was and keeps what was not sent', () => {
  const board = decide(openBoard(CLAIMS, 'anna'), CLAIMS.slice(1, 2), { decision: 'confirm' });
  const left = CLAIMS.filter(({ id }) => id !== 'sirens');
  const anew = reopened(board, left, 'anna');
  assert.deepEqual([currentOf(anew)?.id, [...anew.marks.keys()]], ['mine', ['a']]);
  assert.deepEqual(currentOf(reopened(anew, [], 'anna')), undefined);
  assert.equal(currentOf(reopened(undefined, left, 'anna'))?.id, 'a');
});

test('stepping stays on the board', () => {
  const board = openBoard(CLAIMS.slice(0, 2), 'anna');
  assert.deepEqual([step(board, 1).at, step(step(step(board, -1), -1), -1).at, step(openBoard([], 'anna'), 1).at], [1, 0, 0]);
});

test('a decision that the record refused comes off the board, the others stay, and the person is led to it', () => {
  const board = decide(openBoard(CLAIMS, 'anna'), CLAIMS, { decision: 'confirm' });
  const left = withoutMark(board, 1);
  assert.deepEqual([[...left.marks.keys()], currentOf(left)?.id], [['a', 'b'], 'sirens']);
  assert.equal(withoutMark(board, 9), board);
});
