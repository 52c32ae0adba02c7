import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EntryBody } from '../entry.ts';
import { unixMs } from '../units/instant.ts';
import { openParts, opensTo } from './commitment.ts';
import { partsOf } from './entry-parts.ts';
import { leafBytes, type RecordLeaf, recordLeafSchema } from './record-leaf.ts';
import { recordLeafOf } from './seal-entry.ts';

const salt = new Uint8Array(32).fill(7);
const entry = (body: EntryBody) => ({ seq: 9, at: unixMs(1_767_225_600_000), body });
const outcome = (position: readonly [number, number]): EntryBody => ({
  kind: 'outcome',
  time: '2026-01-01T00:00:00.000Z',
  outcome: 'impact',
  count: 1,
  position: [...position],
  source: 'patrol',
});
const opens = (leaf: RecordLeaf, body: EntryBody, used: Uint8Array) => {
  const parts = partsOf(body);
  return 'sealed' in leaf.body && opensTo(leaf.body.sealed, openParts(parts, { salt: used, names: new Set(Object.keys(parts)) }));
};

test('where something fell is not in the record’s bytes, and can be shown to be what was committed to', () => {
  fc.assert(
    fc.property(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }), (lon, lat) => {
      const body = outcome([lon, lat]);
      const leaf = recordLeafOf(entry(body), salt);
      assert.ok(leaf !== undefined && recordLeafSchema.safeParse(leaf).success);
      assert.ok(!new TextDecoder().decode(leafBytes(leaf)).includes('position'));
      assert.ok(opens(leaf, body, salt));
      assert.ok(!opens(leaf, outcome([lon + 0.001, lat]), salt));
      assert.ok(!opens(leaf, body, new Uint8Array(32)));
    }),
  );
});

test('how many came down can be shown without where, and by whom it was told without how many', () => {
  const body = outcome([34.5, 31.6]);
  const leaf = recordLeafOf(entry(body), salt);
  assert.ok(leaf !== undefined && 'sealed' in leaf.body);
  const opening = openParts(partsOf(body), { salt, names: new Set(['outcome', 'count', 'source']) });
  assert.ok(opensTo(leaf.body.sealed, opening));
  assert.deepEqual(Object.keys(opening.hidden), ['time', 'position']);
  assert.equal(JSON.stringify(opening).includes('34.5'), false);
});

test('plots, forecasts, tracks, sightings, drafts of claims and sensors’ places never stand open', () => {
  const open = (kind: string) => {
    const leaf = recordLeafOf(entry({ kind, status: 'Actual', time: 't' } as unknown as EntryBody), salt);
    return leaf !== undefined && 'open' in leaf.body;
  };
  for (const kind of [
    'scan',
    'forecast',
    'track',
    'verdict',
    'sighting',
    'feed-alert',
    'sensor',
    'outcome',
    'claim',
    'discard',
    'tick',
    'note',
    'artifact',
    'incident',
    'review',
  ])
    assert.equal(open(kind), false, kind);
  for (const kind of ['alert', 'cancel', 'start', 'policy', 'region', 'delivery', 'edition']) assert.equal(open(kind), true, kind);
});

test('an alert stands open without the tracks behind it', () => {
  const leaf = recordLeafOf(entry({ kind: 'alert', id: 'a', tracks: ['t1'] } as unknown as EntryBody), salt);
  assert.ok(leaf !== undefined);
  assert.equal(new TextDecoder().decode(leafBytes(leaf)).includes('t1'), false);
});

test('text and figures that are no JSON are committed to all the same: nobody stops the record with half a letter', () => {
  for (const body of [
    { kind: 'feed-alert', source: 'a', zones: ['\ud800'] },
    { kind: 'cancel', reason: '\udfff' },
    { kind: 'forecast', impact: Number.NaN },
  ])
    assert.ok(recordLeafOf(entry(body as unknown as EntryBody), salt) !== undefined, body.kind);
});
