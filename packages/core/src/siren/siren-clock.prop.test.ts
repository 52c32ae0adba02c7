import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { sirenNowMs, synchronise } from './siren-clock.ts';

it('after an answer, a siren is wrong by half the round trip at most, whatever its own clock says', () => {
  fc.assert(
    fc.property(
      fc.record({
        offMs: fc.integer({ min: -1e12, max: 1e12 }),
        wallMs: fc.integer({ min: 0, max: 2e12 }),
        thereMs: fc.integer({ min: 0, max: 900 }),
        backMs: fc.integer({ min: 0, max: 900 }),
        laterMs: fc.integer({ min: 0, max: 1e6 }),
      }),
      ({ offMs, wallMs, thereMs, backMs, laterMs }) => {
        const askedMs = 1_000;
        const heardMs = askedMs + thereMs + backMs;
        const answer = synchronise({ floorMs: 0 }, { askedMs, heardMs, serverMs: askedMs + thereMs + offMs });
        assert.ok(answer.ok);
        const now = sirenNowMs(answer.value, { monotonicMs: heardMs + laterMs, wallMs });
        assert.ok(Math.abs(now - (heardMs + laterMs + offMs)) <= (thereMs + backMs) / 2 + 0.5);
      },
    ),
  );
});

it('an answer that took too long is not taken', () => {
  assert.deepEqual(synchronise({ floorMs: 0 }, { askedMs: 0, heardMs: 2_001, serverMs: 5 }), { ok: false, error: 'TOO_SLOW' });
});

it('without an answer it is no earlier than what was signed before its start', () => {
  assert.equal(sirenNowMs({ floorMs: 5_000 }, { monotonicMs: 100, wallMs: 0 }), 5_100);
  assert.equal(sirenNowMs({ floorMs: 5_000 }, { monotonicMs: 100, wallMs: 9_000 }), 9_000);
});
