import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestServer } from '@tocsin/testkit/http/open-test-server';

const server = await openTestServer();
after(() => server.close());

test('the shelters of the whole region come at once, and again only where they changed', async () => {
  const first = await fetch(`${server.url}/v1/shelters`);
  assert.equal(first.status, 200);
  assert.match(first.headers.get('content-type') ?? '', /^application\/geo\+json/);
  const { type, region, features } = (await first.json()) as { type: string; region: string; features: unknown[] };
  assert.deepEqual([type, region, Array.isArray(features)], ['FeatureCollection', 'test', true]);
  const again = await fetch(`${server.url}/v1/shelters`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
  assert.equal(again.status, 304);
});

test('there is no way to ask for the shelters near a place: nobody is to send one', async () => {
  const asked = await fetch(`${server.url}/v1/shelters?near=34.5,31.6`);
  assert.equal(asked.status, 400);
  const { errors } = (await asked.json()) as { errors: { path: string }[] };
  assert.equal(errors[0]?.path, 'near');
});
