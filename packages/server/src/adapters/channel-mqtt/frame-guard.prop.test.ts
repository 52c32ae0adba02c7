import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { countFrames } from './frame-guard.ts';

/** A PUBLISH of QoS 0 to topic `t`: type, length in base 128, topic, payload (MQTT 3.1.1 §2.2.3, §3.3). */
function publish(size: number): Buffer {
  const length: number[] = [];
  for (let left = size + 3; left > 0 || length.length === 0; left = Math.floor(left / 128))
    length.push((left % 128) + (left >= 128 ? 128 : 0));
  return Buffer.concat([Buffer.from([0x30, ...length, 0, 1]), Buffer.from('t'), Buffer.alloc(size)]);
}

test('packets up to the limit pass however they are cut up, and a larger one is seen by its first bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 8 }), fc.integer({ min: 1, max: 700 }), (sizes, cut) => {
      const isTooLarge = countFrames(1_000);
      const bytes = Buffer.concat([...sizes.map(publish), publish(200_000).subarray(0, 4)]);
      const verdicts: boolean[] = [];
      for (let at = 0; at < bytes.length; at += cut) verdicts.push(isTooLarge(bytes.subarray(at, at + cut)));
      assert.equal(verdicts.at(-1), true);
      const small = countFrames(1_000);
      assert.ok(!small(bytes.subarray(0, -4)));
    }),
  );
});

test('a length of more than four bytes is none', () => {
  assert.equal(countFrames(1e9)(Uint8Array.of(0x30, 0x80, 0x80, 0x80, 0x80, 0x01)), true);
});
