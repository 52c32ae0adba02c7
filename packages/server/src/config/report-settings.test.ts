import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intakeSettingsSchema } from './report-settings.ts';

const feed = { id: 'wire', url: 'https://wire.example/feed' };
const issues = (settings: object) => [...new Set(intakeSettingsSchema.safeParse(settings).error?.issues.map(({ path }) => path.join('.')))];

test('nothing comes in by itself unless it is named', () => {
  assert.deepEqual(intakeSettingsSchema.parse({}), { folders: [], feeds: [] });
});

test('a feed is asked every five minutes for what it carries itself', () => {
  const { everyS, fetchArticles, itemsMax, hosts, status } = intakeSettingsSchema.parse({ feeds: [feed] }).feeds[0] ?? {};
  assert.deepEqual(
    { everyS, fetchArticles, itemsMax, hosts, status },
    { everyS: 300, fetchArticles: false, itemsMax: 20, hosts: [], status: 'Actual' },
  );
});

test('what is wrong is named by its field', () => {
  assert.deepEqual(issues({ feeds: [{ ...feed, url: 'http://wire.example/feed' }] }), ['feeds.0.url']);
  assert.deepEqual(issues({ feeds: [{ ...feed, url: 'file:///etc/passwd' }] }), ['feeds.0.url']);
  assert.deepEqual(issues({ feeds: [{ ...feed, url: 'https://anna:secret@wire.example/feed' }] }), ['feeds.0.url']);
  assert.deepEqual(issues({ feeds: [{ ...feed, url: 'wire' }] }), ['feeds.0.url']);
  assert.deepEqual(issues({ feeds: [{ ...feed, hosts: ['https://x.example'] }] }), ['feeds.0.hosts.0']);
  assert.deepEqual(issues({ folders: [{ path: 'in', timeZone: 'Atlantis' }] }), ['folders.0.timeZone']);
  assert.deepEqual(issues({ folders: [{ path: 'in', every: 5 }] }), ['folders.0']);
  assert.deepEqual(issues({ folders: [{ path: 'in', id: 'wire' }], feeds: [feed] }), ['']);
});
