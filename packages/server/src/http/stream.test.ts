import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import type { FeedAlert } from '@tocsin/core/detection/observation';
import { type HeardEvent, listenSse, sendRaw } from '@tocsin/testkit/http/listen';
import { openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import { WebSocket } from 'ws';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

function feed(more: Partial<FeedAlert> = {}): FeedAlert {
  const time = new Date().toISOString();
  return { kind: 'feed-alert', status: 'Actual', source: 'hfc', time, phase: 'shelter', threat: 'rocket', zones: ['north'], ...more };
}

async function listen(url: string, headers: Record<string, string> = {}) {
  const listener = await listenSse(url, headers);
  open.push(() => listener.close());
  return listener;
}

/** Reads a WebSocket as a listener of the stream does. */
async function listenWebSocket(url: string) {
  const socket = new WebSocket(url);
  open.push(() => socket.terminate());
  const heard: HeardEvent[] = [];
  const waiting: ((event: HeardEvent) => void)[] = [];
  socket.on('message', (data) => {
    const event = JSON.parse(String(data)) as HeardEvent;
    const waiter = waiting.shift();
    if (waiter === undefined) heard.push(event);
    else waiter(event);
  });
  await once(socket, 'open');
  const next = () => {
    const first = heard.shift();
    return first === undefined ? new Promise<HeardEvent>((resolve) => waiting.push(resolve)) : Promise.resolve(first);
  };
  return { socket, next };
}

describe('the live stream', () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  it('tells the present state first, then an alert with id, and the same over WebSocket', async () => {
    const sse = await listen(`${server.url}/v1/stream?zones=north`);
    assert.equal(sse.response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(sse.response.headers.get('access-control-allow-origin'), '*');
    const webSocket = await listenWebSocket(`${server.url.replace('http', 'ws')}/v1/ws?zones=Northtown`);
    const upgraded = await listenWebSocket(`${server.url.replace('http', 'ws')}/v1/stream?zones=north`);
    const state = await sse.nextOf('state');
    assert.deepEqual(state.data.alerts, []);
    assert.equal((await webSocket.next()).event, 'state');
    assert.equal((await upgraded.next()).event, 'state');
    await server.service.accept([feed()]);
    const heard = await sse.nextOf('alert');
    assert.match(heard.id ?? '', /^\d+-\d+$/);
    assert.deepEqual(heard.data.zones, ['north']);
    assert.equal(heard.data.phase, 'shelter');
    const frame = await webSocket.next();
    assert.deepEqual({ ...frame, data: frame.data }, { id: heard.id, event: 'alert', data: heard.data });
    assert.deepEqual(await upgraded.next(), frame);
    await server.service.accept([feed({ phase: 'allClear' })]);
    assert.equal((await sse.nextOf('alert')).data.phase, 'allClear');
  });

  it('tells who comes back what was missed, by header and by parameter', async () => {
    const first = await listen(`${server.url}/v1/stream?zones=south`);
    const { id = '' } = await first.nextOf('state');
    await first.close();
    await server.service.accept([feed({ zones: ['south'], source: 'one' })]);
    await server.service.accept([feed({ zones: ['south'], source: 'one', phase: 'allClear' })]);
    for (const listener of [
      await listen(`${server.url}/v1/stream?zones=south`, { 'last-event-id': id }),
      await listen(`${server.url}/v1/stream?zones=south&lastEventId=${id}`),
    ]) {
      const phases = [(await listener.next()).data.phase, (await listener.next()).data.phase];
      assert.deepEqual(phases, ['shelter', 'allClear']);
      assert.equal((await listener.next()).event, 'state');
    }
  });

  it('lets a listener hear with a Last-Event-ID of another server', async () => {
    const listener = await listen(`${server.url}/v1/stream`, { 'last-event-id': 'not one of ours' });
    assert.equal((await listener.next()).event, 'state');
  });

  it('keeps drills from who did not ask for them, under another name', async () => {
    const live = await listen(`${server.url}/v1/stream`);
    const drill = await listen(`${server.url}/v1/stream?status=Exercise`);
    await server.service.accept([feed({ status: 'Exercise', source: 'drill' })]);
    assert.equal((await drill.nextOf('alert', 'exercise')).event, 'exercise');
    await server.service.accept([feed({ source: 'after', zones: ['far'] })]);
    const next = await live.nextOf('alert', 'exercise', 'test');
    assert.equal(next.event, 'alert');
    assert.deepEqual(next.data.zones, ['far']);
    await server.service.accept([feed({ source: 'after', zones: ['far'], phase: 'allClear' })]);
  });

  it('tells a listener of one zone nothing about another', async () => {
    const listener = await listen(`${server.url}/v1/stream?zones=far`);
    await server.service.accept([feed({ zones: ['south'], source: 'two' })]);
    await server.service.accept([feed({ zones: ['far'], source: 'two' })]);
    assert.deepEqual((await listener.nextOf('alert')).data.zones, ['far']);
    await server.service.accept([feed({ zones: ['far', 'south'], source: 'two', phase: 'allClear' })]);
  });

  it('writes events to the socket without a chunk head around them', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    open.push(() => socket.destroy());
    socket.write('GET /v1/stream HTTP/1.1\r\nhost: x\r\n\r\n');
    let text = '';
    while (!text.includes('event: state')) text += String((await once(socket, 'data'))[0]);
    const [head = '', body = ''] = text.split('\r\n\r\n', 2);
    assert.match(head, /^HTTP\/1\.1 200 OK\r\n/);
    assert.match(head, /connection: close/i);
    assert.doesNotMatch(head, /transfer-encoding/i);
    assert.match(body, /^retry: 1000\n\nid: \d+-\d+\nevent: state\ndata: \{/);
  });

  it('refuses an unknown zone, status, position or parameter by name, on both kinds of connection', async () => {
    const cases = [
      ['zones=north,Atlantis', 'zones', /Atlantis/],
      ['zones=', 'zones', /names no zone/],
      ['zone=north', 'zone', /unknown field/],
      ['zones=north&zones=south', 'zones', /once/],
      ['status=actual', 'status[0]', /expected Actual/],
      ['lastEventId=7', 'lastEventId', /3-1042/],
    ] as const;
    for (const [query, path, message] of cases) {
      const response = await fetch(`${server.url}/v1/stream?${query}`);
      const problem = (await response.json()) as { status: number; errors: { path: string; message: string }[] };
      assert.equal(response.status, 400, query);
      assert.equal(problem.errors[0]?.path, path);
      assert.match(problem.errors[0]?.message ?? '', message);
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/ws?${query}`);
      const [, refusal] = await once(socket, 'unexpected-response');
      assert.equal(refusal.statusCode, 400);
      assert.equal(refusal.headers['content-type'], 'application/problem+json; charset=utf-8');
      socket.on('error', () => {});
      socket.terminate();
    }
  });

  it('answers a broken WebSocket handshake with a problem document', async () => {
    const upgrade = 'host: x\r\nupgrade: websocket\r\nconnection: upgrade\r\n';
    for (const request of [
      `GET /v1/ws HTTP/1.1\r\n${upgrade}\r\n`,
      `GET /nowhere HTTP/1.1\r\n${upgrade}sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      `POST /v1/ws HTTP/1.1\r\n${upgrade}sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    ]) {
      const answer = await sendRaw(server.url, request);
      assert.match(answer, /^HTTP\/1\.1 4\d\d /);
      assert.match(answer, /application\/problem\+json/);
    }
  });

  it('goes on with HTTP/1.1 for a client that offers another upgrade', async () => {
    const answer = await sendRaw(server.url, 'GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: Upgrade, close\r\nupgrade: h2c\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 (200|503) /);
  });

  it('forgets a listener that goes', async () => {
    const before = server.service.health().listeners;
    const listener = await listenSse(`${server.url}/v1/stream`);
    await listener.next();
    assert.equal(server.service.health().listeners, before + 1);
    await listener.close();
    while (server.service.health().listeners > before) await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('the limits of listeners', () => {
  it('refuse one too many and take one again when another has gone', async () => {
    const server = await openTestServer({ limits: { listenersMax: 1 } });
    const first = await listenSse(`${server.url}/v1/stream`);
    await first.next();
    const refused = await fetch(`${server.url}/v1/stream`);
    assert.equal(refused.status, 503);
    assert.equal(refused.headers.get('retry-after'), '5');
    await first.close();
    let status = 503;
    while (status === 503) {
      const again = await fetch(`${server.url}/v1/stream`);
      status = again.status;
      await again.body?.cancel();
    }
    assert.equal(status, 200);
    await server.close();
  });

  it('cut every connection when the server closes', async () => {
    const server = await openTestServer();
    const sse = await listenSse(`${server.url}/v1/stream`);
    const webSocket = await listenWebSocket(`${server.url.replace('http', 'ws')}/v1/ws`);
    await sse.next();
    const closed = once(webSocket.socket, 'close');
    await server.close();
    await closed;
    await assert.rejects(async () => {
      for (;;) await sse.next();
    });
  });
});
