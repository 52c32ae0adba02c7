import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyPlace } from '@tocsin/cli/commands/verify';
import type { ShownClaim } from '@tocsin/core/record/view/shown-claim';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';

const TEXT = `Southtown, 6 January 2024 (Harbour Wire) - The army said that about 40 rockets were fired at Southtown on Saturday.
A spokesman for the group said it had fired 62 rockets. The mayor said nine people were injured in Southtown.`;

type PageOfClaim = ShownClaim & { readonly proof?: string };

describe('what the public sees, checked against the log', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-verify-published-'));
  let server: TestServer;
  let ids: readonly string[] = [];
  before(async () => {
    server = await openTestServer({ editions: { quietMs: 0, everyMs: 0 } });
    const taken = await post<{ artifact: string; ids: string[] }>('intake', { text: TEXT, publisher: 'Harbour Wire', date: '2024-01-06' });
    // The report itself comes first.
    ids = taken.ids.slice(1);
    for (const key of [KEYS.second, KEYS.third]) await decide('confirm', key);
    await decide('publish', KEYS.third);
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function post<Body>(path: string, body: object, key: string = KEYS.operator): Promise<Body> {
    const response = await fetch(`${server.url}/v1/operator/record/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 201, await response.clone().text());
    return (await response.json()) as Body;
  }
  /** One by one: not every draft needs as many people. */
  async function decide(decision: string, key: string, more: object = {}): Promise<void> {
    for (const subject of ids)
      await post('reviews', { reviews: [{ subject, decision, ...more }] }, key).catch((refused: unknown) => {
        if (decision !== 'confirm') throw refused;
      });
  }
  /** The page of a claim, once the log holds it. */
  async function pageOf(id: string): Promise<PageOfClaim & { readonly proof: string }> {
    for (;;) {
      const response = await fetch(`${server.url}/v1/record/claims/${id}`);
      assert.equal(response.status, 200, await response.clone().text());
      const page = (await response.json()) as PageOfClaim;
      const { proof } = page;
      if (proof !== undefined) return { ...page, proof };
      await pause(100);
    }
  }

  test('each public claim on its page is the one that the log committed to when it was a draft', async () => {
    const claims = (await Promise.all(ids.map(pageOf))).toSorted((one, other) => one.seq - other.seq);
    assert.ok(claims.length >= 3);
    for (const { proof, ...page } of claims) {
      const { holds, findings, opened = {}, hidden = [] } = await verifyPlace(`${server.url}${proof}`, {});
      assert.deepEqual([holds, findings], [true, []]);
      const told = [opened['id'], opened['claim'], opened['quote'], opened['summary'], opened['chain'], opened['place'] ?? undefined];
      assert.deepEqual(told, [page.id, page.kind, page.quote, page.summary, page.chain, page.place]);
      assert.ok(hidden.includes('draftedBy') && hidden.includes('where.points'));
    }
  });

  test('what a review seals is hidden from then on; the file that somebody kept still holds', async () => {
    const [id = ''] = ids;
    const { proof, quote = '' } = await pageOf(id);
    const kept = join(folder, 'kept.json');
    writeFileSync(kept, await (await fetch(`${server.url}${proof}`)).text());
    await post('reviews', { reviews: [{ subject: id, decision: 'seal', fields: ['quote'], reason: 'names somebody' }] });
    const text = await (await fetch(`${server.url}${proof}`)).text();
    assert.ok(quote !== '' && !text.includes(quote));
    assert.equal((await verifyPlace(`${server.url}${proof}`, {})).holds, true);
    assert.deepEqual([(await verifyPlace(kept, {})).holds, (await verifyPlace(kept, {})).opened?.['quote']], [true, quote]);
  });

  test('a file of the public record verifies from its address and beside its proof, and with one byte changed it does not', async () => {
    const address = `${server.url}/v1/record/claims.csv`;
    while (!(await (await fetch(address)).text()).includes('62')) await pause(100);
    const online = await verifyPlace(address, {});
    assert.deepEqual([online.holds, online.findings, online.facts['published as']], [true, [], 'claims.csv']);
    const response = await fetch(address);
    const place = join(folder, 'claims.csv');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const beside = new URL(`${response.headers.get('content-location')}.tlog-proof`, address);
    writeFileSync(place, bytes);
    writeFileSync(`${place}.tlog-proof`, await (await fetch(beside)).text());
    const key = (await (await fetch(`${server.url}/record/key`)).text()).trim();
    assert.equal((await verifyPlace(place, { key })).holds, true);
    writeFileSync(
      place,
      bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte)),
    );
    assert.deepEqual(
      (await verifyPlace(place, { key })).findings.map(({ code }) => code),
      ['NOT_THIS_FILE'],
    );
  });
});
