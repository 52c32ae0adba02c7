import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { type Installation, startInstallation } from '@tocsin/server/main';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-verify-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the program in docs/verify.md, as it stands there, verifies what the server signed', { timeout: 60_000 }, async () => {
  const { config } = openConfig(folder);
  const installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 } },
    onFault: assert.ifError,
  });
  running = installation;
  const time = new Date().toISOString();
  await installation.service.accept([
    { kind: 'feed-alert', source: 'a', time, phase: 'shelter', threat: 'rocket', zones: ['1932', '320'] },
    { kind: 'feed-alert', source: 'a', time, phase: 'allClear', threat: 'rocket', zones: ['1932'] },
  ]);
  const page = readFileSync(new URL('../docs/verify.md', import.meta.url), 'utf8');
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const file = join(folder, 'verify.mjs');
  writeFileSync(file, program.replaceAll('http://127.0.0.1:8080', installation.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  const verdicts = stdout
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[1]);
  assert.ok(verdicts.length >= 2, stdout);
  assert.deepEqual(new Set(verdicts), new Set(['true']), stdout);
});
