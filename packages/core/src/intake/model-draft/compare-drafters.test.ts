import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DraftClaim } from '../draft-claim.ts';
import { compareDrafters } from './compare-drafters.ts';

const figure = (value: number) => ({ value, min: value, max: value, qualifier: 'exact', unit: 'rockets', words: `${value}` }) as const;
const draft = (more: Partial<DraftClaim> = {}): DraftClaim => ({
  kind: 'launch_count',
  quote: '40 rockets were fired',
  span: [10, 31],
  source: 'Israel Defense Forces (IDF)',
  via: 'Harbour Wire',
  quantity: figure(40),
  place: 'Gaza',
  time: null,
  status: 'asserted',
  ...more,
});

test('a draft that both have is paired, with what the tellings differ in', () => {
  const { both, rulesOnly, modelOnly } = compareDrafters(
    [draft()],
    [draft({ source: 'IDF', span: [6, 31], quote: 'say 40 rockets were fired', place: null })],
  );
  assert.deepEqual([both.length, rulesOnly.length, modelOnly.length], [1, 0, 0]);
  assert.deepEqual(both[0]?.differs, ['quote', 'source', 'place']);
});

test('another figure, speaker, kind, status or place in the text is a draft of its own', () => {
  for (const other of [
    draft({ quantity: figure(62) }),
    draft({ quantity: null }),
    draft({ source: 'narrator' }),
    draft({ source: 'Hamas' }),
    draft({ kind: 'launch' }),
    draft({ status: 'denied' }),
    draft({ span: [30, 51] }),
  ])
    assert.deepEqual(compareDrafters([draft()], [other]), { both: [], rulesOnly: [draft()], modelOnly: [other] });
});

test('each draft is paired once, with the one whose words it shares most', () => {
  const wide = draft({ span: [0, 60] });
  const near = draft({ span: [10, 40] });
  const { both, modelOnly } = compareDrafters([near], [draft({ span: [25, 55] }), wide, near]);
  assert.equal(both.length, 1);
  assert.deepEqual(modelOnly.length, 2);
});

test('without a model everything is of the rules', () => {
  assert.deepEqual(compareDrafters([draft()], []), { both: [], rulesOnly: [draft()], modelOnly: [] });
});
