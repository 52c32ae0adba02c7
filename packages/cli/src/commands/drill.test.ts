import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { addSource, openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { type Installation, startInstallation } from '@tocsin/server/main';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-drill-'));
const scenario = join(folder, 'scenario.jsonl');
const program = fileURLToPath(new URL('../main.ts', import.meta.url));
let installation: Installation;
let keys: { readonly live: string; readonly exercise: string };

before(async () => {
  const { fresh } = openConfig(folder);
  keys = { live: fresh?.sourceKey ?? '', exercise: addSource(folder, { id: 'drill-desk', status: 'Exercise' }) };
  const { config } = openConfig(folder);
  installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 } },
    onFault: assert.ifError,
  });
  const alarm = {
    kind: 'feed-alert',
    source: 'drill-desk',
    time: '2020-01-01T00:00:00.000Z',
    phase: 'shelter',
    threat: 'rocket',
    zones: ['1932'],
  };
  writeFileSync(scenario, `{"kind":"region","use":"oref"}\n${JSON.stringify(alarm)}\n`);
});

after(async () => {
  await installation.close();
  rmSync(folder, { recursive: true, force: true });
});

const drill = (key: string) => promisify(execFile)(process.execPath, [program, 'drill', scenario, '--url', installation.url, '--key', key]);
const alertsOf = (status: 'Actual' | 'Exercise') => installation.service.alerts({ statuses: new Set([status]), limit: 10 });

test('a live key is refused before anything rings', async () => {
  await assert.rejects(drill(keys.live), /this key posts Actual only/);
  assert.deepEqual([...alertsOf('Actual'), ...alertsOf('Exercise')], []);
});

test('an exercise key rings the exercise lane and no other', async () => {
  assert.match((await drill(keys.exercise)).stdout, /1 of 1 observations taken/);
  assert.equal(alertsOf('Exercise').length, 1);
  assert.deepEqual(alertsOf('Actual'), []);
});
