// From the first byte of a confirming scan's request to the event on a listener's socket: same machine, journal on disk.
// `npm run bench -- alarm-latency [ALERTS]`. The limit beside it: a bare write and fsync of the same size on the same disk.
import { fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { startInstallation } from '@tocsin/server/main';
import { freshAir, SHORT_ROCKET } from '@tocsin/sim/physics/flight';
import { radarAt, scanSalvo } from '@tocsin/sim/scenarios/salvo';

const WANTED = Number(process.argv[2] ?? 1_000);
/** Rounds at one site are this far apart: the scans of one must not run into the next. */
const SITE_MS = 4_200;
/** Towns of the country, far enough from each other that their radars see different rockets; [longitude, latitude]. */
const SITES = [
  [34.57, 31.66],
  [34.79, 31.25],
  [34.8, 32.08],
  [35.2, 31.78],
  [34.99, 32.8],
  [35.53, 32.79],
  [35.09, 33.0],
  [34.6, 31.39],
] as const;
/** Rockets of one round come down this far from the site: zones of several shelter times, so several alerts from one scan. */
const AROUND = [
  [0, 0],
  [0.02, 0.03],
  [-0.01, -0.07],
  [0.03, -0.13],
  [0.07, 0.13],
] as const;
/** Nobody waits for a latest responsible moment: each alert follows from the scan that was sent, and not from the clock some time after it. */
const AT_ONCE = { ...DEFAULT_POLICY, name: 'at-once', marginS: 600, seenFirstS: 0 };
const folder = mkdtempSync(join(tmpdir(), 'tocsin-latency-'));
const { config, fresh } = openConfig(folder);
const radars = SITES.map(([lon, lat], place) => radarAt(`radar-${place}`, [lon + 0.1, lat - 0.06, 90]));
const installation = await startInstallation({
  folder,
  config: { ...config, listen: { host: '127.0.0.1', port: 0 }, sensors: radars, policy: AT_ONCE },
  onFault: console.error,
});
const port = Number(new URL(installation.url).port);

/** Three different salvos for each site, plots only. */
const templates = Array.from({ length: 3 * SITES.length }, (_, seed) => {
  const site = seed % SITES.length;
  const [lon, lat] = SITES[site] ?? SITES[0];
  return scanSalvo({
    seed: seed + 1,
    beginsAt: '2026-01-01T00:00:00.000Z',
    radar: radars[site] ?? radarAt('radar-0', [lon, lat, 90]),
    air: freshAir({ windEast: 3, windNorth: 1, densityFactor: 1 }),
    rockets: AROUND.map(([east, north]) => ({
      at: [lon + east, lat + north] as const,
      fromDeg: 225,
      rangeM: 11_000,
      elevationDeg: 52,
      body: SHORT_ROCKET,
      afterS: 0,
    })),
    beforeS: 0,
    afterS: 0,
  }).filter((input) => input.kind === 'scan' && input.plots.length > 0);
});

/** Alerts that follow from a scan, from the request's first byte; and those that the clock releases between scans, from their moment. */
const samplesMs: number[] = [];
const byClockMs: number[] = [];
/** The engine's instant of an alert lies at most this far behind the request that it follows from. */
const SAME_INSTANT_MS = 15;
let sentAt = 0;
let sentAtWall = 0;
let posting: 'scan' | 'cancel' = 'scan';
let unread = '';
const listener = connect(port, '127.0.0.1', () => listener.write('GET /v1/stream HTTP/1.1\r\nhost: bench\r\n\r\n'));
listener.on('data', (chunk) => {
  const arrivedAt = performance.now();
  const arrivedAtWall = Date.now();
  const events = (unread + chunk.toString()).split('\n\n');
  unread = events.pop() ?? '';
  for (const event of events) {
    const sent = /"sent":"([^"]+)"/.exec(event)?.[1];
    if (sent === undefined || !event.includes('event: alert') || !event.includes('"phase":"shelter"')) continue;
    const byClock = posting === 'cancel' || Date.parse(sent) - sentAtWall > SAME_INSTANT_MS;
    if (byClock) byClockMs.push(arrivedAtWall - Date.parse(sent));
    else samplesMs.push(arrivedAt - sentAt);
  }
});
const poster = connect(port, '127.0.0.1');
poster.setNoDelay(true);
poster.resume();

function post(path: string, key: string, body: unknown): Promise<void> {
  const text = JSON.stringify(body);
  const head = `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
  sentAt = performance.now();
  sentAtWall = Date.now();
  posting = path.endsWith('cancel') ? 'cancel' : 'scan';
  poster.write(head + text);
  return new Promise((resolve) => poster.once('data', () => resolve()));
}

let round = 0;
while (samplesMs.length < WANTED && round < 4_000) {
  const began = Date.now();
  const scans = templates[round % templates.length] ?? [];
  round += 1;
  if (round % 100 === 0) process.stderr.write(`round ${round}: ${samplesMs.length} of ${WANTED} alerts\n`);
  for (const [place, scan] of scans.slice(0, 4).entries()) {
    await post('/v1/observations', fresh?.sourceKey ?? '', { ...scan, time: new Date(began - 3_000 + place * 1_000).toISOString() });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  const inForce = installation.service.alerts({ statuses: new Set(['Actual']), active: true, limit: 1_000 });
  const zones = [...new Set(inForce.flatMap((alert) => alert.zones))];
  if (zones.length > 0) await post('/v1/operator/cancel', fresh?.operatorToken ?? '', { zones, reason: 'next round' });
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, SITE_MS / SITES.length - (Date.now() - began))));
}

const file = openSync(join(folder, 'limit'), 'w');
const limitMs = Array.from({ length: 500 }, () => {
  const from = performance.now();
  writeSync(file, Buffer.alloc(4_096));
  fsyncSync(file);
  return performance.now() - from;
});
const at = (values: readonly number[], share: number) =>
  (values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0).toFixed(2);
const row = (name: string, values: readonly number[]) =>
  `| ${name} | ${values.length} | ${at(values, 0.5)} | ${at(values, 0.95)} | ${at(values, 0.99)} | ${at(values, 1)} |`;
console.log('| | n | p50 ms | p95 ms | p99 ms | max ms |\n|---|---|---|---|---|---|');
console.log(row('confirming scan to event on a socket', samplesMs));
console.log(row('moment found between scans to event on a socket', byClockMs));
console.log(row('limit: write and fsync of 4 kB', limitMs));
listener.destroy();
poster.destroy();
await installation.close();
rmSync(folder, { recursive: true, force: true });
