import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readAll } from '@tocsin/testkit/contract/journal.contract';
import { openSqliteJournal } from './sqlite-journal.ts';

/** `ROUNDS=200 npm test -- crash-and-full-disk` for the long run. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const folder = mkdtempSync(join(tmpdir(), 'tocsin-crash-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function script(name: string): string {
  return fileURLToPath(import.meta.resolve(`@tocsin/testkit/journal/${name}`));
}

/** Lets a process append for a random while after its first commit, kills it, and returns the last number it called durable. */
async function appendThenKill(path: string): Promise<number> {
  const child = spawn(process.execPath, [script('append-until-killed'), path], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 60));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [, signal] = await new Promise<[number | null, string | null]>((resolve) => child.once('close', (...how) => resolve(how)));
  assert.equal(signal, 'SIGKILL', complained);
  return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
}

describe('a SQLite journal in trouble', () => {
  it(`loses nothing it called durable when its process is killed, ${ROUNDS} times over`, { timeout: 600_000 }, async () => {
    const path = join(folder, 'killed.sqlite');
    let stored = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const durable = await appendThenKill(path);
      const journal = await openSqliteJournal({ path });
      const entries = await readAll(journal);
      await journal.close();
      assert.ok(durable > stored, 'the round appended something');
      assert.ok(entries.length >= durable, `${durable} durable, ${entries.length} found`);
      assert.equal(entries.length % 2, 0, 'an append of two is stored whole or not at all');
      for (const [place, { seq, body }] of entries.entries()) {
        assert.equal(seq, place + 1);
        assert.equal(body.kind === 'note' && body.text, `note ${seq}`);
      }
      stored = entries.length;
    }
  });

  const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

  it('goes on telling on a full disk, says so, and catches up in order when there is space', {
    skip: canMount ? false : 'this system lets nobody mount a small disk',
    timeout: 60_000,
  }, () => {
    // The mount lives in the child's own namespace and goes with it.
    const { stdout, stderr } = spawnSync(
      'unshare',
      [
        '-rm',
        'sh',
        '-c',
        'mount -t tmpfs -o size=1m tocsin-test "$1" && exec "$2" "$3" "$1"',
        'sh',
        folder,
        process.execPath,
        script('fill-the-disk'),
      ],
      { encoding: 'utf8' },
    );
    assert.notEqual(stdout, '', stderr);
    const { heardAtOnce, waited, full, after: recovered, stored } = JSON.parse(stdout);
    assert.equal(heardAtOnce, 401);
    assert.equal(waited, 'late');
    assert.equal(full.state, 'degraded');
    assert.equal(full.pendingEntries, 400);
    assert.match(full.reason, /full/);
    assert.deepEqual(recovered, { state: 'ok', pendingEntries: 0, oldestPendingMs: 0 });
    assert.deepEqual(
      stored,
      Array.from({ length: 401 }, (_, place) => place + 1),
    );
  });
});
