import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { message, openDesk, partner } from '@tocsin/testkit/cap/open-desk';
import Fastify, { type FastifyInstance } from 'fastify';
import { createKeyRing } from './access.ts';
import { capRoutes } from './cap-routes.ts';
import { mountRoutes } from './mount-routes.ts';
import { problemDocument, problemOf } from './problem.ts';

const desk = openDesk();
let server: FastifyInstance;
let url = '';

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

before(async () => {
  server = Fastify();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  server.setErrorHandler((error, _request, reply) => {
    const document = problemDocument(problemOf(error));
    return reply.code(document.status).send(document);
  });
  const routes = capRoutes({
    intake: desk.intake,
    service: {
      resolveZones: (names) => ({ zones: names.filter((name) => name !== 'nowhere'), unknown: names.filter((name) => name === 'nowhere') }),
    },
    messageBytesMax: 50_000,
  });
  const keys = createKeyRing({
    sources: [{ id: 'partner', keySha256: sha256('source'), status: 'Actual' }],
    operators: ['anna', 'ben'].map((name) => ({ name, tokenSha256: sha256(name) })),
  });
  mountRoutes(server, routes, { keys, rate: { take: () => 0 }, live: { isFull: () => false, open: () => {}, closeAll: () => {} } });
  await server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
after(async () => {
  desk.intake.stop();
  await server.close();
});

async function post(xml: string, more: { readonly key?: string; readonly type?: string } = {}) {
  const response = await fetch(`${url}/v1/cap`, {
    method: 'POST',
    headers: { authorization: `Bearer ${more.key ?? 'source'}`, 'content-type': more.type ?? 'application/cap+xml' },
    body: xml,
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

async function speak(operator: string, id: string, word: object) {
  const response = await fetch(`${url}/v1/operator/held-cap/${id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
    body: JSON.stringify(word),
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

async function held() {
  const response = await fetch(`${url}/v1/operator/held-cap`, { headers: { authorization: 'Bearer anna' } });
  return JSON.parse(await response.text()).held;
}

test('a posted message is answered with what was decided, by name', async () => {
  const xml = partner.sign(writeCap(message()));
  const accepted = await post(xml);
  assert.deepEqual([accepted.status, accepted.body.decision, accepted.body.code, accepted.body.zones], [202, 'accepted', 'OK', ['north']]);
  const again = await post(xml);
  assert.deepEqual([again.status, again.body.decision, again.body.code], [200, 'ignored', 'REPLAY']);
});

test('a refused one is a problem that names every fault', async () => {
  const forged = await post(partner.sign(writeCap(message())).replace('Northtown', 'Southtown'), { type: 'text/xml; charset=utf-8' });
  assert.deepEqual([forged.status, forged.body.errors[0].code], [422, 'TAMPERED']);
  const broken = await post(writeCap(message()).replace('<status>Actual', '<status>Real'));
  assert.deepEqual([broken.status, broken.body.errors[0].code, broken.body.errors[0].path], [422, 'VALUE', 'alert.status']);
});

test('only sources may post, only XML, and only so much', async () => {
  assert.equal((await post('<x/>', { key: 'anna' })).status, 401);
  assert.equal((await post('{}', { type: 'application/json' })).status, 415);
  assert.equal((await post(' '.repeat(60_000))).status, 413);
});

test('a held message is listed, takes two operators to raise, and is gone then', async () => {
  const answer = await post(partner.sign(writeCap(message({}, { event: 'Thunderstorm' }))));
  assert.deepEqual([answer.status, answer.body.decision, answer.body.code], [202, 'held', 'UNKNOWN_EVENT']);
  const { id } = answer.body;
  const [listed] = await held();
  assert.deepEqual([listed.id, listed.event, listed.approvalsNeeded, listed.findings[0].code], [id, 'Thunderstorm', 2, 'UNKNOWN_EVENT']);
  const word = { decision: 'approve', reason: 'called them', phase: 'shelter', threat: 'rocket', zones: ['north'] };
  assert.equal((await speak('anna', id, { ...word, zones: ['nowhere'] })).body.errors[0].code, 'unknown_zone');
  assert.equal((await speak('anna', id, { decision: 'approve', reason: 'x', zones: ['north'] })).body.errors[0].path, 'phase');
  assert.deepEqual((await speak('anna', id, word)).body, { state: 'waiting', operators: ['anna'], durable: true });
  assert.equal((await speak('anna', id, word)).body.state, 'waiting');
  assert.deepEqual((await speak('ben', id, word)).body, { state: 'approved', operators: ['anna', 'ben'], durable: true });
  assert.equal((await speak('ben', id, word)).status, 404);
  assert.deepEqual(await held(), []);
  assert.equal(desk.inputs.at(-1)?.phase, 'shelter');
});

test('one operator turns a held message away, with a reason that is kept', async () => {
  const answer = await post(partner.sign(writeCap(message({}, { area: [] }))));
  assert.equal((await speak('anna', answer.body.id, { decision: 'reject', reason: '' })).status, 422);
  assert.equal((await speak('anna', answer.body.id, { decision: 'reject', reason: 'not ours' })).body.state, 'rejected');
  const record = desk.records.at(-1);
  assert.deepEqual([record?.decision, record?.code, record?.reason, record?.operators], ['refused', 'REJECTED', 'not ours', ['anna']]);
});
