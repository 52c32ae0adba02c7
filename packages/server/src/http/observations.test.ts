import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';

const TIME = new Date().toISOString();
const SCAN = { kind: 'scan', sensor: 'radar-1', time: TIME, plots: [{ range: 21_350.2, azimuth: 231.44, elevation: 12.2 }] };
const FEED = { kind: 'feed-alert', source: 'north-feed', time: TIME, phase: 'shelter', threat: 'rocket', zones: ['Northtown'] };

interface Posted {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly type: string;
    readonly title: string;
    readonly status: number;
    readonly detail: string;
    readonly accepted: number;
    readonly ignored: readonly string[];
    readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string; readonly line?: number }[];
    readonly errorsOmitted?: number;
  };
}

describe('POST /v1/observations', () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  async function post(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Posted> {
    const response = await fetch(`${server.url}/v1/observations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEYS.live}`, 'content-type': 'application/json', ...headers },
      body: body as string,
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Posted['body'] };
  }

  it('takes one object and journals it under the status of its key', async () => {
    const head = server.journal.head();
    const { status, body } = await post(JSON.stringify(SCAN));
    assert.equal(status, 202);
    assert.deepEqual(body, { accepted: 1, durable: true, ignored: [] });
    for await (const { body: entry } of server.journal.read({ from: head + 1, kinds: ['scan'] }))
      assert.deepEqual(entry, { ...SCAN, status: 'Actual' });
    assert.ok(server.journal.head() > head);
  });

  it('takes an array, and lines with blank ones between', async () => {
    assert.equal((await post(JSON.stringify([SCAN, FEED]))).body.accepted, 2);
    const lines = `${JSON.stringify(SCAN)}\r\n\n${JSON.stringify(FEED)}\n`;
    assert.equal((await post(lines, { 'content-type': 'application/x-ndjson' })).body.accepted, 2);
  });

  it('says which fields it does not know, to the depth of a plot', async () => {
    const { body } = await post(JSON.stringify([FEED, { ...SCAN, colour: 1, plots: [{ ...SCAN.plots[0], rng: 1 }] }]));
    assert.deepEqual(body.ignored, ['[1].plots[0].rng', '[1].colour']);
  });

  it('takes all or none, and names line and field', async () => {
    const head = server.journal.head();
    const bad = { ...SCAN, plots: [{ range: 'far', azimuth: 1, elevation: 2 }] };
    const lines = [SCAN, FEED, '', bad].map((line) => (line === '' ? '' : JSON.stringify(line))).join('\n');
    const { status, headers, body } = await post(lines, { 'content-type': 'application/x-ndjson' });
    assert.equal(status, 422);
    assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.deepEqual(
      body.errors.map(({ path, line }) => ({ path, line })),
      [{ path: '[2].plots[0].range', line: 4 }],
    );
    assert.equal(server.journal.head(), head);
  });

  it('names a field of a lone object without a place', async () => {
    const { body } = await post(JSON.stringify({ ...SCAN, time: '2026-02-30T00:00:00Z' }));
    assert.deepEqual(
      body.errors.map(({ path }) => path),
      ['time'],
    );
  });

  it('says where a body stops being JSON', async () => {
    const { status, body } = await post('{"kind":"scan","plots":[{"range":NaN}]}');
    assert.equal(status, 400);
    assert.match(body.detail, /at character 34:/);
    const lines = await post(`${JSON.stringify(SCAN)}\n{"kind":}`, { 'content-type': 'application/x-ndjson' });
    assert.match(lines.body.detail, /^\[1\]: not JSON at character 9 of line 2:/);
  });

  it('refuses bytes that are not UTF-8 instead of guessing a name', async () => {
    const text = Buffer.from(JSON.stringify(FEED));
    const { status, body } = await post(Buffer.concat([text.subarray(0, 40), Buffer.from([0xc3]), text.subarray(40)]));
    assert.equal(status, 400);
    assert.match(body.detail, /not UTF-8/);
  });

  it('refuses an empty list and an empty body', async () => {
    assert.equal((await post('[]')).status, 422);
    assert.equal((await post('\n\n', { 'content-type': 'application/x-ndjson' })).status, 422);
    assert.equal((await post('')).status, 400);
  });

  it('refuses what is not JSON by its content type', async () => {
    const { status, headers } = await post('kind=scan', { 'content-type': 'application/x-www-form-urlencoded' });
    assert.equal(status, 415);
    assert.match(headers.get('accept-post') ?? '', /application\/json/);
    assert.equal((await post(JSON.stringify(SCAN), { 'content-type': 'application/json; charset=latin1' })).status, 415);
    assert.equal((await post(JSON.stringify(SCAN), { 'content-encoding': 'gzip' })).status, 415);
  });

  it('refuses a body without a key, or with an operator’s token', async () => {
    for (const authorization of ['', 'Bearer', 'Bearer wrong', `Basic ${KEYS.live}`, `Bearer ${KEYS.operator}`]) {
      const { status, headers } = await post(JSON.stringify(SCAN), { authorization });
      assert.equal(status, 401, authorization);
      assert.equal(headers.get('www-authenticate'), 'Bearer');
    }
  });

  it('refuses a live observation under an exercise key, and an exercise under a live one', async () => {
    const head = server.journal.head();
    const drill = { authorization: `Bearer ${KEYS.drill}` };
    const refused = await post(JSON.stringify([FEED, { ...FEED, status: 'Actual' }]), drill);
    assert.equal(refused.status, 403);
    assert.equal(refused.body.errors[0]?.path, '[1].status');
    assert.equal((await post(JSON.stringify({ ...FEED, status: 'Exercise' }))).status, 403);
    assert.equal(server.journal.head(), head);
    assert.equal((await post(JSON.stringify(FEED), drill)).status, 202);
    assert.ok(server.service.alerts({ statuses: new Set(['Exercise']), limit: 9 }).length > 0);
  });

  it('refuses an observation in the name of another source', async () => {
    const narrow = { authorization: `Bearer ${KEYS.narrow}` };
    const { status, body } = await post(JSON.stringify({ ...FEED, source: 'south-feed' }), narrow);
    assert.equal(status, 403);
    assert.equal(body.errors[0]?.path, 'source');
    assert.equal((await post(JSON.stringify(SCAN), narrow)).body.errors[0]?.path, 'sensor');
    assert.equal((await post(JSON.stringify(FEED), narrow)).status, 202);
  });

  it('lists at most 100 errors and says how many it left out', async () => {
    const { body } = await post(JSON.stringify({ ...SCAN, plots: Array.from({ length: 90 }, () => ({ range: 'x', azimuth: 'x' })) }));
    assert.equal(body.errors.length, 100);
    assert.equal(body.errorsOmitted, 170);
  });
});

describe('the limits of a source key', () => {
  it('hold back a key that asks too often and let it go on afterwards', async () => {
    let nowMs = Date.now();
    const server = await openTestServer({ nowMs: () => nowMs, limits: { requestsPerKeyPerS: 1, requestsPerKeyBurst: 3 } });
    const post = async (key: string) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      const response = await fetch(`${server.url}/v1/observations`, { method: 'POST', headers, body: JSON.stringify(SCAN) });
      await response.arrayBuffer();
      return response;
    };
    for (let request = 0; request < 3; request += 1) assert.equal((await post(KEYS.live)).status, 202);
    const held = await post(KEYS.live);
    assert.equal(held.status, 429);
    assert.equal(held.headers.get('retry-after'), '1');
    assert.equal((await post(KEYS.drill)).status, 202);
    nowMs += 1_000;
    assert.equal((await post(KEYS.live)).status, 202);
    await server.close();
  });

  it('refuse bodies that are too large, by bytes and by number', async () => {
    const server = await openTestServer({ limits: { bodyBytesMax: 2_000, observationsPerRequestMax: 3 } });
    const post = (body: string, type = 'application/json') =>
      fetch(`${server.url}/v1/observations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${KEYS.live}`, 'content-type': type },
        body,
      });
    const four = Array.from({ length: 4 }, () => JSON.stringify(SCAN));
    for (const response of [
      await post(`${' '.repeat(2_000)}{}`),
      await post(`[${four.join(',')}]`),
      await post(four.join('\n'), 'application/x-ndjson'),
    ]) {
      assert.equal(response.status, 413);
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.equal(((await response.json()) as { status: number }).status, 413);
    }
    await server.close();
  });
});
