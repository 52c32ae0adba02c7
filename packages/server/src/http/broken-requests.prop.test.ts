import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { it } from 'node:test';
import { anyBrokenRequest, type BrokenRequest } from '@tocsin/testkit/http/broken-requests';
import { sendRaw } from '@tocsin/testkit/http/listen';
import { openTestServer } from '@tocsin/testkit/http/open-test-server';
import * as fc from 'fast-check';
import { problemSchema } from './answer-schemas.ts';

const RUNS = 10_000;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function send(url: string, agent: Agent, { method, target, headers, body }: BrokenRequest): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    const sent = request({ hostname, port, agent, method, path: target, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

it(`refuses ${RUNS} broken requests with a problem that names the field, and nothing of them reaches the journal`, async (test) => {
  const server = await openTestServer({ limits: { requestsPerKeyPerS: 1e9, requestsPerKeyBurst: 1e9 } });
  test.after(() => server.close());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  test.after(() => agent.destroy());
  await fc.assert(
    fc.asyncProperty(anyBrokenRequest, async (broken) => {
      const head = server.journal.head();
      const { status, type, text } = await send(server.url, agent, broken);
      const told = `${broken.method} ${broken.target.slice(0, 80)} ${broken.body?.toString().slice(0, 300)}: ${status} ${text.slice(0, 300)}`;
      assert.ok(broken.statuses.includes(status), told);
      assert.match(type, /^application\/problem\+json/, told);
      if (broken.method === 'HEAD') return;
      const problem = problemSchema.parse(JSON.parse(text));
      assert.equal(problem.status, status, told);
      const { field } = broken;
      if (field !== undefined)
        assert.ok(
          problem.errors?.some(({ path }) => path.startsWith(field)),
          told,
        );
      if (status === 422)
        assert.ok(
          problem.errors?.every(({ path }) => path !== ''),
          told,
        );
      assert.equal(server.journal.head(), head, told);
    }),
    { numRuns: RUNS },
  );
  assert.deepEqual(server.faults, []);
  assert.equal((await fetch(`${server.url}/v1/alerts`)).status, 200);
});

it('refuses or drops any bytes that are no request, and goes on', async (test) => {
  const server = await openTestServer();
  test.after(() => server.close());
  const head = server.journal.head();
  const request =
    'POST /v1/observations HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
  const spoilt = fc
    .tuple(fc.nat({ max: request.length - 1 }), fc.uint8Array({ minLength: 1, maxLength: 8 }))
    .map(([place, bytes]) => Buffer.concat([Buffer.from(request.slice(0, place)), bytes, Buffer.from(request.slice(place))]));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 60 }), spoilt), async (bytes) => {
      const answer = await sendRaw(server.url, bytes);
      assert.match(answer, /^(?:HTTP\/1\.1 4\d\d .*application\/problem\+json.*)?$/s);
      assert.equal(server.journal.head(), head);
    }),
    { numRuns: 500 },
  );
  assert.deepEqual(server.faults, []);
  assert.equal((await fetch(`${server.url}/v1/alerts`)).status, 200);
});
