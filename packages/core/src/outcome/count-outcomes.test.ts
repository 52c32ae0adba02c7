import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutcomeReport } from '../detection/observation.ts';
import { countOutcomes } from './count-outcomes.ts';

const said = (source: string, outcome: OutcomeReport['outcome'], count: number): OutcomeReport => ({
  kind: 'outcome',
  time: '2026-01-01T00:00:00.000Z',
  outcome,
  count,
  source,
});

test('a source adds up with itself, never with another; a zero that was said stays', () => {
  const figures = countOutcomes([
    said('north', 'intercepted', 2),
    said('south', 'intercepted', 5),
    said('north', 'open-area', 0),
    said('north', 'intercepted', 1),
  ]);
  assert.deepEqual(figures, [
    { source: 'north', outcome: 'intercepted', count: 3 },
    { source: 'north', outcome: 'open-area', count: 0 },
    { source: 'south', outcome: 'intercepted', count: 5 },
  ]);
});
