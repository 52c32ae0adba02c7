import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createArmedSlots } from './armed-slots.ts';
import { SLOT_BYTES } from './push-encryption.ts';

const anyRow = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(4_095, 4_096, 9_000));
const anySteps = fc.array(fc.record({ row: anyRow, act: fc.constantFrom('arm', 'arm', 'take', 'fail', 'clear') }), { maxLength: 200 });

test('no keys are given out twice, whatever the order of arming, taking, failing and clearing', () => {
  fc.assert(
    fc.property(anySteps, fc.integer({ min: 1, max: 4 }), (steps, perRow) => {
      const slots = createArmedSlots(perRow);
      const given = new Set<string>();
      const held = new Map<number, number>();
      let derived = 0;
      function derive(slot: Uint8Array): void {
        derived += 1;
        new DataView(slot.buffer, slot.byteOffset).setUint32(0, derived);
      }
      function fail(slot: Uint8Array): void {
        derive(slot);
        throw new Error('no point of the curve');
      }
      const acts = {
        arm: (row: number, before: number) => (slots.arm(row, derive) ? before + 1 : before),
        fail(row: number, before: number) {
          if (before < perRow) assert.throws(() => slots.arm(row, fail));
          return before;
        },
        clear(row: number) {
          slots.clear(row);
          return 0;
        },
        take(row: number, before: number) {
          const into = Buffer.alloc(SLOT_BYTES);
          assert.equal(slots.take(row, into), before > 0);
          if (before === 0) return 0;
          assert.notEqual(into.readUInt32BE(0), 0, 'wiped before it was given');
          assert.ok(!given.has(into.toString('hex')), 'given twice');
          given.add(into.toString('hex'));
          return before - 1;
        },
      };
      for (const { row, act } of steps) {
        held.set(row, acts[act](row, held.get(row) ?? 0));
        assert.equal(slots.countOf(row), held.get(row));
      }
      assert.equal(
        slots.armed(),
        [...held.values()].reduce((sum, count) => sum + count, 0),
      );
    }),
  );
});
