import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealCaps } from './seal-cap.ts';

test('an alert is signed once, whoever asks and however often', () => {
  let signatures = 0;
  const capOf = sealCaps<{ readonly id: string }>(
    {
      sign(xml) {
        signatures += 1;
        return `${xml} signed ${signatures}`;
      },
    },
    ({ id }) => id,
  );
  assert.deepEqual([capOf({ id: 'a' }), capOf({ id: 'b' }), capOf({ id: 'a' })], ['a signed 1', 'b signed 2', 'a signed 1']);
});

test('the oldest documents make room, the newest one is always kept', () => {
  let written = 0;
  const long = 'x'.repeat(40_000_000);
  const capOf = sealCaps<{ readonly id: string }>({ sign: (xml) => xml }, ({ id }) => {
    written += 1;
    return id + long;
  });
  capOf({ id: 'a' });
  capOf({ id: 'b' });
  capOf({ id: 'b' });
  assert.equal(written, 2);
  capOf({ id: 'a' });
  assert.equal(written, 3);
});
