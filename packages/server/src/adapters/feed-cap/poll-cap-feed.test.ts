import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildCap } from '@tocsin/core/cap/build-cap';
import { parseDocument } from '@tocsin/core/cap/parse-xml';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { attachSignature } from '@tocsin/core/seal/signed-alert';
import { addSeconds, parseInstant } from '@tocsin/core/units/instant';
import { anAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import { capFeedSchema, parseCapTrust } from '../../config/cap-settings.ts';
import { writeAtom } from '../../http/write-atom.ts';
import { decodeXml } from '../cap-signature-xmldsig/decode-xml.ts';
import { openCapSigner } from '../cap-signature-xmldsig/sign-cap.ts';
import { createCapVerifier } from '../cap-signature-xmldsig/verify-cap.ts';
import { pollCapFeed } from './poll-cap-feed.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-feed-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const signer = openCapSigner(folder);

const region = aRegion([aZone({ id: 'a' })]);
const byId = indexById(region);
function signedAlert(id: string) {
  const alert = publicAlert(anAlert({ id }), { region, byId, sender: 'tocsin.example' });
  const cap = signer.sign(writeCap(buildCap(alert, { region, byId, sentOf: () => undefined })));
  return { alert: attachSignature(alert, { keyId: 'k', value: 'v' }), cap };
}
const first = signedAlert('0'.repeat(32));
const second = signedAlert('1'.repeat(32));
const OWN_FEED = writeAtom([second, first], { sender: 'tocsin.example', updated: '2026-01-01T12:31:05Z' });

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A feed on this machine, asked by the real poller; the test says when the next round is. */
async function openFeed(answer: Answer, more: object = {}) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  let now = parseInstant('2026-01-01T12:00:00Z');
  let next: (() => void) | undefined;
  let finished: () => void = () => {};
  const nextRound = () => new Promise<void>((done) => (finished = done));
  const messages: string[] = [];
  const started = nextRound();
  const feed = pollCapFeed(capFeedSchema.parse({ id: 'partner', url: `${origin}/feed`, status: 'Actual', timeoutS: 0.3, ...more }), {
    clock: {
      now: () => now,
      at(_instant, run) {
        next = run;
        finished();
        return () => {};
      },
    },
    decode: (bytes) => {
      const text = decodeXml(bytes);
      return text.ok ? text.value : undefined;
    },
    onMessages: async (found) => void messages.push(...found.map((bytes) => Buffer.from(bytes).toString())),
    onFault: (fault) => assert.fail(String(fault)),
  });
  await started;
  return {
    feed,
    origin,
    messages,
    async again(afterS = 10) {
      now = addSeconds(now, afterS);
      const done = nextRound();
      next?.();
      await done;
    },
    pass(seconds: number) {
      now = addSeconds(now, seconds);
    },
    async close() {
      await feed.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function reply(body: string, headers: Record<string, string> = {}): Answer {
  return (_request, response) => response.writeHead(200, headers).end(body);
}

function idOf(xml: string): string {
  return /<identifier>(.*?)<\/identifier>/.exec(xml)?.[1]?.slice(0, 1) ?? '';
}

test('our own Atom feed, read as anybody would, gives every message oldest first, and each signature holds', async () => {
  const desk = await openFeed(reply(OWN_FEED));
  const trust = parseCapTrust({ signers: [{ name: 'us', keySha256: signer.keySha256, senders: ['tocsin.example'], area: 'anywhere' }] });
  assert.ok(trust.ok);
  const verifier = createCapVerifier(trust.value);
  const results = desk.messages.map((xml) => {
    const document = parseDocument(xml);
    assert.ok(document.ok);
    return `${idOf(xml)} ${verifier.verify(document.value, parseInstant('2026-01-01T12:31:05Z')).result}`;
  });
  assert.deepEqual(results, ['0 signed-trusted', '1 signed-trusted']);
  assert.deepEqual([desk.feed.health().state, desk.feed.health().messages], ['ok', 2]);
  await desk.close();
});

test('linked messages are fetched once each, from Atom and from RSS', async () => {
  let fetches = 0;
  const feeds: Readonly<Record<string, string>> = {
    atom: `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><updated>2026-01-01T00:00:00Z</updated><link type="application/cap+xml" href="/one.xml"/></entry></feed>`,
    rss: '<rss version="2.0"><channel><item><guid>1</guid><link>/one.xml</link></item></channel></rss>',
  };
  for (const body of Object.values(feeds)) {
    fetches = 0;
    const desk = await openFeed((request, response) => {
      if (request.url === '/one.xml') {
        fetches += 1;
        response.end(first.cap);
      } else response.end(body);
    });
    await desk.again();
    assert.deepEqual([fetches, desk.messages.map(idOf)], [1, ['0']]);
    await desk.close();
  }
});

test('one message at an address is a feed of one', async () => {
  const desk = await openFeed(reply(first.cap));
  assert.deepEqual([desk.messages.map(idOf), desk.feed.health().state], [['0'], 'ok']);
  await desk.close();
});

test('what has not changed is not sent again, and counts as a sign of life', async () => {
  const asked: (string | undefined)[] = [];
  const desk = await openFeed((request, response) => {
    asked.push(request.headers['if-none-match']);
    if (request.headers['if-none-match'] === '"x"') response.writeHead(304).end();
    else response.writeHead(200, { etag: '"x"' }).end(OWN_FEED);
  });
  await desk.again(100);
  assert.deepEqual(asked, [undefined, '"x"']);
  assert.deepEqual([desk.messages.length, desk.feed.health().state, desk.feed.health().lastGoodAt], [2, 'ok', '2026-01-01T12:01:40.000Z']);
  await desk.close();
});

test('an Atom feed without entries is a good answer with nothing in it', async () => {
  const desk = await openFeed(reply('<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id></feed>'));
  assert.deepEqual([desk.feed.health().state, desk.feed.health().messages], ['ok', 0]);
  await desk.close();
});

const FAILURES: readonly (readonly [string, Answer, string])[] = [
  ['an empty answer', reply(''), 'EMPTY'],
  ['a page of a web site', reply('<html><body>Login</body></html>'), 'NOT_A_FEED'],
  ['something that is no XML', reply('{"alerts":[]}'), 'NOT_WELL_FORMED'],
  ['entities that expand', reply('<!DOCTYPE feed [<!ENTITY a "aaaa">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>'), 'DOCTYPE'],
  ['an error', (_request, response) => response.writeHead(503).end('busy'), 'HTTP_503'],
  ['304 to a question that was asked for the first time', (_request, response) => response.writeHead(304).end(), 'HTTP_304'],
  ['more than was agreed', reply(' '.repeat(20_000)), 'TOO_LARGE'],
  ['an endless answer', (_request, response) => void setInterval(() => response.write(' '), 10).unref(), 'TIMEOUT'],
  ['no answer', () => {}, 'TIMEOUT'],
  [
    'a redirect to another host',
    (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
    'REDIRECT',
  ],
  ['a redirect in a circle', (_request, response) => response.writeHead(302, { location: '/feed' }).end(), 'REDIRECT'],
  ['a connection that breaks', (request) => request.socket.destroy(), 'UNREACHABLE'],
  [
    'links to another host',
    reply('<rss><channel><item><link>http://169.254.169.254/latest</link></item></channel></rss>'),
    'LINK_ELSEWHERE',
  ],
  [
    'a link that leads nowhere',
    (request, response) =>
      request.url === '/gone'
        ? response.writeHead(404).end()
        : response.end('<rss><channel><item><link>/gone</link></item></channel></rss>'),
    'HTTP_404',
  ],
];

for (const [what, answer, code] of FAILURES) {
  test(`${what} is a failure that is shown (${code}), never a quiet day`, async () => {
    const desk = await openFeed(answer, { bytesMax: 10_000 });
    const health = desk.feed.health();
    assert.deepEqual([health.state, health.reason?.split(':')[0], desk.messages.length], ['failing', code, 0]);
    desk.pass(61);
    assert.equal(desk.feed.health().state, 'stale');
    await desk.close();
  });
}

test('a feed that comes back is fresh again', async () => {
  let isUp = false;
  const desk = await openFeed((_request, response) => (isUp ? response.end(OWN_FEED) : response.writeHead(500).end()));
  desk.pass(100);
  assert.equal(desk.feed.health().state, 'stale');
  isUp = true;
  await desk.again();
  assert.deepEqual([desk.feed.health().state, desk.feed.health().failures, desk.messages.length], ['ok', 1, 2]);
  await desk.close();
});

test('links to another origin are followed where the settings name it', async () => {
  const files = createServer((_request, response) => response.end(first.cap));
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done));
  const elsewhere = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  const desk = await openFeed(reply(`<rss><channel><item><link>${elsewhere}/one</link></item></channel></rss>`), {
    linkOrigins: [elsewhere],
  });
  assert.deepEqual(desk.messages.map(idOf), ['0']);
  await desk.close();
  files.closeAllConnections();
  await new Promise((done) => files.close(done));
});

test('closing ends a question that hangs', async () => {
  const desk = await openFeed(reply(OWN_FEED));
  await desk.close();
  assert.equal(desk.feed.health().polls, 1);
});

test('an address without encryption is taken for this machine only', () => {
  const settings = { id: 'x', status: 'Actual' };
  assert.ok(capFeedSchema.safeParse({ ...settings, url: 'http://[::1]:8080/feed' }).success);
  assert.ok(!capFeedSchema.safeParse({ ...settings, url: 'http://alerts.example/feed' }).success);
  assert.ok(!capFeedSchema.safeParse({ ...settings, url: 'file:///etc/passwd' }).success);
});
