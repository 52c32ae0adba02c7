import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const run = promisify(execFile);
const intake = (...args: string[]) => run(process.execPath, [program, 'intake', ...args]);
const folder = mkdtempSync(join(tmpdir(), 'tocsin-intake-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SHARED = new URL('../../../../../shared/', import.meta.url);
const LABELS = fileURLToPath(new URL('seeds/claims.json', SHARED));
const SCORER = fileURLToPath(new URL('tools/score-claims.mjs', SHARED));
const skip = existsSync(LABELS) && existsSync(SCORER) ? false : 'data absent: no ../shared/seeds here';

interface Claims {
  readonly claims: readonly {
    readonly kind: string;
    readonly quote: string;
    readonly span: readonly [number, number];
    readonly time: { readonly iso: string } | null;
  }[];
}

function store(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a report comes out as claims with the words they stand on', async () => {
  const text = 'At least 11 rockets were fired at Ofakim on Monday, the army said. “Nobody was hurt,” it added.\n';
  const { stdout } = await intake(store('report.txt', text), '--date', '2024-06-12', '--json');
  const { claims } = JSON.parse(stdout) as Claims;
  assert.deepEqual(
    claims.map(({ kind }) => kind),
    ['launch_count', 'casualties_none'],
  );
  for (const { quote, span } of claims) assert.equal(text.slice(...span), quote);
  assert.equal(claims[0]?.time?.iso, '2024-06-10');
});

test('without --json it prints a table that says what drafts are', async () => {
  const { stdout } = await intake(store('short.txt', 'Two drones were shot down over Haifa on 3 May 2024.'));
  assert.match(stdout, /interception +Two drones +narrator +Haifa +2024-05-03/);
  assert.match(stdout, /1 drafts: each is for a person to check; nothing here is confirmed/);
});

test('a report may come through a pipe', async () => {
  const child = intake('-', '--date', '2024-06-12', '--json');
  child.child.stdin?.end('Six missiles were intercepted.');
  assert.equal((JSON.parse((await child).stdout) as Claims).claims[0]?.kind, 'interception');
});

test('notes above a stored text give its date, and spans are counted behind them', async () => {
  const body = 'Three rockets landed in open areas on Friday.\n';
  const { stdout } = await intake(store('stored.txt', `# published: 2022-08-07\n# source: a paper\n---\n${body}`), '--json');
  const [claim] = (JSON.parse(stdout) as Claims).claims;
  assert.equal(body.slice(...(claim?.span ?? [0, 0])), claim?.quote);
  assert.equal(claim?.time?.iso, '2022-08-05');
});

test('a day that is none and a file that is not there are told', async () => {
  await assert.rejects(
    intake(store('a.txt', 'x'), '--date', '2024-02-30'),
    /expected a day of the calendar like 2024-01-06, got 2024-02-30/,
  );
  await assert.rejects(intake(store('b.txt', 'x'), '--time-zone', 'Mars'), /expected an IANA time zone/);
  await assert.rejects(intake(join(folder, 'nowhere.txt')), /nowhere\.txt/);
});

test('drafts of the five labelled reports reach the bars', { skip, timeout: 120_000 }, async () => {
  const { docs } = JSON.parse(readFileSync(LABELS, 'utf8')) as { docs: { doc: string; published: { iso: string } }[] };
  const texts = fileURLToPath(new URL('seeds', SHARED));
  const drafted = [];
  for (const { doc, published } of docs) {
    const { stdout } = await intake(join(texts, doc), '--date', published.iso, '--json');
    drafted.push({ doc, ...(JSON.parse(stdout) as Claims) });
  }
  const path = store('drafts.json', JSON.stringify({ docs: drafted }));
  const { stdout } = await run(process.execPath, [SCORER, LABELS, path, '--texts', texts]);
  const score = JSON.parse(stdout) as Record<'core_quantity' | 'core_lenient' | 'core_strict', { f1: number }> & {
    attributes_on_matched: { source: number; day: number };
    grounding: { not_verbatim: number };
  };
  assert.ok(score.core_quantity.f1 >= 0.88, stdout);
  assert.ok(score.core_lenient.f1 >= 0.8, stdout);
  assert.ok(score.core_strict.f1 >= 0.7, stdout);
  assert.ok(score.attributes_on_matched.source >= 0.92, stdout);
  assert.ok(score.attributes_on_matched.day >= 0.95, stdout);
  assert.equal(score.grounding.not_verbatim, 0);
});
