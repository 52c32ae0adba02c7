import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sendRaw } from '@tocsin/testkit/http/listen';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import { problemSchema } from './answer-schemas.ts';
import { PROBLEMS, problemDocument, problemOf } from './problem.ts';

describe('a refusal', () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  async function refused(request: Promise<Response>): Promise<{ readonly response: Response; readonly detail: string }> {
    const response = await request;
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const document = problemSchema.parse(await response.json());
    assert.equal(document.status, response.status);
    assert.ok(Object.values(PROBLEMS).some(([status, title]) => status === document.status && title === document.title));
    return { response, detail: document.detail };
  }

  it('is a problem document at an address that does not exist', async () => {
    const { response, detail } = await refused(fetch(`${server.url}/v2/alerts?x=1`));
    assert.equal(response.status, 404);
    assert.equal(detail, 'there is nothing at /v2/alerts');
  });

  it('names the methods that an address takes', async () => {
    for (const [method, path, allow] of [
      ['GET', '/v1/observations', 'POST'],
      ['DELETE', '/v1/alerts', 'GET'],
      ['OPTIONS', '/v1/alerts/abc', 'GET'],
      ['PUT', '/v1/operator/session', 'POST, DELETE'],
      ['PROPFIND', '/healthz', 'GET'],
    ] as const) {
      const { response } = await refused(fetch(`${server.url}${path}`, { method }));
      assert.equal(response.status, 405, `${method} ${path}`);
      assert.equal(response.headers.get('allow'), allow);
    }
  });

  it('has no body where only the head was asked for', async () => {
    assert.equal((await fetch(`${server.url}/v1/alerts`, { method: 'HEAD' })).status, 200);
    assert.equal((await fetch(`${server.url}/v1/stream`, { method: 'HEAD' })).status, 405);
  });

  it('names an unknown query parameter on every address', async () => {
    for (const path of ['/healthz', '/metrics', '/openapi.json', '/v1/incidents', '/v1/alerts/x', '/.well-known/tocsin-keys.json']) {
      const { response, detail } = await refused(fetch(`${server.url}${path}?colour=1`));
      assert.equal(response.status, 400, path);
      assert.equal(detail, 'colour: unknown field');
    }
    for (const query of ['limit=0', 'limit=1001', 'limit=x', 'limit=1.5', 'active=yes', 'status=Live', '__proto__=1', 'zones=%00'])
      assert.equal((await refused(fetch(`${server.url}/v1/alerts?${query}`))).response.status, 400, query);
  });

  it('reads a path that is no percent-encoding, or too long a part of one', async () => {
    assert.equal((await refused(fetch(`${server.url}/v1/alerts/%E0%A4%A`))).response.status, 400);
    assert.equal((await refused(fetch(`${server.url}/v1/alerts/${'a'.repeat(3_000)}`))).response.status, 414);
  });

  it('answers bytes that are no HTTP', async () => {
    for (const [bytes, status] of [
      ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
      ['GET /healthz HTTP/9.9\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(70_000)}\r\n\r\n`, 431],
      ['POST /v1/observations HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\nabcde', 400],
    ] as const) {
      const answer = await sendRaw(server.url, Buffer.from(bytes, 'latin1'));
      assert.match(answer, new RegExp(`^HTTP/1\\.1 ${status} `), bytes.slice(0, 40));
      assert.match(answer, /content-type: application\/problem\+json/i);
      assert.equal(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)).status, status);
    }
  });

  it('asks for a WebSocket where there is nothing else', async () => {
    const { response } = await refused(fetch(`${server.url}/v1/ws`));
    assert.equal(response.status, 426);
    assert.equal(response.headers.get('upgrade'), 'websocket');
  });

  it('comes before the body is read where there is no key', async () => {
    const head = 'POST /v1/observations HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 7000000\r\n\r\n';
    assert.match(await sendRaw(server.url, head), /^HTTP\/1\.1 401 /);
    assert.match(
      await sendRaw(server.url, head.replace('host: x', `host: x\r\nauthorization: Bearer ${KEYS.operator}`)),
      /^HTTP\/1\.1 401 /,
    );
  });

  it('tells nothing of a fault of the server', () => {
    const problem = problemOf(new TypeError('cannot read journal at /home/anna/data'));
    assert.deepEqual(problemDocument(problem), {
      type: 'urn:tocsin:problem:INTERNAL',
      title: 'The server failed',
      status: 500,
      detail: 'see the log of the server',
    });
    for (const thrown of [undefined, null, 'text', { statusCode: 'x' }]) assert.equal(problemOf(thrown).code, 'INTERNAL');
  });
});

describe('the description of the interface', () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  it('holds every route with its parameters, bodies and refusals', async () => {
    const description = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<
        string,
        Record<
          string,
          { parameters: { name: string; schema: object }[]; responses: Record<string, unknown>; requestBody?: { content: object } }
        >
      >;
    };
    assert.equal(description.openapi, '3.1.0');
    assert.deepEqual(Object.keys(description.paths).toSorted(), [
      '/.well-known/tocsin-keys.json',
      '/agreements',
      '/agreements/{id}',
      '/claims/{id}',
      '/feed.atom',
      '/healthz',
      '/how-to-verify',
      '/incidents',
      '/incidents/{id}',
      '/map',
      '/metrics',
      '/openapi.json',
      '/record-countdown.js',
      '/record.css',
      '/series',
      '/series/{id}',
      '/situation-report',
      '/timeline',
      '/v1/alerts',
      '/v1/alerts/{id}',
      '/v1/alerts/{id}/same.wav',
      '/v1/alerts/{id}/voice.wav',
      '/v1/incidents',
      '/v1/observations',
      '/v1/operator/cancel',
      '/v1/operator/channels/{channel}/{order}',
      '/v1/operator/record/artifacts',
      '/v1/operator/record/artifacts/{sha256}',
      '/v1/operator/record/claims',
      '/v1/operator/record/entries',
      '/v1/operator/record/entries/{id}',
      '/v1/operator/record/intake',
      '/v1/operator/record/proposals',
      '/v1/operator/record/queue',
      '/v1/operator/record/reviews',
      '/v1/operator/record/sources',
      '/v1/operator/session',
      '/v1/operator/stream',
      '/v1/operator/view',
      '/v1/push/key',
      '/v1/push/subscriptions',
      '/v1/push/test',
      '/v1/record/agreements',
      '/v1/record/agreements/{id}',
      '/v1/record/changes',
      '/v1/record/changes.atom',
      '/v1/record/changes.atom.tlog-proof',
      '/v1/record/claims.csv',
      '/v1/record/claims.csv.tlog-proof',
      '/v1/record/claims.geojson',
      '/v1/record/claims.geojson.tlog-proof',
      '/v1/record/claims.jsonld',
      '/v1/record/claims.jsonld.tlog-proof',
      '/v1/record/claims/{id}',
      '/v1/record/editions',
      '/v1/record/editions/{edition}/{file}',
      '/v1/record/entries/{index}',
      '/v1/record/incidents',
      '/v1/record/incidents/{id}',
      '/v1/record/notices',
      '/v1/record/series',
      '/v1/record/series/{id}',
      '/v1/record/situation-report',
      '/v1/record/situation-report.json',
      '/v1/record/situation-report.json.tlog-proof',
      '/v1/record/timeline',
      '/v1/record/timeline.json',
      '/v1/record/timeline.json.tlog-proof',
      '/v1/refusals',
      '/v1/shelters',
      '/v1/stream',
      '/v1/ws',
      '/v1/zones',
      '/v1/zones/{id}',
    ]);
    assert.deepEqual(
      description.paths['/v1/alerts']?.['get']?.parameters.map(({ name }) => name),
      ['zones', 'status', 'active', 'limit'],
    );
    const limit = description.paths['/v1/alerts']?.['get']?.parameters.find(({ name }) => name === 'limit')?.schema;
    assert.deepEqual(limit, { default: 100, type: 'integer', minimum: 1, maximum: 1_000 });
    const posted = description.paths['/v1/observations']?.['post'];
    assert.deepEqual(Object.keys(posted?.requestBody?.content ?? {}), ['application/json', 'application/x-ndjson']);
    assert.deepEqual(Object.keys(posted?.responses ?? {}), ['202', '400', '401', '403', '413', '415', '422', '429']);
    assert.ok(JSON.stringify(posted).includes('"rangeRate"'));
  });
});

describe('the pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-pages-'));
  let server: TestServer;
  before(async () => {
    for (const page of ['resident', 'console']) {
      mkdirSync(join(folder, page, 'part'), { recursive: true });
      writeFileSync(join(folder, page, 'index.html'), `<!doctype html><title>${page}</title>`);
      writeFileSync(join(folder, page, 'part', 'main.js'), `console.log('${page}')`);
      writeFileSync(join(folder, page, 'notes.secret'), 'not for anyone');
    }
    writeFileSync(join(folder, 'config.json'), '{}');
    server = await openTestServer({ pages: { resident: join(folder, 'resident'), console: join(folder, 'console') } });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('come with a policy that lets nothing in from elsewhere, and no script in the page', async () => {
    for (const [path, title] of [
      ['/', 'resident'],
      ['/?zones=north&lang=he', 'resident'],
      ['/console/', 'console'],
      ['/console', 'console'],
    ] as const) {
      const response = await fetch(`${server.url}${path}`);
      assert.ok((await response.text()).includes(title), path);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'self'/);
      assert.match(policy, /script-src 'self'(;|$)/);
      assert.match(policy, /frame-ancestors 'none'/);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
    const script = await fetch(`${server.url}/console/part/main.js`);
    assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
    const again = await fetch(`${server.url}/console/part/main.js`, { headers: { 'if-none-match': script.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
  });

  it('serve what was built and nothing beside it', async () => {
    for (const path of [
      '/notes.secret',
      '/../config.json',
      '/%2e%2e/config.json',
      '/console/..%2f..%2fconfig.json',
      '/part/',
      '/console/config.json',
    ]) {
      const answer = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 404 /, path);
    }
  });
});
