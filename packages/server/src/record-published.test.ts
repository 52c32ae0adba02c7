import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyPlace } from '@tocsin/cli/commands/verify';
import { openConfig } from './adapters/config-file/config-file.ts';
import { type Installation, startInstallation } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-record-server-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<Installation> {
  const { config } = openConfig(folder);
  running = await startInstallation({ folder, config: { ...config, listen: { host: '127.0.0.1', port: 0 } }, onFault: assert.ifError });
  return running;
}

async function checkpointOf(url: string, least: number): Promise<string> {
  for (;;) {
    const response = await fetch(`${url}/record/checkpoint`);
    const text = response.ok ? await response.text() : '';
    if (Number(text.split('\n')[1]) >= least) return text;
    await pause(100);
  }
}

test('what the server saw is published as a log that anybody can check, over the network, from the folder and entry by entry', {
  timeout: 60_000,
}, async () => {
  const first = await start();
  const time = new Date().toISOString();
  const alarm = { kind: 'feed-alert', source: 'a', time, phase: 'shelter', threat: 'rocket', zones: ['1932', '320'] } as const;
  await first.service.accept([{ ...alarm, zones: [...alarm.zones] }]);
  const kept = join(folder, 'kept.checkpoint');
  writeFileSync(kept, await checkpointOf(first.url, 3));
  const online = await verifyPlace(`${first.url}/record`, { since: [kept] });
  assert.deepEqual([online.holds, online.findings], [true, []]);

  const entry = await (await fetch(`${first.url}/v1/record/entries/2`)).text();
  const file = join(folder, 'entry.json');
  writeFileSync(file, entry);
  assert.equal((await verifyPlace(file, {})).holds, true);
  const parts = JSON.parse(entry) as { readonly entry: string };
  writeFileSync(file, JSON.stringify({ ...parts, entry: parts.entry.replace(/"seq":\d+/, '"seq":99') }));
  assert.equal((await verifyPlace(file, {})).holds, false);
  assert.equal((await fetch(`${first.url}/v1/record/entries/999999`)).status, 404);
  assert.equal((await fetch(`${first.url}/record/tile/0/..%2f..%2fkeys%2frecord-key.json`)).status, 404);

  await first.close();
  const second = await start();
  await checkpointOf(second.url, 4);
  await second.close();
  running = undefined;
  const offline = await verifyPlace(folder, { since: [kept] });
  assert.deepEqual([offline.holds, offline.findings], [true, []]);
  assert.ok(Number(offline.facts['entries']) > Number(online.facts['entries']), 'it went on after a restart');
});
