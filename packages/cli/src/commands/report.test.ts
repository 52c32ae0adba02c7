import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ToldClaim } from '@tocsin/core/record/report';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { type Installation, startInstallation } from '@tocsin/server/main';
import { TOLD_CLAIMS, TOLD_HASH, TOLD_SCENARIO, TOLD_TEXT } from '@tocsin/testkit/record-model/told-report';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-report-'));
let running: Installation | undefined;
after(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});
const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const report = (...args: string[]) => promisify(execFile)(process.execPath, [program, 'report', '--data', folder, ...args]);

test('the report is read while the server runs, each lane for itself', { timeout: 60_000 }, async () => {
  const { config } = openConfig(folder);
  const installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 } },
    onFault: assert.ifError,
  });
  running = installation;
  const alarm = { kind: 'feed-alert', source: 'a', time: new Date().toISOString(), phase: 'shelter', threat: 'rocket' } as const;
  await installation.service.accept([
    { ...alarm, zones: ['1932'] },
    { ...alarm, status: 'Exercise', zones: ['320'] },
  ]);
  const live = JSON.parse((await report('--json')).stdout) as { own: { zonesWarned: { zone: string }[] } };
  assert.deepEqual(
    live.own.zonesWarned.map(({ zone }) => zone),
    ['1932'],
  );
  assert.match((await report('--status', 'Exercise')).stdout, /lane: Exercise[\s\S]*zones told to shelter +1: Ashkelon - North/);
});

test('where there is no journal, or no time, it says so', async () => {
  await assert.rejects(report('--since', 'noon'), /--since: expected a time/);
  await assert.rejects(report('--data', join(folder, 'nowhere')), /cannot read the journal .*nowhere/);
});

describe('of a scenario and the text that it cites', () => {
  const put = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const scenario = put('bay.jsonl', TOLD_SCENARIO);
  const text = put('bay.txt', TOLD_TEXT);
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  writeFileSync(join(texts, 'bay.txt'), TOLD_TEXT);
  writeFileSync(join(texts, 'another.txt'), 'A report that no claim cites.');

  test('every figure is followed by its claim, every claim by its chain and its place in the text', async () => {
    const { stdout } = await report(scenario);
    assert.match(stdout, /How many were launched {2}<< sources differ, both can be true: \[bay-1\] \[bay-2\]/);
    assert.match(
      stdout,
      /12 rockets \[bay-2\] launch count: .*\n +asserted by Harbour Front, through The Bay Gazette; [0-9a-f]{12}:\d+-\d+/,
    );
    assert.match(stdout, /fishermen \(unnamed\)/);
    assert.match(stdout, /holds +OUTCOME .*\[bay-1\] \[bay-3\] \[bay-4\]/);
    assert.match(stdout, /hurt +none reported \[bay-6\]\n {2}damage +unknown \[bay-7\]/);
    assert.match(stdout, /killed +no word/);
    assert.ok(stdout.includes(`${TOLD_HASH}  10 claims`));
    assert.ok(!stdout.includes('“'), 'no words without the text');
  });

  test('as JSON it holds every claim of the scenario, with kind, place in the text, source, figure and status', async () => {
    const { claims } = JSON.parse((await report(scenario, '--json')).stdout) as { claims: ToldClaim[] };
    const told = claims.map(({ id, kind, artifact, span, chain, bounds, assertion, when }) => ({
      id,
      kind,
      artifact,
      span,
      source: chain[0],
      bounds,
      assertion,
      when,
    }));
    const wanted = TOLD_CLAIMS.map(({ id, claim, artifact, spans, chain: [origin], quantity, assertion, when }) => ({
      id,
      kind: claim,
      artifact,
      span: spans?.[0],
      source: origin?.named === false ? `${origin.agent} (unnamed)` : origin?.agent,
      bounds: quantity,
      assertion,
      when: when?.edtf,
    }));
    assert.deepEqual(
      told.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      wanted.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    );
  });

  test('with the text, from a folder or by name, it shows the words; and writes them into a page', async () => {
    const page = join(folder, 'bay.html');
    for (const given of [
      ['--texts', texts],
      ['--text', text],
    ]) {
      assert.match((await report(scenario, ...given)).stdout, /“it had fired 12 rockets at the lighthouse”/);
      assert.match((await report(scenario, ...given, '--html', page)).stdout, /bay\.html: 10 claims, \d+ sums/);
      assert.match(readFileSync(page, 'utf8'), /that <mark>it had fired 12 rockets at the lighthouse<\/mark>\./);
    }
    const { claims } = JSON.parse((await report(scenario, '--text', text, '--json')).stdout) as { claims: { quote: string }[] };
    assert.ok(claims.every(({ quote }) => TOLD_TEXT.includes(quote)));
  });

  test('a text that was changed is not the text, and a text that nobody cites is a mistake', async () => {
    const changed = join(folder, 'changed');
    mkdirSync(changed);
    const file = join(changed, 'bay.txt');
    writeFileSync(file, TOLD_TEXT.replace('12 rockets', '13 rockets'));
    await assert.rejects(
      report(scenario, '--texts', changed),
      new RegExp(`no text given has this SHA-256[^]*${TOLD_HASH}, cited by 10 claims`),
    );
    await assert.rejects(report(scenario, '--text', file), /--text .*bay\.txt: no claim cites a text of the SHA-256 [0-9a-f]{64}/);
  });

  test('a place that does not hold what its claim says ends it, and each such claim is named with what stands there', async () => {
    const moved = TOLD_SCENARIO.replace(/"id":"bay-2"(.*?)"spans":\[\[\d+,\d+\]\]/, '"id":"bay-2"$1"spans":[[0,13]]');
    const past = moved.replace(/"id":"bay-5"(.*?)"spans":\[\[\d+,\d+\]\]/, '"id":"bay-5"$1"spans":[[100,90000]]');
    await assert.rejects(report(put('moved.jsonl', past), '--text', text), (error: { readonly stderr: string }) => {
      assert.match(error.stderr, /2 of 10 claims are not borne out by their text/);
      assert.match(error.stderr, /bay-2: quantity\.words: .* The claim says "12"\. .*bay\.txt has at 0 to 13: "Coast guard s"/);
      assert.match(error.stderr, /bay-5: spans: expected spans within the \d+ characters of the text/);
      return true;
    });
  });
});
