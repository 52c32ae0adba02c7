import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pauseS } from './next-asking.ts';
import { openSeenItems } from './seen-items.ts';

const nowMs = Date.parse('2024-01-06T12:00:00Z');

test('failures double the pause up to an hour, and an interval that is longer by itself stays', () => {
  const pauses = [0, 1, 2, 3, 4, 5, 1_000].map((failures) => pauseS({ everyS: 300, failures, nowMs }));
  assert.deepEqual(pauses, [300, 600, 1_200, 2_400, 3_600, 3_600, 3_600]);
  assert.equal(pauseS({ everyS: 7_200, failures: 3, nowMs }), 7_200);
});

test('Retry-After is seconds or an instant; what is neither changes nothing, and more than a day is a day', () => {
  const after = (retryAfter: string) => pauseS({ everyS: 60, failures: 1, retryAfter, nowMs });
  assert.deepEqual(
    ['900', 'Sat, 06 Jan 2024 12:30:00 GMT', 'soon', '-5', 'Sat, 06 Jan 2024 11:00:00 GMT', '999999'].map(after),
    [900, 1_800, 120, 120, 120, 86_400],
  );
});

test('a memory that is damaged is begun anew, and a failure to keep it is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-seen-'));
  const file = join(folder, 'feed.json');
  writeFileSync(file, '{"format":"tocsin feed items/1","seen":["a"');
  const seen = openSeenItems(file);
  assert.equal(seen.has('a'), false);
  seen.add('b');
  await seen.save();
  assert.equal(openSeenItems(file).has('b'), true);
  const nowhere = openSeenItems(join(file, 'below', 'feed.json'));
  nowhere.add('c');
  await assert.rejects(nowhere.save());
  rmSync(folder, { recursive: true, force: true });
});
