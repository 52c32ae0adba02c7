import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parseInstant, unixMs } from '@tocsin/core/units/instant';
import { reportFeedSchema } from '../../config/report-settings.ts';
import type { FoundReport } from '../../ports/report-source.ts';
import { openReportReader } from '../report-reader/open-report-reader.ts';
import { openSeenItems } from './seen-items.ts';
import { watchReportFeed } from './watch-report-feed.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const folder = mkdtempSync(join(tmpdir(), 'tocsin-report-feed-'));
const reader = openReportReader();
after(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

const item = (id: string, more = '') =>
  `<item><guid isPermaLink="false">${id}</guid><title>Report ${id}</title><description>Rockets of ${id}.</description>${more}</item>`;
const feedOf = (...items: string[]) => `<rss version="2.0"><channel><title>Harbour Wire</title>${items.join('')}</channel></rss>`;
const reply = (body: string | Uint8Array, headers: Record<string, string> = {}): Answer => {
  return (_request, response) => response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);
};

let files = 0;
function aFile(): string {
  files += 1;
  return join(folder, `seen-${files}`, 'feed.json');
}

/** A feed on this machine, asked by the real watcher; the test says when time passes. */
async function openFeed(answer: Answer, { file = aFile(), ...more }: { readonly file?: string; readonly [name: string]: unknown } = {}) {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let now = parseInstant('2024-01-07T12:00:00Z');
  let wake: { readonly run: () => void; readonly atMs: number } | undefined;
  let paused: () => void = () => {};
  const nextPause = () => new Promise<void>((done) => (paused = done));
  const settings = reportFeedSchema.parse({ id: 'wire', url: `${origin}/feed`, timeoutS: 10, everyS: 60, ...more });
  const feed = watchReportFeed(settings, {
    clock: {
      now: () => now,
      at(instant, run) {
        wake = { run, atMs: instant };
        paused();
        return () => {};
      },
    },
    reader,
    seen: openSeenItems(file),
    timeZone: () => 'Asia/Jerusalem',
    onFault: (fault) => assert.fail(String(fault)),
  });
  const found: FoundReport[] = [];
  const started = nextPause();
  const ended = (async () => {
    for await (const report of feed.reports()) found.push(report);
  })();
  await started;
  return {
    feed,
    found,
    origin,
    titles: () => found.map(({ title }) => title),
    /** Seconds until it asks again. */
    pauseS: () => ((wake?.atMs ?? now) - now) / 1_000,
    async again() {
      const next = nextPause();
      now = unixMs(wake?.atMs ?? now);
      wake?.run();
      await next;
    },
    pass: (seconds: number) => (now = unixMs(now + seconds * 1_000)),
    async close() {
      await feed.close();
      await ended;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

test('an item becomes a report: title as its first line, the day in the region’s zone, the feed as publisher', async () => {
  const desk = await openFeed(reply(feedOf(item('1', '<link>/news/1</link><pubDate>Sat, 06 Jan 2024 22:30:00 GMT</pubDate>'))));
  assert.deepEqual(desk.found, [
    {
      text: 'Report 1\n\nRockets of 1.',
      publisher: 'Harbour Wire',
      date: '2024-01-07',
      url: `${desk.origin}/news/1`,
      title: 'Report 1',
      status: 'Actual',
    },
  ]);
  assert.deepEqual(desk.feed.health(), { id: 'wire', kind: 'feed', state: 'ok', lastGoodAt: '2024-01-07T12:00:00.000Z', passedOver: [] });
  await desk.close();
});

test('what the settings say of publisher, zone and status goes before what the feed says', async () => {
  const desk = await openFeed(reply(feedOf(item('1', '<pubDate>Sat, 06 Jan 2024 22:30:00 GMT</pubDate>'))), {
    publisher: 'Town Drill',
    timeZone: 'America/New_York',
    status: 'Exercise',
  });
  const [report] = desk.found;
  assert.deepEqual(
    [report?.publisher, report?.timeZone, report?.date, report?.status],
    ['Town Drill', 'America/New_York', '2024-01-06', 'Exercise'],
  );
  await desk.close();
});

test('a date that lies ahead is left out, and so is an address that is none of the web', async () => {
  const desk = await openFeed(reply(feedOf(item('1', '<link>javascript:alert(1)</link><pubDate>Sat, 06 Jan 2074 22:30:00 GMT</pubDate>'))));
  assert.deepEqual([desk.found[0]?.date, desk.found[0]?.url], [undefined, undefined]);
  await desk.close();
});

test('items are taken oldest first, so many at a time, and none is lost', async () => {
  const dated = (day: number) => item(`${day}`, `<pubDate>${day} Jan 2024 10:00:00 GMT</pubDate>`);
  const asked: (string | undefined)[] = [];
  const desk = await openFeed(
    (request, response) => {
      asked.push(request.headers['if-none-match']);
      reply(feedOf(dated(3), dated(1), dated(2)), { etag: '"x"' })(request, response);
    },
    { itemsMax: 2 },
  );
  assert.deepEqual(desk.titles(), ['Report 1', 'Report 2']);
  await desk.again();
  assert.deepEqual(desk.titles(), ['Report 1', 'Report 2', 'Report 3']);
  await desk.again();
  // Only when nothing is left over is the server asked whether something has changed.
  assert.deepEqual(asked, [undefined, undefined, '"x"']);
  assert.equal(desk.found.length, 3);
  await desk.close();
});

test('without dates the feed is read from its end', async () => {
  const desk = await openFeed(reply(feedOf(item('new'), item('old'))));
  assert.deepEqual(desk.titles(), ['Report old', 'Report new']);
  await desk.close();
});

test('what has not changed is not sent again, and is a sign of life', async () => {
  const desk = await openFeed((request, response) => {
    if (request.headers['if-none-match'] === '"x"' && request.headers['if-modified-since'] !== undefined) response.writeHead(304).end();
    else reply(feedOf(item('1')), { etag: '"x"', 'last-modified': 'Sat, 06 Jan 2024 10:00:00 GMT' })(request, response);
  });
  await desk.again();
  assert.deepEqual([desk.found.length, desk.feed.health().state, desk.feed.health().lastGoodAt], [1, 'ok', '2024-01-07T12:01:00.000Z']);
  await desk.close();
});

test('an edited item is another report; the others do not come again', async () => {
  let text = item('1');
  const desk = await openFeed((request, response) => reply(feedOf(text, item('2')))(request, response));
  text = item('1').replace('Rockets', 'Five rockets');
  await desk.again();
  assert.deepEqual(
    desk.found.map((one) => one.text.split('\n').at(-1)),
    ['Rockets of 2.', 'Rockets of 1.', 'Five rockets of 1.'],
  );
  await desk.close();
});

test('items without ids, and with one id for all, are told apart', async () => {
  const bare = (text: string) => `<item><description>${text}</description></item>`;
  const same = (text: string) => `<item><guid>one</guid><description>${text}</description></item>`;
  const desk = await openFeed(reply(feedOf(bare('A'), bare('B'), bare('A'), same('C'), same('D'))));
  await desk.again();
  assert.deepEqual(
    desk.found.map(({ text }) => text),
    ['D', 'C', 'A', 'B'],
  );
  await desk.close();
});

test('items are remembered over a restart, by hashes in a file of this user alone', async () => {
  const file = aFile();
  const first = await openFeed(reply(feedOf(item('1'))), { file });
  await first.close();
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(join(file, '..')), ['feed.json']);
  const second = await openFeed(reply(feedOf(item('2'), item('1'))), { file });
  assert.deepEqual(second.titles(), ['Report 2']);
  await second.close();
});

test('what was handed out and not dealt with comes again after a restart', async () => {
  const file = aFile();
  const server = createServer(reply(feedOf(item('1'))));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  for (let start = 0; start < 2; start += 1) {
    const feed = watchReportFeed(reportFeedSchema.parse({ id: 'wire', url }), {
      clock: { now: () => unixMs(0), at: () => () => {} },
      reader,
      seen: openSeenItems(file),
      timeZone: () => 'UTC',
      onFault: assert.ifError,
    });
    for await (const report of feed.reports()) {
      assert.equal(report.title, 'Report 1');
      break;
    }
    await feed.close();
  }
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('a packed answer is unpacked, whatever it calls its type', async () => {
  const desk = await openFeed(reply(gzipSync(feedOf(item('1'))), { 'content-encoding': 'gzip', 'content-type': 'text/plain' }));
  assert.equal(desk.found.length, 1);
  await desk.close();
});

test('a feed that moved within its host is followed', async () => {
  const desk = await openFeed((request, response) => {
    if (request.url === '/feed') response.writeHead(301, { location: '/rss.xml' }).end();
    else reply(feedOf(item('1')))(request, response);
  });
  assert.equal(desk.found.length, 1);
  await desk.close();
});

const FAILURES: readonly (readonly [string, Answer, string])[] = [
  ['a page of a web site', reply('<!doctype html><p>Log in</p>', { 'content-type': 'text/html' }), 'NOT_A_FEED'],
  ['an empty answer', reply(''), 'EMPTY'],
  ['entities', reply('<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'), 'DOCTYPE'],
  ['an error', (_request, response) => response.writeHead(500).end('no'), 'HTTP_500'],
  ['304 to a first question', (_request, response) => response.writeHead(304).end(), 'HTTP_304'],
  ['more than was agreed', reply('x'.repeat(20_000)), 'TOO_LARGE'],
  ['more than was agreed, packed small', reply(gzipSync('x'.repeat(1_000_000)), { 'content-encoding': 'gzip' }), 'TOO_LARGE'],
  ['an endless answer', (_request, response) => void setInterval(() => response.write(' '), 10).unref(), 'TIMEOUT'],
  ['no answer', () => {}, 'TIMEOUT'],
  ['a redirect elsewhere', (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end(), 'REDIRECT'],
  ['a redirect in a circle', (_request, response) => response.writeHead(302, { location: '/feed' }).end(), 'REDIRECT'],
  ['a connection that breaks', (request) => request.socket.destroy(), 'UNREACHABLE'],
];
for (const [what, answer, code] of FAILURES)
  test(`${what} is a failure that is shown (${code}), never a quiet day`, async () => {
    const desk = await openFeed(answer, { bytesMax: 10_000, timeoutS: code === 'TIMEOUT' ? 0.3 : 10 });
    const { state, reason } = desk.feed.health();
    assert.deepEqual([state, reason?.split(':')[0], desk.found.length], ['failing', code, 0]);
    assert.equal(desk.pauseS(), 120);
    desk.pass(4_000);
    assert.equal(desk.feed.health().state, 'stale');
    await desk.close();
  });

test('failures in a row lengthen the pause; a server that names its time is not asked before', async () => {
  let retryAfter: string | undefined;
  let isUp = false;
  const desk = await openFeed((request, response) => {
    if (isUp) reply(feedOf(item('1')).replace('<title>', '<ttl>10</ttl><title>'))(request, response);
    else response.writeHead(503, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end();
  });
  assert.equal(desk.pauseS(), 120);
  await desk.again();
  assert.equal(desk.pauseS(), 240);
  retryAfter = '7200';
  await desk.again();
  assert.equal(desk.pauseS(), 7_200);
  isUp = true;
  await desk.again();
  assert.deepEqual([desk.pauseS(), desk.feed.health().state, desk.found.length], [600, 'ok', 1]);
  await desk.close();
});

const ARTICLE = `<html><body><nav>menu</nav><article><h1>Report 1</h1><p>${'The whole story of the rockets. '.repeat(10)}</p></article></body></html>`;
const html = { 'content-type': 'text/html; charset=utf-8' };

test('the page behind an item is read where the settings ask for it', async () => {
  const desk = await openFeed(
    (request, response) =>
      request.url === '/feed' ? reply(feedOf(item('1', '<link>/1</link>')))(request, response) : reply(ARTICLE, html)(request, response),
    { fetchArticles: true },
  );
  assert.equal(desk.found[0]?.text, `Report 1\n\n${'The whole story of the rockets. '.repeat(10).trim()}`);
  await desk.close();
});

const ELSEWHERE: readonly (readonly [string, string, Answer, string])[] = [
  ['on another host', 'http://169.254.169.254/latest/meta-data', reply(''), 'LINK_ELSEWHERE'],
  ['on another door of this machine', 'http://127.0.0.1:1/', reply(''), 'LINK_ELSEWHERE'],
  [
    'that redirects to another host',
    '/1',
    (_request, response) => response.writeHead(302, { location: 'http://localhost:1/' }).end(),
    'REDIRECT',
  ],
  ['that is no page', '/1', reply('%PDF', { 'content-type': 'application/pdf' }), 'NOT_A_PAGE'],
  ['that is gone', '/1', (_request, response) => response.writeHead(404).end(), 'HTTP_404'],
];
for (const [what, link, answer, code] of ELSEWHERE)
  test(`a page ${what} is not read: the feed’s own words are taken, and it is told (${code})`, async () => {
    const desk = await openFeed(
      (request, response) =>
        request.url === '/feed' ? reply(feedOf(item('1', `<link>${link}</link>`)))(request, response) : answer(request, response),
      { fetchArticles: true },
    );
    assert.equal(desk.found[0]?.text, 'Report 1\n\nRockets of 1.');
    assert.deepEqual(
      desk.feed.health().passedOver.map(({ reason }) => reason.split(':')[0]),
      [code],
    );
    await desk.close();
  });

test('a page that cannot be had now is tried again, three times; then the feed’s own words are taken', async () => {
  let tries = 0;
  const desk = await openFeed(
    (request, response) => {
      if (request.url === '/feed') reply(feedOf(item('1', '<link>/1</link>')), { etag: '"x"' })(request, response);
      else {
        tries += 1;
        response.writeHead(503).end();
      }
    },
    { fetchArticles: true },
  );
  assert.equal(desk.found.length, 0);
  await desk.again();
  await desk.again();
  assert.deepEqual([tries, desk.found[0]?.text], [3, 'Report 1\n\nRockets of 1.']);
  await desk.close();
});

test('a host that the settings name is asked too', async () => {
  const files = createServer(reply(ARTICLE, html));
  await new Promise<void>((done) => files.listen(0, '127.0.0.1', done));
  const host = `127.0.0.1:${(files.address() as AddressInfo).port}`;
  const desk = await openFeed(reply(feedOf(item('1', `<link>http://${host}/1</link>`))), { fetchArticles: true, hosts: [host] });
  assert.match(desk.found[0]?.text ?? '', /whole story/);
  await desk.close();
  files.closeAllConnections();
  await new Promise((done) => files.close(done));
});

test('closing ends a question that hangs', async () => {
  let isAsked: () => void = () => {};
  const asked = new Promise<void>((done) => (isAsked = done));
  const server = createServer(() => isAsked());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
  const feed = watchReportFeed(reportFeedSchema.parse({ id: 'wire', url, timeoutS: 60 }), {
    clock: { now: () => unixMs(0), at: () => () => {} },
    reader,
    seen: openSeenItems(aFile()),
    timeZone: () => 'UTC',
    onFault: assert.ifError,
  });
  const ended = (async () => {
    for await (const _ of feed.reports());
  })();
  await asked;
  await feed.close();
  await ended;
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});
