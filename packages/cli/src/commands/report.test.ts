import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { type Installation, startInstallation } from '@tocsin/server/main';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-report-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});
const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const report = (...args: string[]) => promisify(execFile)(process.execPath, [program, 'report', '--data', folder, ...args]);

test('the report is read while the server runs, each lane for itself', { timeout: 60_000 }, async () => {
  const { config } = openConfig(folder);
  const installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 } },
    onFault: assert.ifError,
  });
  running = installation;
  const alarm = { kind: 'feed-alert', source: 'a', time: new Date().toISOString(), phase: 'shelter', threat: 'rocket' } as const;
  await installation.service.accept([
    { ...alarm, zones: ['1932'] },
    { ...alarm, status: 'Exercise', zones: ['320'] },
  ]);
  const live = JSON.parse((await report('--json')).stdout) as { own: { zonesWarned: { zone: string }[] } };
  assert.deepEqual(
    live.own.zonesWarned.map(({ zone }) => zone),
    ['1932'],
  );
  assert.match((await report('--status', 'Exercise')).stdout, /lane: Exercise[\s\S]*zones told to shelter +1: Ashkelon - North/);
});

test('where there is no journal, or no time, it says so', async () => {
  await assert.rejects(report('--since', 'noon'), /--since: expected a time/);
  await assert.rejects(report('--data', join(folder, 'nowhere')), /cannot read the journal .*nowhere/);
});
