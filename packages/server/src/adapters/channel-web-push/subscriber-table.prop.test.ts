import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LANGUAGES } from '@tocsin/core/zone/zone';
import * as fc from 'fast-check';
import { createRowsById } from './rows-by-id.ts';
import { createSubscriberTable } from './subscriber-table.ts';
import { type Subscription, subscriptionId } from './subscription.ts';

const ORIGINS = ['https://fcm.googleapis.com', 'https://web.push.apple.com'];
const anyNumber = fc.integer({ min: 0, max: 40 });
const anyAct = fc.record({
  number: anyNumber,
  act: fc.constantFrom('put', 'put', 'remove'),
  zones: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
  language: fc.constantFrom(...LANGUAGES),
  lane: fc.constantFrom('Actual', 'Exercise', 'Test'),
  pathLength: fc.integer({ min: 0, max: 900 }),
});

const endpointOf = (number: number): string => `${ORIGINS[number % 2] ?? ''}/push/${'x'.repeat((number * 37) % 700)}?n=${number}`;

test('whatever comes, changes and goes: the table knows exactly the subscriptions that are there', () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 150 }), (acts) => {
      const table = createSubscriberTable();
      const model = new Map<string, Subscription>();
      for (const { number, act, zones, language, lane } of acts) {
        const endpoint = endpointOf(number);
        if (act === 'put') {
          const subscription = {
            endpoint,
            zones,
            language,
            statuses: [lane],
            p256dh: new Uint8Array(65).fill(number),
            auth: new Uint8Array(16).fill(number + 1),
          };
          model.set(endpoint, subscription);
          table.put(subscription);
        } else {
          const row = table.find(endpoint);
          assert.equal(row !== undefined, model.has(endpoint));
          if (row !== undefined) assert.equal(table.remove(row), subscriptionId(endpoint));
          model.delete(endpoint);
        }
      }
      assert.equal(table.count(), model.size);
      for (const [endpoint, { zones, language, statuses, p256dh, auth }] of model) {
        const row = table.find(endpoint) ?? assert.fail();
        assert.ok(table.isTaken(row) && table.has(subscriptionId(endpoint)));
        assert.equal((table.origins()[table.originOf(row)] ?? '') + table.pathOf(row), endpoint);
        assert.deepEqual(table.zonesOf(row).map(table.zoneName), zones);
        assert.equal(table.languageOf(row), language);
        assert.deepEqual([table.hears(row, 'Actual'), table.hears(row, 'Test')], [statuses.includes('Actual'), statuses.includes('Test')]);
        assert.deepEqual(
          [Buffer.from(table.recipient(row).p256dh), Buffer.from(table.recipient(row).auth)],
          [Buffer.from(p256dh), Buffer.from(auth)],
        );
      }
      for (const zone of ['a', 'b', 'c', 'd', 'e']) {
        const number = table.zoneNumber(zone);
        const rows = number === undefined ? [] : [...table.inZone(number)];
        const wanted = [...model.values()]
          .filter((subscription) => subscription.zones.includes(zone))
          .map(({ endpoint }) => table.find(endpoint));
        assert.deepEqual(
          rows.toSorted((a, b) => a - b),
          wanted.toSorted((a, b) => (a ?? 0) - (b ?? 0)),
        );
      }
    }),
  );
});

test('ids that want the same place are found, and still found when those before them are gone', () => {
  const rows = createRowsById();
  const idOf = (row: number): Buffer => {
    const id = Buffer.alloc(16);
    // Four different places in the table, at its very end.
    id.writeUInt32BE(2_044 + (row % 4), 0);
    id.writeUInt32BE(row, 8);
    return id;
  };
  for (let row = 0; row < 300; row += 1) rows.add(idOf(row), row);
  for (let row = 0; row < 300; row += 3) rows.remove(row);
  for (let row = 0; row < 300; row += 1) assert.equal(rows.find(idOf(row)), row % 3 === 0 ? undefined : row);
  for (let row = 300; row < 5_000; row += 1) rows.add(idOf(row), row);
  for (let row = 1; row < 5_000; row += 1_234) assert.equal(rows.find(idOf(row)), row);
  assert.equal(rows.size(), 4_900);
});
