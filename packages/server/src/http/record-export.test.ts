// The record's files as anybody gets them: their bytes, their proofs, and what other people's libraries say of them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { EDITION_FILES } from '@tocsin/core/record/export/edition';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import { problemsOf } from '@tocsin/testkit/record/check-exports';
import { parseVerifierKey } from '@tocsin/tlog/verifier-key';
import { checkPublishedFile } from '@tocsin/verifier/published-file';
import type { Trust } from '@tocsin/verifier/trust';
import { checkInBrowser } from '@tocsin/verifier/web-signature';

const TEXT = `Southtown, 6 January 2024 (Harbour Wire) - A spokesman for the group said it had fired 62 rockets.
The mayor said nine people were injured in Southtown. The army said that about 40 rockets were fired at Northtown.`;
const NAMES = EDITION_FILES.map(({ name }) => name);

interface ListedEdition {
  readonly number: number;
  readonly id: string;
  readonly status: string;
  readonly logIndex: number;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly url: string;
    readonly proof: string;
  }[];
}

describe('files of the public record', () => {
  let server: TestServer;
  before(async () => {
    server = await openTestServer({ editions: { quietMs: 20, everyMs: 40, keptMax: 3 } });
  });
  after(() => server.close());

  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => fetch(`${server.url}/v1/record/${path}`, { headers });
  const post = async (path: string, body: object, key: string = KEYS.operator) => {
    const response = await fetch(`${server.url}/v1/operator/record/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 201, await response.clone().text());
    return (await response.json()) as { readonly ids: readonly string[]; readonly artifact: string };
  };
  const review = (subject: string, decision: string, key: string) =>
    post('reviews', { reviews: [{ subject, decision, ...(decision === 'retract' ? { reason: 'the source took it back' } : {}) }] }, key);
  const editions = async (query = '') =>
    ((await (await get(`editions${query}`)).json()) as { editions: readonly ListedEdition[] }).editions;

  /** Waits until the newest edition's file says what it should. */
  async function untilFile(name: string, isThere: (text: string) => boolean): Promise<string> {
    for (;;) {
      const response = await get(name);
      const text = await response.text();
      if (response.ok && isThere(text)) return text;
      await pause(20);
    }
  }

  async function publishFirst(): Promise<{ readonly id: string; readonly quote: string }> {
    const { artifact } = await post('intake', { text: TEXT, publisher: 'Harbour Wire', date: '2024-01-06', url: 'https://wire.example/1' });
    const desk = await fetch(`${server.url}/v1/operator/record/artifacts/${artifact}`, {
      headers: { authorization: `Bearer ${KEYS.operator}` },
    });
    const { claims } = (await desk.json()) as { claims: readonly { id: string; claim: string; quote: string }[] };
    const fired = claims.find(({ claim, quote }) => claim === 'launch_count' && quote.includes('62'));
    assert.ok(fired !== undefined);
    await review(fired.id, 'confirm', KEYS.operator);
    const quiet = await (await get('claims.csv')).text();
    assert.ok(!quiet.includes(fired.id), 'confirmed is not public');
    await review(fired.id, 'publish', KEYS.second);
    return fired;
  }

  async function trusted(): Promise<Trust> {
    const log = parseVerifierKey((await (await fetch(`${server.url}/record/key`)).text()).trim());
    assert.ok(log !== undefined);
    return { log, witnesses: [], witnessesNeeded: 0, check: checkInBrowser };
  }

  it('are there from the start: an empty record has an edition in each lane, and its files are what their formats say', async () => {
    for (const name of NAMES) {
      const text = await untilFile(name, () => true);
      assert.deepEqual(await problemsOf(name, text), [], name);
    }
    for (const status of ['Actual', 'Exercise', 'Test']) {
      await untilFile(`claims.csv?status=${status}`, () => true);
      const [newest] = await editions(`?status=${status}`);
      assert.deepEqual([newest?.number, newest?.status], [1, status]);
    }
  });

  it('hold what was published, no name of the desk, and nothing of who asked; other people’s libraries read them', async () => {
    const { id } = await publishFirst();
    for (const name of NAMES.filter((each) => each !== 'timeline.json')) {
      const text = await untilFile(name, (told) => told.includes(id));
      assert.deepEqual(await problemsOf(name, text), [], name);
      for (const person of ['anna', 'boris', 'dalia']) assert.ok(!text.includes(person), `${person} in ${name}`);
      assert.ok(!text.includes('127.0.0.1'), name);
      const elsewhere = await get(name, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' });
      assert.equal(await elsewhere.text(), text);
    }
  });

  it('come with their proof: who has file, proof and key needs no server to know that the record told exactly this', async () => {
    const trust = await trusted();
    for (const name of NAMES) {
      const response = await get(name);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      assert.equal(response.headers.get('etag'), `"${sha256}"`);
      const place = /^<(\S+)>; rel="describedby https:\/\/c2sp.org\/tlog-proof"$/.exec(response.headers.get('link') ?? '')?.[1] ?? '';
      for (const path of [`${server.url}${place}`, `${server.url}/v1/record/${name}.tlog-proof`]) {
        const proof = await (await fetch(path)).text();
        const report = await checkPublishedFile({ name, bytes, proof }, trust);
        assert.deepEqual([report.findings, report.isProven, report.file?.sha256], [[], true, sha256]);
        const flipped = bytes.with(bytes.length >> 1, (bytes[bytes.length >> 1] ?? 0) ^ 1);
        assert.equal((await checkPublishedFile({ name, bytes: flipped, proof }, trust)).isProven, false);
      }
      assert.equal((await get(name, { 'if-none-match': `"${sha256}"` })).status, 304);
      assert.equal(
        (await fetch(`${server.url}/v1/record/${name}`, { method: 'HEAD' })).headers.get('content-length'),
        String(bytes.length),
      );
    }
  });

  it('tell what was taken back, in a new edition; the one before is still there as it was, with its proof', async () => {
    const [old] = await editions();
    assert.ok(old !== undefined);
    const before = new Uint8Array(await (await get(`editions/${old.id}/claims.csv`)).arrayBuffer());
    const id = new TextDecoder().decode(before).split('\r\n')[2]?.split(',').at(-2) ?? '';
    await review(id, 'retract', KEYS.operator);
    const feed = await untilFile('changes.atom', (text) => text.includes('Retracted'));
    assert.match(feed, /the source took it back/);
    assert.match(await (await get('claims.jsonld')).text(), /invalidatedAtTime/);
    const report = JSON.parse(await (await get('situation-report.json')).text()) as { changes: { what: string }[] };
    assert.deepEqual(
      report.changes.map(({ what }) => what),
      ['retracted'],
    );
    for (const name of NAMES) assert.deepEqual(await problemsOf(name, await (await get(name)).text()), [], name);
    const kept = old.files.find(({ name }) => name === 'claims.csv');
    assert.ok(kept !== undefined);
    const again = await fetch(`${server.url}${kept.url}`);
    assert.match(again.headers.get('cache-control') ?? '', /immutable/);
    assert.deepEqual(new Uint8Array(await again.arrayBuffer()), before);
    const proof = await (await fetch(`${server.url}${kept.proof}`)).text();
    assert.equal((await checkPublishedFile({ name: kept.name, bytes: before, proof }, await trusted())).edition?.number, old.number);
    assert.equal(await (await get(`editions/${old.number}/claims.csv`)).text(), new TextDecoder().decode(before));
  });

  it('that are not there are said not to be', async () => {
    for (const path of [
      'editions/99/claims.csv',
      'editions/1/secrets.csv',
      `editions/${'0'.repeat(32)}/claims.csv`,
      'editions/x/claims.csv',
    ]) {
      const response = await get(path);
      assert.equal(response.status, 404, path);
      assert.equal(((await response.json()) as { type: string }).type, 'urn:tocsin:problem:NOT_FOUND');
    }
    assert.equal((await get('claims.csv?state=Actual')).status, 400);
  });

  it('are made by software alone: nobody enters an edition at the desk', async () => {
    const [edition] = await editions();
    const body = server.journal.read({ kinds: ['edition'] });
    for await (const entry of body) {
      const response = await fetch(`${server.url}/v1/operator/record/entries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS.operator}` },
        body: JSON.stringify({ entry: entry.body }),
      });
      assert.equal(response.status, 422);
    }
    assert.deepEqual((await editions())[0], edition);
    assert.deepEqual(server.faults, []);
  });
});

it('a server that makes no editions says so, and lists none', async () => {
  const server = await openTestServer();
  const response = await fetch(`${server.url}/v1/record/claims.csv`);
  assert.deepEqual([response.status, ((await response.json()) as { title: string }).title], [404, 'There is no such thing here']);
  assert.deepEqual(await (await fetch(`${server.url}/v1/record/editions`)).json(), { editions: [] });
  await server.close();
});
