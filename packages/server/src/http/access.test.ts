import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { bearerOf, createKeyRing } from './access.ts';
import { createRateLimit } from './rate-limit.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

it('finds whose key it is, and nobody for any other text', () => {
  const keys = createKeyRing({
    sources: [
      { id: 'one', keySha256: sha256('key one'), status: 'Actual' },
      { id: 'two', keySha256: sha256('key two').toUpperCase(), status: 'Test' },
      { id: 'broken', keySha256: '', status: 'Actual' },
    ],
    operators: [{ name: 'anna', tokenSha256: sha256('token') }],
  });
  assert.equal(keys.source('key one')?.id, 'one');
  assert.equal(keys.source('key two')?.id, 'two');
  assert.equal(keys.operator('token')?.name, 'anna');
  assert.equal(keys.source('token'), undefined);
  assert.equal(keys.operator('key one'), undefined);
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(keys.source(text), undefined);
      assert.equal(keys.operator(text), undefined);
    }),
  );
});

it('reads a bearer key and no other scheme', () => {
  assert.equal(bearerOf('Bearer abc'), 'abc');
  assert.equal(bearerOf('bearer  a.b-c_d~e+f/g== '), 'a.b-c_d~e+f/g==');
  for (const header of [undefined, '', 'Bearer', 'Bearer ', 'Basic abc', 'Bearer a b', `Bearer ${'a'.repeat(513)}`])
    assert.equal(bearerOf(header), undefined);
});

it('lets a name through no faster than its rate over any stretch of time, and never forgets to refill', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: -50, max: 400 })),
      (perS, burst, steps) => {
        let nowMs = 0;
        let latestMs = 0;
        let passed = 0;
        let forwardS = 0;
        const limit = createRateLimit(() => nowMs, { perS, burst });
        for (const step of steps) {
          forwardS += Math.max(0, step) / 1000;
          nowMs += step;
          latestMs = Math.max(latestMs, nowMs);
          const waitS = limit.take('key');
          if (waitS === 0) passed += 1;
          assert.ok(waitS >= 0 && waitS <= 1 / perS + 1e-9);
        }
        assert.ok(passed <= burst + forwardS * perS + 1e-6);
        nowMs = latestMs + (1000 * burst) / perS + 1;
        for (let request = 0; request < burst; request += 1) assert.equal(limit.take('key'), 0);
      },
    ),
  );
});
