import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { EXPORT_ATTACKS, tamperedExport } from '@tocsin/testkit/record/tampered-export';
import { OPENING_ATTACKS, tamperedOpening } from '@tocsin/testkit/record/tampered-opening';
import type { PublishedFile } from '@tocsin/verifier/published-file';
import { verifyPlace } from './verify.ts';

const RUNS = 100;
const folder = mkdtempSync(join(tmpdir(), 'tocsin-tamper-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Puts a file and its proof side by side, as they would be kept. */
function putPublished(where: string, { name, bytes, proof }: PublishedFile): string {
  put(join(where, `${name}.tlog-proof`), proof);
  return put(join(where, name), bytes);
}

function tocsinVerify(...options: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  const main = fileURLToPath(new URL('../main.ts', import.meta.url));
  return promisify(execFile)(process.execPath, [main, 'verify', ...options]).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { readonly code: number; readonly stdout: string }) => ({ code: error.code, stdout: error.stdout }),
  );
}

describe('an entry that is opened in part', () => {
  for (const attack of OPENING_ATTACKS) {
    test(`${attack}: ${RUNS} of ${RUNS} seeded runs are found, and the honest opening never is`, async () => {
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const { honest, tampered, verifierKey } = tamperedOpening(seed, attack);
        const good = await verifyPlace(put('honest.json', JSON.stringify(honest)), { key: verifierKey });
        assert.deepEqual([good.holds, good.findings], [true, []], `seed ${seed}`);
        assert.deepEqual(Object.keys(good.opened ?? {}), Object.keys(honest.opening?.opened ?? {}));
        const bad = await verifyPlace(put('tampered.json', JSON.stringify(tampered)), { key: verifierKey });
        assert.deepEqual([bad.holds, bad.findings.map(({ code }) => code)], [false, ['NOT_WHAT_WAS_SEALED']], `seed ${seed} went unseen`);
        assert.deepEqual(bad.opened, {}, 'nothing of it is told');
      }
    });
  }

  test('the command tells which parts are shown and which are sealed', async () => {
    const { honest, tampered, verifierKey } = tamperedOpening(1, 'change-value');
    const good = await tocsinVerify(put('entry.json', JSON.stringify(honest)), '--key', verifierKey);
    assert.equal(good.code, 0);
    assert.match(
      good.stdout,
      /✓ the entry stands in the signed log[\s\S]*Shown, and what was committed to[\s\S]*\n {2}claim +"launch_count"/,
    );
    assert.match(good.stdout, /\n {2}Sealed: .*where\.points/);
    assert.doesNotMatch(good.stdout, /3[14]\.\d{3}/);
    const bad = await tocsinVerify(put('entry.json', JSON.stringify(tampered)), '--key', verifierKey);
    assert.equal(bad.code, 1);
    assert.match(bad.stdout, /NOT_WHAT_WAS_SEALED/);
  });

  test('an opening of an entry that stands open, and one with names of its own, is refused', async () => {
    const { honest, verifierKey } = tamperedOpening(2, 'change-value');
    const odd = (opening: object) => verifyPlace(put('odd.json', JSON.stringify({ ...honest, opening })), { key: verifierKey });
    await assert.rejects(odd({ opened: {}, hidden: { 'a b': '0'.repeat(64) } }), /opening\.hidden/);
    await assert.rejects(odd({ opened: {}, hidden: { id: 'short' } }), /opening\.hidden\.id/);
    assert.equal((await odd({ opened: {}, hidden: {} })).holds, false);
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const file = JSON.stringify({ ...honest, opening: { opened: { id: { value: 'DEEP', salt: '0'.repeat(64) } }, hidden: {} } });
    assert.equal((await verifyPlace(put('deep.json', file.replace('"DEEP"', deep)), { key: verifierKey })).holds, false);
  });
});

describe('a published file with its proof', () => {
  for (const attack of EXPORT_ATTACKS) {
    test(`${attack}: ${RUNS} of ${RUNS} seeded runs are found, and the honest file never is`, async () => {
      for (let seed = 1; seed <= RUNS; seed += 1) {
        const { honest, tampered, verifierKey } = tamperedExport(seed, attack);
        const good = await verifyPlace(putPublished('honest', honest), { key: verifierKey });
        assert.deepEqual([good.holds, good.findings], [true, []], `seed ${seed}`);
        const bad = await verifyPlace(putPublished('tampered', tampered), { key: verifierKey });
        assert.equal(bad.holds, false, `seed ${seed} went unseen`);
        assert.ok(bad.findings.length > 0);
      }
    });
  }

  test('each way to go wrong has its code', async () => {
    const codes = await Promise.all(
      EXPORT_ATTACKS.filter((attack) => attack !== 'flip-proof').map(async (attack) => {
        const { tampered, verifierKey } = tamperedExport(3, attack);
        const { findings } = await verifyPlace(putPublished(`code-${attack}`, tampered), { key: verifierKey });
        return [attack, findings[0]?.code];
      }),
    );
    assert.deepEqual(Object.fromEntries(codes), {
      flip: 'NOT_THIS_FILE',
      cut: 'NOT_THIS_FILE',
      'other-entry': 'NOT_AN_EDITION',
      'other-edition': 'NOT_THIS_FILE',
      'other-file': 'NOT_THIS_FILE',
      'rewritten-entry': 'ROOT_MISMATCH',
      'other-log': 'UNKNOWN_KEY',
    });
    const { honest, verifierKey } = tamperedExport(3, 'flip');
    const without = { ...honest, proof: honest.proof.replace(/^extra .*\n/m, '') };
    const { findings } = await verifyPlace(putPublished('without', without), { key: verifierKey });
    assert.equal(findings[0]?.code, 'NOT_AN_EDITION');
  });

  test('the command finds the proof beside it, or takes the one that is named; a renamed file is known by its bytes', async () => {
    const { honest, tampered, verifierKey } = tamperedExport(3, 'flip');
    const place = putPublished('command', honest);
    for (const named of [place, `${place}.tlog-proof`]) {
      const { code, stdout } = await tocsinVerify(named, '--key', verifierKey);
      assert.equal(code, 0);
      assert.match(stdout, /✓ the file was published as it is here[\s\S]*published as +claims\.csv[\s\S]*edition +\d/);
    }
    const kept = put('elsewhere/claims (1).csv', honest.bytes);
    assert.equal((await verifyPlace(kept, { key: verifierKey, proof: `${place}.tlog-proof` })).holds, true);
    assert.equal(
      (await verifyPlace(put('elsewhere/x.csv', tampered.bytes), { key: verifierKey, proof: `${place}.tlog-proof` })).holds,
      false,
    );
    await assert.rejects(verifyPlace(kept, { key: verifierKey }), /needs its \.tlog-proof beside it/);
    await assert.rejects(verifyPlace(place, {}), /give the log’s key with --key/);
  });

  test('an exercise is told to be one', async () => {
    const exercise = Array.from({ length: 50 }, (_, seed) => tamperedExport(seed, 'flip'));
    const said = await Promise.all(
      exercise.map(({ honest, verifierKey }, seed) => verifyPlace(putPublished(`lane-${seed}`, honest), { key: verifierKey })),
    );
    const lanes = new Set(said.map(({ what, facts }) => `${facts['status']}: ${what}`));
    assert.deepEqual([...lanes].toSorted(), [
      'Actual: the file was published as it is here',
      'Exercise: the file was published as it is here (EXERCISE)',
    ]);
  });

  test('from an address, with the proof that the server names or the one behind the same name, and the key of that server', async () => {
    const { honest, tampered, verifierKey } = tamperedExport(5, 'other-edition');
    const files = new Map<string, string | Uint8Array>([
      ['/v1/record/claims.csv', honest.bytes],
      ['/v1/record/claims.csv.tlog-proof', tampered.proof],
      ['/v1/record/editions/5/claims.csv.tlog-proof', honest.proof],
      ['/v1/record/editions/5/claims.csv?status=Exercise', honest.bytes],
      ['/v1/record/editions/5/claims.csv.tlog-proof?status=Exercise', honest.proof],
      ['/record/key', `${verifierKey}\n`],
    ]);
    let link = '';
    const server = createServer(({ url = '' }, response) => {
      const found = files.get(url);
      response.writeHead(found === undefined ? 404 : 200, link === '' ? {} : { link }).end(found);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/record`;
    try {
      const verdict = await verifyPlace(`${base}/editions/5/claims.csv?status=Exercise`, {});
      assert.deepEqual([verdict.holds, verdict.facts['published as']], [true, 'claims.csv']);
      assert.match(verdict.whose, /Pin the key/);
      await assert.rejects(verifyPlace(`${base}/editions/6/claims.csv`, {}), /there is nothing/);
      assert.equal((await verifyPlace(`${base}/claims.csv`, {})).holds, false, 'a newer edition was made between the two questions');
      link = '</v1/record/editions/5/claims.csv.tlog-proof>; rel="describedby https://c2sp.org/tlog-proof"';
      assert.equal((await verifyPlace(`${base}/claims.csv`, {})).holds, true);
      link = '<https://elsewhere.example/claims.csv.tlog-proof>; rel="describedby https://c2sp.org/tlog-proof"';
      assert.equal((await verifyPlace(`${base}/claims.csv`, {})).holds, false, 'nobody else is asked');
    } finally {
      server.close();
    }
  });

  test('an entry’s address is enough', async () => {
    const { honest } = tamperedOpening(4, 'change-value');
    const server = createServer((_request, response) => response.end(JSON.stringify(honest)));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { holds, opened } = await verifyPlace(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/record/entries/7`, {});
      assert.deepEqual([holds, opened?.['claim']], [true, 'launch_count']);
    } finally {
      server.close();
    }
  });
});
