import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openConfig } from './adapters/config-file/config-file.ts';
import { type Installation, startInstallation } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-restart-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a server that is restarted again and again replays no more than one that ran on: short runs get their snapshot too', {
  timeout: 60_000,
}, async () => {
  const { config } = openConfig(folder);
  const start = async () => {
    await running?.close();
    running = await startInstallation({ folder, config: { ...config, listen: { host: '127.0.0.1', port: 0 } }, onFault: assert.ifError });
    return running;
  };
  const replayed: number[] = [];
  for (let run = 0; run < 6; run += 1) {
    const installation = await start();
    replayed.push(installation.replayed);
    const time = new Date().toISOString();
    const note = { kind: 'note', time, text: `run ${run}` } as const;
    for (let part = 0; part < 4; part += 1) await installation.service.accept(Array.from({ length: 1_000 }, () => note));
  }
  const last = await start();
  const { entries } = last.service.health().journal;
  assert.ok(entries > 24_000);
  assert.ok(Math.max(...replayed, last.replayed) < 14_100, `replayed ${replayed.join(', ')}, ${last.replayed} of ${entries}`);
  assert.ok(last.replayed < 14_000, `replayed ${last.replayed} of ${entries}`);
});
