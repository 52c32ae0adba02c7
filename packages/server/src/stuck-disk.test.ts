import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { openConfig } from './adapters/config-file/config-file.ts';
import { type Installation, startInstallation } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-stuck-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A feed's alert for one zone, told now. */
function alarm(zone: string): string {
  return JSON.stringify({
    kind: 'feed-alert',
    source: 'first-source',
    time: new Date().toISOString(),
    phase: 'shelter',
    threat: 'rocket',
    zones: [zone],
  });
}

test('a disk that takes nothing delays no alarm; it is reported, and afterwards nothing is missing', { timeout: 60_000 }, async () => {
  const { config, fresh } = openConfig(folder);
  const start = async () => {
    await running?.close();
    running = await startInstallation({ folder, config: { ...config, listen: { host: '127.0.0.1', port: 0 } }, onFault: assert.ifError });
    return running;
  };
  const installation = await start();
  const stream = await fetch(`${installation.url}/v1/stream?zones=1932,320`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hears = async (word: string) => {
    while (!heard.includes(word)) heard += (await reader?.read())?.value ?? assert.fail('the stream ended');
  };

  // Another connection holds the write lock: to the journal's writer the disk takes nothing.
  const holder = new DatabaseSync(join(folder, 'journal.sqlite'));
  holder.exec('PRAGMA busy_timeout = 5000; BEGIN IMMEDIATE');
  const answer = await fetch(`${installation.url}/v1/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${fresh?.sourceKey}`, 'content-type': 'application/json' },
    body: alarm('1932'),
  });
  assert.equal(answer.status, 202);
  await hears('event: alert');
  assert.equal(holder.isTransaction, true, 'the alarm was heard while nothing could be written');
  const degraded = await untilHealth(installation.url, (health) => health.state === 'degraded' && /journal/.test(health.reasons.join()));
  assert.ok(degraded.journal.pendingEntries > 0);

  holder.exec('ROLLBACK');
  holder.close();
  const well = await untilHealth(installation.url, (health) => health.journal.pendingEntries === 0);
  assert.ok(!/journal/.test(well.reasons.join()), well.reasons.join());
  await reader?.cancel();

  const again = await start();
  const kept = await fetch(`${again.url}/v1/alerts?zones=1932`);
  const { alerts } = (await kept.json()) as { alerts: { id: string }[] };
  assert.equal(alerts.length, 1);
  assert.ok(heard.includes(alerts[0]?.id ?? ''), 'what was told is what is kept');
});

interface Health {
  readonly state: string;
  readonly reasons: readonly string[];
  readonly journal: { readonly pendingEntries: number };
}

async function untilHealth(url: string, isMet: (health: Health) => boolean): Promise<Health> {
  for (;;) {
    const health = (await (await fetch(`${url}/healthz`)).json()) as Health;
    if (isMet(health)) return health;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
