import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import type { ForecastEntry } from '@tocsin/core/entry';
import { createDice } from '@tocsin/testkit/flight/dice';
import { scansOf } from '@tocsin/testkit/flight/radar-scene';
import { flyRocket, type RocketPlan } from '@tocsin/testkit/flight/rocket-truth';
import { listenSse } from '@tocsin/testkit/http/listen';
import { openTestServer, SENSOR, type TestServer } from '@tocsin/testkit/http/open-test-server';
import { WebSocket } from 'ws';
import type * as z from 'zod';
import {
  alertListSchema,
  alertSchema,
  healthSchema,
  incidentListSchema,
  keySetSchema,
  zoneListSchema,
  zoneSchema,
} from './answer-schemas.ts';

const TARGET = [34.5, 31.6] as const;

/** A rocket that comes down in zone `south`. */
function rocketToSouth() {
  const plan: RocketPlan = { from: [34.4, 31.5], courseDeg: 40, climbDeg: 45, speedMS: 380, drag: 0.0012 };
  const { impact } = flyRocket(plan);
  return flyRocket({ ...plan, from: [plan.from[0] + TARGET[0] - impact[0], plan.from[1] + TARGET[1] - impact[1]] });
}

/** Its scans, so that the last of them is from a moment ago. */
function scansUntilNow() {
  const truth = rocketToSouth();
  const scans = scansOf({ sensor: SENSOR, rockets: [{ truth, fromS: 0 }], dice: createDice(7), untilS: truth.flightS - 5 });
  const shiftMs = Date.now() - Date.parse(scans.at(-1)?.time ?? '');
  return scans.map((scan) => ({ ...scan, status: 'Actual' as const, time: new Date(Date.parse(scan.time) + shiftMs).toISOString() }));
}

/** How a place begins when it is written to ten metres or better. Coarser places are in any map. */
function digitsOf(degrees: number): string {
  return (Math.trunc(degrees * 10_000) / 10_000).toFixed(4);
}

describe('what anyone may read', () => {
  let server: TestServer;
  const heard: string[] = [];
  let forecasts: readonly ForecastEntry[] = [];
  before(async () => {
    server = await openTestServer();
    const sse = await listenSse(`${server.url}/v1/stream?status=Actual,Exercise,Test`);
    const webSocket = new WebSocket(`${server.url.replace('http', 'ws')}/v1/ws`);
    webSocket.on('message', (data) => heard.push(String(data)));
    await once(webSocket, 'open');
    for (const scan of scansUntilNow()) await server.service.accept([scan]);
    const alert = await sse.nextOf('alert');
    heard.push(JSON.stringify(alert));
    forecasts = server.service.operatorView().forecasts;
    await sse.close();
    webSocket.terminate();
  });
  after(() => server.close());

  async function read(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${server.url}${path}`, { headers });
    return { response, text: await response.text() };
  }

  it('holds no track, no impact point, no ellipse and no place of a sensor, on any address', async () => {
    assert.ok(forecasts.length > 0, 'there is something that could leak');
    assert.deepEqual(server.service.alerts({ statuses: new Set(['Actual']), limit: 1 })[0]?.zones, ['south']);
    const [id = ''] = server.service.alerts({ statuses: new Set(['Actual']), limit: 1 }).map((alert) => alert.id);
    const description = JSON.parse((await read('/openapi.json')).text) as { paths: Record<string, { get?: { security: unknown[] } }> };
    const open = Object.entries(description.paths).filter(([, { get }]) => get !== undefined && get.security.length === 0);
    const paths = open
      .map(([path]) => path.replace('{id}', path.includes('alerts') ? id : 'south'))
      .filter((path) => path !== '/v1/stream');
    assert.ok(paths.length >= 10, paths.join(' '));
    const answers = await Promise.all([
      ...paths.map((path) => read(path)),
      ...[`/v1/alerts/${id}.xml`, '/v1/zones?format=list', '/v1/alerts?active=true&status=Actual,Exercise,Test', '/v1/operator/view'].map(
        (path) => read(path),
      ),
    ]);
    const everything = [...answers.map(({ text }) => text), ...heard].join('\n');
    const secrets = new Set<string>();
    for (const { track, impact, position } of forecasts) {
      secrets.add(track);
      for (const degrees of [...(impact?.position ?? []), position[0], position[1]]) secrets.add(digitsOf(degrees));
      for (const variance of (impact?.covariance ?? []).flat()) secrets.add(String(variance));
    }
    for (const degrees of SENSOR.position.slice(0, 2)) secrets.add(digitsOf(degrees));
    for (const secret of secrets) assert.ok(!everything.includes(secret), `a public answer contains ${secret}`);
    // The description names operators' fields; no answer with data in it does.
    const data = everything.replace(answers[paths.indexOf('/openapi.json')]?.text ?? '', '');
    for (const word of ['covariance', 'timeSigma', '"tracks"', '"forecasts"', 'rangeRate', 'azimuth']) {
      assert.ok(!data.includes(word), `a public answer contains ${word}`);
    }
  });

  it('is what the description says it is', async () => {
    const [id = ''] = server.service.alerts({ statuses: new Set(['Actual']), limit: 1 }).map((alert) => alert.id);
    const cases: readonly (readonly [string, z.ZodType])[] = [
      ['/v1/alerts', alertListSchema],
      [`/v1/alerts/${id}`, alertSchema],
      ['/v1/incidents', incidentListSchema],
      ['/v1/zones?format=list', zoneListSchema],
      ['/v1/zones/south', zoneSchema],
      ['/healthz', healthSchema],
      ['/.well-known/tocsin-keys.json', keySetSchema],
    ];
    for (const [path, schema] of cases) {
      const { response, text } = await read(path);
      assert.ok(response.ok || path === '/healthz', path);
      const parsed = schema.safeParse(JSON.parse(text));
      assert.ok(parsed.success, `${path}: ${parsed.error?.message}`);
    }
  });

  it('may be read from any page, with no right to anything else', async () => {
    const { response } = await read('/v1/alerts', { origin: 'https://elsewhere.example' });
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    for (const path of ['/v1/operator/view', '/v1/observations', '/nowhere']) {
      assert.equal(
        (await read(path, { origin: 'https://elsewhere.example' })).response.headers.get('access-control-allow-origin'),
        null,
        path,
      );
    }
  });

  it('gives an alert as JSON or CAP, as it is asked for', async () => {
    const [alert] = server.service.alerts({ statuses: new Set(['Actual']), limit: 1 });
    const path = `/v1/alerts/${alert?.id}`;
    assert.deepEqual(JSON.parse((await read(path)).text), alert);
    for (const answer of [
      await read(`${path}.xml`),
      await read(path, { accept: 'application/cap+xml' }),
      await read(path, { accept: 'application/xml;q=0.9, application/json;q=0.5' }),
    ]) {
      assert.equal(answer.response.headers.get('content-type'), 'application/cap+xml; charset=utf-8');
      assert.match(answer.text, /<alert xmlns="urn:oasis:names:tc:emergency:cap:1\.2">/);
      assert.match(answer.text, new RegExp(`<identifier>[^<]*${alert?.id}</identifier>`));
    }
    for (const accept of ['*/*', 'application/json', 'application/*', 'application/xml;q=0.1, */*', 'application/cap+xml;q=0'])
      assert.match((await read(path, { accept })).response.headers.get('content-type') ?? '', /^application\/json/, accept);
  });

  it('says that it did not send what it did not send', async () => {
    const { response, text } = await read('/v1/alerts/00000000000000000000000000000000');
    assert.equal(response.status, 404);
    assert.equal(JSON.parse(text).detail, 'this server did not send it');
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('finds alerts by zone, status and force', async () => {
    const count = async (query: string) => (JSON.parse((await read(`/v1/alerts?${query}`)).text) as { alerts: unknown[] }).alerts.length;
    assert.ok((await count('zones=Southtown')) > 0);
    assert.equal(await count('zones=far'), 0);
    assert.equal(await count('status=Exercise,Test'), 0);
    assert.ok((await count('active=true&limit=1')) === 1);
  });

  it('writes an Atom feed with the CAP document of each alert in it', async () => {
    const { response, text } = await read('/feed.atom');
    assert.equal(response.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    const [alert] = server.service.alerts({ statuses: new Set(['Actual']), limit: 1 });
    assert.match(text, new RegExp(`<link rel="alternate" type="application/cap\\+xml" href="/v1/alerts/${alert?.id}\\.xml"/>`));
    assert.equal(text.match(/<\?xml/g)?.length, 1);
    assert.ok(text.includes('<content type="application/cap+xml"><alert xmlns='));
    const { XmlDocument } = await import('libxml2-wasm');
    const document = XmlDocument.fromString(text);
    assert.equal(
      document.find('//a:entry', { a: 'http://www.w3.org/2005/Atom' }).length,
      server.service.alerts({ statuses: new Set(['Actual']), limit: 9 }).length,
    );
    document.dispose();
  });

  it('gives the map once and says when it has not changed', async () => {
    const { response, text } = await read('/v1/zones', { 'accept-encoding': 'identity' });
    assert.equal(response.headers.get('content-type'), 'application/geo+json; charset=utf-8');
    assert.equal(JSON.parse(text).features.length, 3);
    assert.equal((await read('/v1/zones', { 'accept-encoding': 'gzip' })).text, text);
    const again = await read('/v1/zones', { 'if-none-match': response.headers.get('etag') ?? '' });
    assert.equal(again.response.status, 304);
    assert.equal(again.text, '');
    assert.equal((await read('/v1/zones/nowhere')).response.status, 404);
  });

  it('counts in metrics whose names carry their units', async () => {
    const { response, text } = await read('/metrics');
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(text, /^# TYPE tocsin_alerts_total counter$/m);
    assert.match(text, /^tocsin_alerts_total [1-9]\d*$/m);
    assert.match(text, /^tocsin_listeners \d+$/m);
    assert.match(text, /^tocsin_source_age_seconds\{source="radar-1",kind="sensor"\} [\d.]+$/m);
    assert.match(text, /^tocsin_http_request_duration_seconds_count\{method="GET",route="\/v1\/alerts\/:id",status="200"\} \d+$/m);
  });
});

describe('/healthz', () => {
  it('says 503 and names the sensor while one is silent', async () => {
    const server = await openTestServer();
    const response = await fetch(`${server.url}/healthz`);
    const health = (await response.json()) as { state: string; reasons: string[]; sources: unknown[] };
    assert.equal(response.status, 503);
    assert.deepEqual(health.reasons, ['sensor radar-1 is silent']);
    assert.deepEqual(health.sources, [{ id: 'radar-1', kind: 'sensor', state: 'silent' }]);
    const time = new Date().toISOString();
    await server.service.accept([{ kind: 'scan', status: 'Actual', sensor: 'radar-1', time, plots: [] }]);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    await server.close();
  });
});
