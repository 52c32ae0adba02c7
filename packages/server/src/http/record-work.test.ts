import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';

/** In the zone of the test server’s region. */
const TODAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jerusalem' }).format();
const FIRST =
  'The army said 180 rockets were intercepted today. The mayor said four people were injured in Southtown. Nobody counted: 11 boats were out.';
const SECOND = 'The army said 180 rockets were intercepted today.';

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly standing: string;
  readonly next: string;
  readonly waitsFor?: string;
  readonly corrects?: string;
  readonly held?: string;
  readonly claim?: string;
  readonly quote?: string;
  readonly isOwn?: boolean;
}

describe('the work of the desk beside the reports', () => {
  let server: TestServer;
  let artifact = '';
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  const headersOf = (key: string) => ({ 'content-type': 'application/json', authorization: `Bearer ${key}` });
  const post = (path: string, body: unknown, key: string = KEYS.operator) =>
    fetch(`${server.url}/v1/operator/record/${path}`, { method: 'POST', headers: headersOf(key), body: JSON.stringify(body) });
  const read = async <Body>(path: string, key: string = KEYS.operator) => {
    const response = await fetch(`${server.url}/v1/operator/record/${path}`, { headers: headersOf(key) });
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    return (await response.json()) as Body;
  };
  const made = async (path: string, body: unknown, key?: string) => {
    const response = await post(path, body, key);
    const answer = (await response.json()) as { ids: string[]; artifact?: string };
    assert.equal(response.status, 201, JSON.stringify(answer));
    return answer;
  };
  const refused = async (path: string, body: unknown, key?: string) => {
    const response = await post(path, body, key);
    const { errors } = (await response.json()) as { errors?: { path: string }[] };
    return [response.status, errors?.[0]?.path];
  };
  const queue = (key: string = KEYS.operator) => read<{ entries: Entry[]; inReports: number }>('queue', key);
  const listed = async (kinds: string, q = '') => (await read<{ entries: Entry[] }>(`entries?kinds=${kinds}&q=${q}`)).entries;
  const claimOf = async (kind: string) => {
    const { claims } = await read<{ claims: Entry[] }>(`artifacts/${artifact}`);
    const found = claims.find(({ claim, standing }) => claim === kind && standing !== 'amended');
    assert.ok(found !== undefined, kind);
    return found;
  };
  const confirm = (id: string, key: string = KEYS.second) => made('reviews', { reviews: [{ subject: id, decision: 'confirm' }] }, key);

  it('is closed to anybody without an operator’s token', async () => {
    for (const path of ['queue', 'entries?kinds=claim', 'entries/x', 'proposals'])
      assert.equal((await fetch(`${server.url}/v1/operator/record/${path}`)).status, 401, path);
    for (const path of ['claims', 'proposals']) assert.equal((await post(path, {}, KEYS.live)).status, 401, path);
  });

  it('takes a claim that the drafter missed out of the report’s own words, and asks somebody else to confirm it', async () => {
    artifact = (await made('intake', { text: FIRST, publisher: 'Harbour Wire', date: TODAY })).artifact ?? '';
    const quote = '11 boats were out';
    const at = FIRST.indexOf(quote);
    const claim = { artifact, kind: 'background', source: 'narrator', quote, span: [at, at + quote.length] };
    const quantity = { min: 11, max: 11, qualifier: 'exact', unit: 'boats', words: '11' };
    assert.deepEqual(await refused('claims', { ...claim, span: [at + 1, at + 5] }), [422, 'quote']);
    assert.deepEqual(await refused('claims', { ...claim, artifact: '0'.repeat(64) }), [422, 'artifact']);
    assert.deepEqual(await refused('claims', { ...claim, kind: 'boats' }), [422, 'kind']);
    assert.deepEqual(await refused('claims', { ...claim, quantity: { ...quantity, min: 12, max: 12 } }), [422, 'quantity']);
    const [id = ''] = (await made('claims', { ...claim, quantity, place: 'Southtown' })).ids;
    assert.equal((await claimOf('background')).isOwn, true);
    assert.deepEqual(await refused('reviews', { reviews: [{ subject: id, decision: 'confirm' }] }), [403, 'reviews[0].by']);
    await confirm(id);
    assert.equal((await claimOf('background')).standing, 'confirmed');
  });

  it('puts other words of the report in the place of a quote; both the place and the words have to be right', async () => {
    const draft = await claimOf('interception');
    const quote = '180 rockets were intercepted';
    const at = FIRST.indexOf(quote);
    const amend = (changes: object) => ({ reviews: [{ subject: draft.id, decision: 'amend', reason: 'the words', changes }] });
    assert.deepEqual(await refused('reviews', amend({ span: [at + 1, at + 20], quote })), [422, 'reviews[0].quote']);
    await made('reviews', amend({ span: [at, at + quote.length], quote }));
    assert.equal((await claimOf('interception')).quote, quote);
  });

  it('lists what waits, for whom, and why: second people, corrections, publications', async () => {
    const mine = await queue();
    const theirs = await queue(KEYS.second);
    const id = (await claimOf('interception')).id;
    assert.deepEqual(
      [mine, theirs].map(({ entries }) => entries.find((entry) => entry.id === id)?.next),
      ['others', 'confirm'],
    );
    assert.match(mine.entries.find((entry) => entry.id === id)?.waitsFor ?? '', /nobody confirms a draft of their own/);
    assert.ok(mine.inReports >= 1);
    await confirm(id);
    assert.equal((await queue()).entries.find((entry) => entry.id === id)?.next, 'publish');

    const old = await claimOf('background');
    const [replacement = ''] = (
      await made('reviews', { reviews: [{ subject: old.id, decision: 'propose', changes: { place: 'Northtown' } }] })
    ).ids;
    await confirm(replacement);
    const waiting = (await queue()).entries.find((entry) => entry.id === replacement);
    assert.deepEqual([waiting?.next, waiting?.corrects], ['correct', old.id]);
  });

  it('finds entries by kind and words, each in full with what names it and its history', async () => {
    assert.deepEqual((await listed('claim', 'intercepted 180')).map(({ claim }) => claim).includes('interception'), true);
    assert.deepEqual(await listed('claim', 'submarine'), []);
    const [incident = ''] = (await made('entries', { entry: { kind: 'incident', label: 'Boats' } })).ids;
    const { id } = await claimOf('interception');
    const [link = ''] = (await made('entries', { entry: { kind: 'link', type: 'part_of', from: id, to: incident } })).ids;
    await made('reviews', { reviews: [{ subject: link, decision: 'retract', reason: 'no boat was there' }] });
    const full = await read<{
      naming: Entry[];
      named: Record<string, { title: string }>;
      history: { decision: string; reason?: string }[];
    }>(`entries/${incident}`);
    assert.deepEqual(
      full.naming.map((entry) => [entry.id, entry.standing]),
      [[link, 'retracted']],
    );
    assert.match(full.named[id]?.title ?? '', /interception: 180 rockets/);
    assert.deepEqual(
      full.history.map(({ decision, reason }) => [decision, reason]),
      [
        ['made', undefined],
        ['made', undefined],
        ['retract', 'no boat was there'],
      ],
    );
    const unknown = await fetch(`${server.url}/v1/operator/record/entries/nothing`, { headers: headersOf(KEYS.operator) });
    assert.equal(unknown.status, 404);
    const wrong = await fetch(`${server.url}/v1/operator/record/entries?kinds=gossip`, { headers: headersOf(KEYS.operator) });
    assert.equal(wrong.status, 400);
  });

  it('says why a point is held', async () => {
    const series = { kind: 'series', measure: 'killed', population: 'by name', source: 'ministry', cumulative: true };
    const window = { edtf: '2023-10-07/..', precision: 'day-range', basis: 'stated' };
    const [id = ''] = (await made('entries', { entry: { ...series, window } })).ids;
    const point = (value: number, day: string) => ({
      entry: {
        kind: 'series-point',
        series: id,
        value: { min: value, max: value, qualifier: 'exact', unit: 'people' },
        asOf: { edtf: day, precision: 'day', basis: 'stated' },
      },
    });
    await made('entries', point(4_327, '2024-01-06'));
    const [held = ''] = (await made('entries', point(4_324, '2024-01-07'))).ids;
    const entry = (await queue(KEYS.second)).entries.find((each) => each.id === held);
    assert.match(entry?.held ?? '', /fell from 4327 .* to 4324 .*two people/);
    await confirm(held);
    assert.equal((await queue(KEYS.second)).entries.find((each) => each.id === held)?.next, 'others');
    await confirm(held, KEYS.third);
    assert.match((await queue()).entries.find((each) => each.id === held)?.waitsFor ?? '', /rests on, is not public/);
  });

  it('proposes pairs with their reasons; what was accepted, dismissed or taken back is not proposed again', async () => {
    const second = await made('intake', { text: SECOND, publisher: 'Coast Times', date: TODAY });
    const { claims } = await read<{ claims: Entry[] }>(`artifacts/${second.artifact}`);
    for (const { id } of claims) await confirm(id);
    await fetch(`${server.url}/v1/observations`, {
      method: 'POST',
      headers: headersOf(KEYS.live),
      body: JSON.stringify({
        kind: 'feed-alert',
        source: 'town-hall',
        time: new Date().toISOString(),
        phase: 'shelter',
        threat: 'rocket',
        zones: ['south'],
      }),
    });
    type Proposed = { proposals: { type: string; from: string; to: string; reasons: string[]; sides: Entry[] }[] };
    const proposals = async () => (await read<Proposed>('proposals')).proposals;
    const before = await proposals();
    const same = before.find(({ type }) => type === 'same_claim');
    assert.ok(same !== undefined && same.reasons.length > 0);
    assert.deepEqual(
      same.sides.map(({ quote }) => quote?.includes('180 rockets were intercepted')),
      [true, true],
    );
    assert.deepEqual(await refused('proposals', { type: 'same_claim', from: same.from, to: same.to, decision: 'dismiss' }), [
      422,
      'reason',
    ]);
    const { type, from, to } = same;
    const [link = ''] = (await made('proposals', { type, from, to, decision: 'accept', reason: same.reasons.join('; ') })).ids;
    assert.deepEqual(
      (await proposals()).filter((each) => each.type === 'same_claim'),
      [],
    );
    await made('reviews', { reviews: [{ subject: link, decision: 'retract', reason: 'two days' }] });
    assert.deepEqual(
      (await proposals()).filter((each) => each.type === 'same_claim'),
      [],
    );

    const beside = (await proposals()).find(({ sides }) => sides.some(({ kind }) => kind === 'own'));
    assert.ok(beside !== undefined && beside.reasons.length > 0);
    const verdict = { type: beside.type, from: beside.from, to: beside.to, decision: 'dismiss', reason: 'an hour apart' };
    const [kept = ''] = (await made('proposals', verdict)).ids;
    assert.equal((await listed('link')).find(({ id }) => id === kept)?.standing, 'rejected');
    assert.equal(
      (await proposals()).some((each) => each.from === beside.from && each.to === beside.to),
      false,
    );
    assert.deepEqual(server.faults, []);
  });
});
