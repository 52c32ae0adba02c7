import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';

/** `KILLS=200 npm test -- kill-nine` for the long run. */
const KILLS = Number(process.env['KILLS'] ?? 10);
const PORT_FROM = 18_200;
const root = new URL('..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'tocsin-kill-'));
const { fresh } = openConfig(folder);
const key = fresh?.sourceKey ?? '';
const port = PORT_FROM + (process.pid % 1_000);
const url = `http://127.0.0.1:${port}`;

let server: ChildProcess | undefined;

after(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const child = spawn(process.execPath, ['packages/cli/src/main.ts', 'serve', '--data', folder, '--port', String(port)], { cwd: root });
  server = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (let round = 0; round < 3_000; round += 1) {
    if (said.includes('residents')) return;
    if (child.exitCode !== null) throw new Error(said);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no start: ${said}`);
}

async function kill(): Promise<void> {
  const child = server;
  if (child === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** A listener as a phone is one: reconnects by itself and says where it stood. */
function listen() {
  const heard = new Map<string, number>();
  let lastEventId = '';
  let stopped = false;
  const run = async () => {
    while (!stopped) {
      try {
        const response = await fetch(`${url}/v1/stream`, { headers: lastEventId === '' ? {} : { 'last-event-id': lastEventId } });
        let text = '';
        for await (const chunk of response.body ?? []) {
          text += Buffer.from(chunk).toString();
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            const lines = text.slice(0, end).split('\n');
            text = text.slice(end + 2);
            const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
            if (field('event') === 'alert') {
              const { id } = JSON.parse(field('data') ?? '{}') as { id: string };
              heard.set(id, (heard.get(id) ?? 0) + 1);
            }
            lastEventId = field('id') ?? lastEventId;
          }
        }
      } catch {
        // The server is gone for a moment: that is the test.
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  };
  const done = run();
  return {
    heard,
    stop: () => {
      stopped = true;
      return done;
    },
  };
}

async function post(zones: readonly string[], phase: 'shelter' | 'allClear'): Promise<boolean> {
  const body = { kind: 'feed-alert', source: 'barrage', time: new Date().toISOString(), phase, threat: 'rocket', zones };
  try {
    const response = await fetch(`${url}/v1/observations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status === 202;
  } catch {
    return false;
  }
}

test(`killed ${KILLS} times in a barrage: no alert is lost and none is told twice`, {
  timeout: 1_800_000,
}, async () => {
  await start();
  const zones = ((await (await fetch(`${url}/v1/zones?format=list`)).json()) as { zones: { id: string }[] }).zones.map(({ id }) => id);
  const listener = listen();
  let slowestMs = 0;
  let place = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const killAt = Date.now() + 60 + Math.random() * 500;
    while (Date.now() < killAt) {
      const zone = zones[place % zones.length] ?? '';
      place += 1;
      if (!(await post([zone], 'shelter'))) break;
      await post([zone], 'allClear');
    }
    const inFlight = post([zones[place % zones.length] ?? ''], 'shelter');
    await kill();
    await inFlight;
    const began = performance.now();
    await start();
    const known = listener.heard.size;
    place += 1;
    assert.ok(await post([zones[place % zones.length] ?? ''], 'shelter'));
    while (listener.heard.size === known && performance.now() - began < 10_000) await new Promise((resolve) => setTimeout(resolve, 5));
    slowestMs = Math.max(slowestMs, performance.now() - began);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const stored = ((await (await fetch(`${url}/v1/alerts?limit=1000`)).json()) as { alerts: { id: string }[] }).alerts.map(({ id }) => id);
  await kill();
  await listener.stop();
  const twice = [...listener.heard].filter(([, times]) => times > 1);
  assert.deepEqual(twice, [], 'told twice');
  assert.deepEqual(
    stored.filter((id) => !listener.heard.has(id)),
    [],
    'in the journal but never told',
  );
  console.log(`${KILLS} kills, ${listener.heard.size} alerts heard, slowest first verdict ${slowestMs.toFixed(0)} ms after the start`);
});
