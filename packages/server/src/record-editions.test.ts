import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyPlace } from '@tocsin/cli/commands/verify';
import { parseVerifierKey } from '@tocsin/tlog/verifier-key';
import { checkPublishedFile } from '@tocsin/verifier/published-file';
import { checkInBrowser } from '@tocsin/verifier/web-signature';
import { openConfig } from './adapters/config-file/config-file.ts';
import { parseConfig } from './config/config.ts';
import { type Installation, startInstallation } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-editions-server-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

const TEXT = 'Town, 6 January 2024 (Wire) - A spokesman for the group said it had fired 62 rockets.';

async function start(): Promise<Installation> {
  openConfig(folder);
  const parsed = parseConfig({
    listen: { port: 0 },
    operators: ['anna', 'boris'].map((name) => ({ name, tokenSha256: createHash('sha256').update(name).digest('hex') })),
    record: { publicUrl: 'https://town.example/', editions: { quietMs: 100, everyMs: 1_000 } },
  });
  assert.ok(parsed.ok, JSON.stringify(parsed));
  running = await startInstallation({ folder, config: parsed.value, onFault: assert.ifError });
  return running;
}

async function until(url: string, isThere: (text: string) => boolean): Promise<string> {
  for (;;) {
    const response = await fetch(url);
    const text = await response.text();
    if (response.ok && isThere(text)) return text;
    await pause(50);
  }
}

async function publish(url: string): Promise<string> {
  const ask = async (path: string, operator: string, body?: object) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${operator}` };
    const sent = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}/v1/operator/record/${path}`, sent);
    assert.ok(response.ok, await response.clone().text());
    return response.json() as Promise<Record<string, unknown>>;
  };
  const { artifact } = await ask('intake', 'anna', { text: TEXT, publisher: 'Wire', date: '2024-01-06', url: 'https://wire.example/1' });
  const { claims } = await ask(`artifacts/${artifact}`, 'anna');
  const id = (claims as readonly { id: string; claim: string }[]).find(({ claim }) => claim === 'launch_count')?.id ?? '';
  await ask('reviews', 'anna', { reviews: [{ subject: id, decision: 'confirm' }] });
  await ask('reviews', 'boris', { reviews: [{ subject: id, decision: 'publish' }] });
  return id;
}

test('a running server publishes its record as files with proofs, beside the alarm, and a restart changes none of them', {
  timeout: 120_000,
}, async () => {
  const first = await start();
  await until(`${first.url}/v1/record/claims.csv`, () => true);
  const id = await publish(first.url);
  const csv = await until(`${first.url}/v1/record/claims.csv`, (text) => text.includes(id));
  const proof = await (await fetch(`${first.url}/v1/record/claims.csv.tlog-proof`)).text();
  const log = parseVerifierKey((await (await fetch(`${first.url}/record/key`)).text()).trim());
  assert.ok(log !== undefined);
  const trust = { log, witnesses: [], witnessesNeeded: 0, check: checkInBrowser };
  const report = await checkPublishedFile({ name: 'claims.csv', bytes: new TextEncoder().encode(csv), proof }, trust);
  assert.deepEqual([report.isProven, report.findings], [true, []]);
  assert.ok((await until(`${first.url}/v1/record/changes.atom`, () => true)).includes(`href="https://town.example/claims/${id}?`));
  const etag = `"${createHash('sha256').update(csv).digest('hex')}"`;
  assert.equal((await fetch(`${first.url}/v1/record/claims.csv`, { headers: { 'if-none-match': etag } })).status, 304);
  const listed = await (await fetch(`${first.url}/v1/record/editions`)).text();
  await first.close();

  const second = await start();
  assert.equal(await until(`${second.url}/v1/record/claims.csv`, () => true), csv);
  await pause(1_500);
  assert.equal(await (await fetch(`${second.url}/v1/record/editions`)).text(), listed);
  await second.close();
  running = undefined;
  assert.ok(readdirSync(join(folder, 'record', 'editions')).length > 0);
  assert.equal((await verifyPlace(folder, {})).holds, true);
});
