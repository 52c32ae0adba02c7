import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyPlace } from '@tocsin/cli/commands/verify';
import { openConfig } from './adapters/config-file/config-file.ts';
import { type Installation, startInstallation } from './main.ts';

const PROGRAM = fileURLToPath(new URL('../../cli/src/main.ts', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'tocsin-witness-'));
const started: ChildProcess[] = [];
let running: Installation | undefined;
after(async () => {
  for (const child of started) child.kill('SIGTERM');
  await running?.close();
  rmSync(root, { recursive: true, force: true });
});

interface RunningWitness {
  readonly url: string;
  readonly key: string;
}

async function startWitness(name: string, log: string): Promise<RunningWitness> {
  const child = spawn(process.execPath, [
    PROGRAM,
    'witness',
    '--name',
    name,
    '--log',
    log,
    '--data',
    join(root, name.replaceAll('/', '-')),
    '--port',
    '0',
  ]);
  started.push(child);
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    const [, url, key] = /at (http\S+)\nkey: (\S+)/.exec(said) ?? [];
    if (url !== undefined && key !== undefined) return { url, key };
  }
  return assert.fail('the witness did not start');
}

async function start(folder: string, witnesses: readonly RunningWitness[]): Promise<Installation> {
  const { config } = openConfig(folder);
  const record = { ...config.record, witnesses: witnesses.map(({ url, key }) => ({ url, key })), askEveryS: 1 };
  running = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 }, record },
    onFault: assert.ifError,
  });
  return running;
}

const checkpoint = async (url: string): Promise<string> => (await fetch(`${url}/record/checkpoint`)).text();

test('witnesses sign what has grown; one that is away costs nothing; a log that forked gets no signature', {
  timeout: 90_000,
}, async () => {
  const folder = join(root, 'town');
  let town = await start(folder, []);
  while (!(await fetch(`${town.url}/record/checkpoint`)).ok) await pause(100);
  const key = (await (await fetch(`${town.url}/record/key`)).text()).trim();
  await town.close();
  cpSync(folder, join(root, 'before'), { recursive: true });

  const newsroom = await startWitness('newsroom.example/witness', key);
  const away = { url: 'http://127.0.0.1:9', key: (await startWitness('away.example/witness', key)).key };
  town = await start(folder, [newsroom, away]);
  const alarm = () =>
    ({ kind: 'feed-alert', source: 'a', time: new Date().toISOString(), phase: 'shelter', threat: 'rocket', zones: ['320'] }) as const;
  await town.service.accept([{ ...alarm(), zones: ['320'] }]);
  while (!(await checkpoint(town.url)).includes('— newsroom.example/witness ')) await pause(200);
  const trusted = { key, witness: [newsroom.key, away.key], witnesses: '1' };
  const verdict = await verifyPlace(`${town.url}/record`, trusted);
  assert.deepEqual([verdict.holds, verdict.findings], [true, []]);
  assert.equal((await verifyPlace(`${town.url}/record`, { ...trusted, witnesses: '2' })).holds, false, 'one of two has signed');
  const shown = await (await fetch(`${newsroom.url}/checkpoint/${encodeURIComponent('tocsin.invalid/record')}`)).text();
  assert.match(shown, /^tocsin\.invalid\/record\n/);
  await town.close();

  // The operator goes back to yesterday's folder and tells another story: the witness remembers.
  const forked = await start(join(root, 'before'), [newsroom]);
  for (let count = 0; count < 5; count += 1) await forked.service.accept([{ ...alarm(), zones: ['1932'] }]);
  await pause(4_000);
  assert.equal((await checkpoint(forked.url)).includes('newsroom.example'), false);
  assert.equal((await verifyPlace(`${forked.url}/record`, trusted)).holds, false);
});
