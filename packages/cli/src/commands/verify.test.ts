import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ATTACKS, tamperedRecord } from '@tocsin/testkit/record/tampered-record';
import { verifyPlace } from './verify.ts';

const RUNS = 100;
const folder = mkdtempSync(join(tmpdir(), 'tocsin-tamper-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the tamper drill', () => {
  for (const attack of ATTACKS) {
    test(`${attack}: ${RUNS} of ${RUNS} seeded runs are found, and the honest record never is`, async () => {
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const { honest, tampered, verifierKey, kept } = tamperedRecord(seed, attack);
        const options = { key: verifierKey, since: [put('kept', kept)] };
        const good = await verifyPlace(put('honest.json', honest), options);
        assert.deepEqual([good.holds, good.findings], [true, []], `seed ${seed}`);
        const bad = await verifyPlace(put('tampered.json', tampered), options);
        assert.equal(bad.holds, false, `seed ${seed} went unseen`);
        assert.ok(bad.findings.length > 0);
      }
    });
  }

  test('the command itself says so in words and in its exit code', async () => {
    const { honest, tampered, verifierKey, kept } = tamperedRecord(2, 'fork');
    const run = (file: string, ...more: readonly string[]) =>
      promisify(execFile)(process.execPath, [
        fileURLToPath(new URL('../main.ts', import.meta.url)),
        'verify',
        file,
        '--key',
        verifierKey,
        ...more,
      ]).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { readonly code: number; readonly stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      );
    const good = await run(put('good.json', honest), '--since', put('old', kept));
    assert.equal(good.code, 0);
    assert.match(good.stdout, /✓ the record is whole[\s\S]*Does not prove/);
    const bad = await run(put('bad.json', tampered), '--since', put('old', kept));
    assert.equal(bad.code, 1);
    assert.match(bad.stdout, /REWRITTEN/);
    // Whoever holds the key can show another history to whoever has kept nothing: said, not hidden.
    const unseen = await run(put('bad.json', tampered), '--json');
    assert.equal((JSON.parse(unseen.stdout) as { readonly holds: boolean }).holds, true);
  });
});
