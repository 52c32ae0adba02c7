import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { FeedAlert } from '@tocsin/core/detection/observation';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';

const TOKEN = { authorization: `Bearer ${KEYS.operator}` };

function feed(more: Partial<FeedAlert> = {}): FeedAlert {
  const time = new Date().toISOString();
  return { kind: 'feed-alert', status: 'Actual', source: 'hfc', time, phase: 'shelter', threat: 'rocket', zones: ['north'], ...more };
}

describe('the operators’ side', () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  async function signIn(): Promise<string> {
    const response = await post('/v1/operator/session', { token: KEYS.operator });
    assert.equal(response.status, 204);
    return response.headers.get('set-cookie') ?? '';
  }

  it('opens with the token only', async () => {
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: `Bearer ${KEYS.live}` },
      { cookie: 'tocsin_operator=%E0%A4' },
    ]) {
      for (const path of ['/v1/operator/view', '/v1/operator/stream']) {
        const response = await get(path, headers);
        assert.equal(response.status, 401, JSON.stringify(headers));
        assert.equal(((await response.json()) as { status: number }).status, 401);
      }
    }
    const view = await get('/v1/operator/view', TOKEN);
    assert.equal(view.status, 200);
    assert.deepEqual(Object.keys((await view.json()) as object).toSorted(), [
      'alerts',
      'channels',
      'forecasts',
      'sources',
      'time',
      'verdicts',
    ]);
  });

  it('trades the token for a cookie that scripts and other sites cannot use', async () => {
    const cookie = await signIn();
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/v1/operator']) assert.ok(cookie.includes(flag), flag);
    const headers = { cookie: `a=b; ${cookie.split(';', 1)[0]}` };
    assert.equal((await get('/v1/operator/view', headers)).status, 200);
    assert.equal((await get('/v1/operator/view', { ...headers, 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await get('/v1/operator/view', { ...headers, 'sec-fetch-site': 'same-site' })).status, 403);
    assert.equal((await get('/v1/operator/view', { ...headers, 'sec-fetch-site': 'cross-site' })).status, 403);
    const out = await fetch(`${server.url}/v1/operator/session`, { method: 'DELETE' });
    assert.match(out.headers.get('set-cookie') ?? '', /^tocsin_operator=; Max-Age=0;/);
  });

  it('gives no cookie for a wrong token, and names the field', async () => {
    for (const [body, status, path] of [
      [{ token: 'wrong' }, 401, 'token'],
      [{}, 422, 'token'],
      [{ token: KEYS.operator, more: 1 }, 422, 'more'],
      [[], 422, 'body'],
    ] as const) {
      const response = await post('/v1/operator/session', body);
      assert.equal(response.status, status);
      assert.equal(response.headers.get('set-cookie'), null);
      assert.equal(((await response.json()) as { errors: { path: string }[] }).errors[0]?.path, path);
    }
  });

  it('lets one operator end what is in force, in the operator’s own name', async () => {
    await server.service.accept([feed()]);
    const inForce = () => server.service.alerts({ statuses: new Set(['Actual']), active: true, limit: 9 }).length;
    while (inForce() === 0) await setImmediate();
    const response = await post('/v1/operator/cancel', { zones: ['Northtown'], reason: 'a test of the feed went live' }, TOKEN);
    assert.equal(response.status, 202);
    assert.deepEqual(await response.json(), { accepted: 1, durable: true, zones: ['north'] });
    while (inForce() > 0) await setImmediate();
    const commands = [];
    for await (const { body } of server.journal.read({ kinds: ['cancel'] })) if (body.kind === 'cancel') commands.push(body);
    assert.deepEqual(
      commands.map(({ operator, zones, reason }) => ({ operator, zones, reason })),
      [{ operator: 'anna', zones: ['north'], reason: 'a test of the feed went live' }],
    );
    const [last] = server.service.alerts({ statuses: new Set(['Actual']), limit: 1 });
    assert.equal(last?.phase, 'allClear');
    assert.equal(last?.end?.how, 'cancelled');
  });

  it('ends nothing where a zone or a reason is wrong', async () => {
    const head = server.journal.head();
    for (const [body, path] of [
      [{ zones: ['north', 'Atlantis'], reason: 'x' }, 'zones[1]'],
      [{ zones: [], reason: 'x' }, 'zones'],
      [{ zones: ['north'] }, 'reason'],
      [{ zones: ['north'], reason: 'x', operator: 'somebody else' }, 'operator'],
      [{ zones: ['north'], reason: 'x', status: 'actual' }, 'status'],
    ] as const) {
      const response = await post('/v1/operator/cancel', body, TOKEN);
      assert.equal(response.status, 422, path);
      assert.equal(((await response.json()) as { errors: { path: string }[] }).errors[0]?.path, path);
    }
    assert.equal((await post('/v1/operator/cancel', { zones: ['north'], reason: 'x' })).status, 401);
    assert.equal(server.journal.head(), head);
  });

  it('streams the picture, then every entry', async () => {
    const response = await get('/v1/operator/stream', TOKEN);
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (words: string) => {
      while (!text.includes(words)) text += (await reader?.read())?.value ?? '';
    };
    await until('event: view');
    await server.service.accept([feed({ zones: ['south'] })]);
    await until('"kind":"feed-alert"');
    await until('"kind":"alert"');
    assert.match(text, /^retry: 1000\n\nevent: view\ndata: \{"time":/);
    await reader?.cancel();
  });
});
