import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const freed = (value: number, unit: string, start: number) => ({
  kind: 'hostages_released',
  quote: `${value} ${unit}`,
  span: [start, start + 9],
  source: 'narrator',
  quantity: { value, qualifier: 'exact', unit, words: `${value}` },
  time: { iso: '2023-11-24/2023-12-01', precision: 'interval' },
  status: 'asserted',
});

/** What the command prints, in a process of its own. */
async function printed(drafts: unknown, ...args: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-reconcile-'));
  const file = join(folder, 'drafts.json');
  writeFileSync(file, JSON.stringify(drafts));
  const code = `
        import { Command } from 'commander';
    import { registerReconcileCommand } from './commands/reconcile.ts';
    const program = new Command();
    registerReconcileCommand(program);
    await program.parseAsync(process.argv.slice(1), { from: 'user' });`;
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', code, '--', 'reconcile', file, ...args],
      { cwd: fileURLToPath(new URL('..', import.meta.url)) },
    );
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const truce = { claims: [freed(110, 'hostages', 0), freed(86, 'Israelis', 20), freed(24, 'foreign nationals', 40)] };

test('tells that 86 + 24 = 110, and on which words it rests', async () => {
  const text = await printed(truce);
  assert.match(text, /holds +PARTS .*86 Israelis \+ 24 foreign nationals = 110/i);
  assert.match(text, /· 24 foreign nationals/);
  const [found] = (await printed(truce, '--json'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { rule: string; claims: string[] });
  assert.deepEqual([found?.rule, found?.claims.length], ['PARTS', 3]);
});

test('names the field that is wrong', async () => {
  await assert.rejects(printed({ claims: [{ ...freed(1, 'people', 0), kind: 'gossip' }] }), /claims\[0\]\.kind/);
  await assert.rejects(
    printed({ claims: [{ ...freed(1, 'people', 0), quantity: { value: -1, qualifier: 'exact', unit: 'people' } }] }),
    /claims\[0\]\.quantity\.value/,
  );
});
