import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';

const TEXT = `Southtown, 6 January 2024 (Harbour Wire) - The army said that about 40 rockets were fired at Southtown on Saturday.
A spokesman for the group said it had fired 62 rockets. The mayor said nine people were injured in Southtown. Sirens sounded in Northtown.`;

interface DeskClaim {
  readonly id: string;
  readonly claim: string;
  readonly standing: string;
  readonly quote: string;
  readonly reviewersNeeded: number;
  readonly confirmedBy: readonly string[];
  readonly isOwn: boolean;
  readonly where?: readonly { readonly zones: readonly string[] }[];
}

const PUBLIC = ['changes', 'situation-report', 'timeline'];

describe('the review desk', () => {
  let server: TestServer;
  let artifact = '';
  before(async () => {
    server = await openTestServer();
  });
  after(() => server.close());

  const post = (path: string, body: unknown, key: string = KEYS.operator) =>
    fetch(`${server.url}/v1/operator/record/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
  const bodyOf = async <Body>(response: Response) => (await response.json()) as Body;
  const review = (reviews: readonly object[], key?: string) => post('reviews', { reviews }, key);
  const problemOf = async (response: Response) => {
    const { errors } = await bodyOf<{ errors: { code: string; path: string }[] }>(response);
    return [response.status, errors[0]?.code, errors[0]?.path];
  };
  const claims = async (key: string = KEYS.operator) => {
    const response = await fetch(`${server.url}/v1/operator/record/artifacts/${artifact}`, { headers: { authorization: `Bearer ${key}` } });
    return (await bodyOf<{ claims: DeskClaim[] }>(response)).claims;
  };
  const claimOf = async (kind: string, words: string) => {
    const found = (await claims()).find(({ claim, quote, standing }) => claim === kind && quote.includes(words) && standing !== 'amended');
    assert.ok(found !== undefined, `${kind}: ${words}`);
    return found;
  };
  const publicTexts = async () =>
    Promise.all(PUBLIC.map(async (path) => (await fetch(`${server.url}/v1/record/${path}`)).text())).then((texts) => texts.join('\n'));
  const enter = async (entry: object) => {
    const response = await post('entries', { entry });
    assert.equal(response.status, 201, JSON.stringify(await response.clone().json()));
    const [id = ''] = (await bodyOf<{ ids: string[] }>(response)).ids;
    return id;
  };
  const publish = async (id: string) => {
    for (const key of [KEYS.second, KEYS.third]) await review([{ subject: id, decision: 'confirm' }], key);
    const response = await review([{ subject: id, decision: 'publish' }], KEYS.third);
    assert.equal(response.status, 201, JSON.stringify(await response.clone().json()));
  };

  /** On the incident's page every link to a claim leads to its words and where they stand. */
  async function leadsToItsClaims(incident: string, { id, quote }: DeskClaim): Promise<void> {
    const response = await fetch(`${server.url}/incidents/${incident}`);
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'; style-src 'self'/);
    const shown = await response.text();
    assert.ok(shown.includes('Saturday &lt;b&gt;&amp;') && !shown.includes('<b>&'));
    const links = [...shown.matchAll(/href="(\/claims\/[^"]+)"/g)].map(([, path = '']) => path);
    assert.ok(links.includes(`/claims/${id}`));
    for (const path of links) {
      const page = await (await fetch(`${server.url}${path}`)).text();
      assert.ok(page.includes(quote) && page.includes('characters') && page.includes('https://wire.example/1'), path);
    }
    assert.match(await (await fetch(`${server.url}/incidents`)).text(), new RegExp(incident));
    assert.equal((await fetch(`${server.url}/incidents/${incident}?status=Test`)).status, 404);
  }

  it('is closed to anybody without an operator’s token', async () => {
    for (const path of ['artifacts', `artifacts/${'0'.repeat(64)}`])
      assert.equal((await fetch(`${server.url}/v1/operator/record/${path}`)).status, 401);
    for (const path of ['intake', 'reviews', 'entries']) assert.equal((await post(path, {}, KEYS.live)).status, 401);
  });

  it('names the field that is wrong', async () => {
    for (const [path, body, field] of [
      ['intake', { text: '' }, 'text'],
      ['intake', { text: 'x', date: '2024-02-31' }, 'date'],
      ['intake', { text: 'x', timeZone: 'Mars' }, 'timeZone'],
      ['reviews', { reviews: [] }, 'reviews'],
      ['reviews', { reviews: [{ subject: 'x', decision: 'bless' }] }, 'reviews[0].decision'],
      ['reviews', { reviews: [{ subject: 'x', decision: 'confirm' }] }, 'reviews[0].subject'],
      ['entries', { entry: { kind: 'incident' } }, 'entry.label'],
      ['entries', { entry: { kind: 'claim' } }, 'entry.claim'],
    ] as const) {
      const response = await post(path, body);
      assert.equal(response.status, 422, `${path} ${field}`);
      assert.equal((await problemOf(response))[2], field);
    }
  });

  it('keeps a report and drafts its claims with the words they stand on; the same report again adds nothing', async () => {
    const response = await post('intake', { text: TEXT, publisher: 'Harbour Wire', date: '2024-01-06', url: 'https://wire.example/1' });
    assert.equal(response.status, 201);
    const taken = await bodyOf<{ artifact: string; ids: string[]; durable: boolean; leftOut: number }>(response);
    artifact = taken.artifact;
    assert.deepEqual([taken.durable, taken.leftOut], [true, 0]);
    const drafted = await claims();
    assert.ok(drafted.length >= 4, `${drafted.length} drafts`);
    for (const { quote, standing } of drafted) assert.deepEqual([TEXT.includes(quote), standing], [true, 'draft']);
    assert.equal((await claimOf('casualties_injured', 'nine')).reviewersNeeded, 2);
    assert.deepEqual(drafted.flatMap(({ where = [] }) => where.flatMap(({ zones }) => zones)).includes('south'), true);
    const again = await bodyOf<{ ids: string[] }>(
      await post('intake', { text: TEXT, publisher: 'Harbour Wire', date: '2024-01-06', url: 'https://wire.example/1' }),
    );
    assert.deepEqual(again.ids, []);
  });

  it('shows nothing of a draft or of a confirmed claim to the public', async () => {
    const [before] = await claims();
    assert.equal((await review([{ subject: before?.id, decision: 'confirm' }])).status, 201);
    const [confirmed, ...drafts] = await claims();
    assert.ok(confirmed !== undefined);
    const told = await publicTexts();
    for (const { quote, id } of [confirmed, ...drafts]) assert.ok(!told.includes(quote) && !told.includes(id));
    assert.ok(!told.includes('Harbour Wire') && !told.includes(artifact));
    assert.equal((await fetch(`${server.url}/v1/record/claims/${confirmed.id}`)).status, 404);
  });

  it('takes decisions in the name of whoever decides: all of them or none', async () => {
    const fired = await claimOf('launch_count', '62');
    const head = server.journal.head();
    const refused = await review([
      { subject: fired.id, decision: 'confirm' },
      { subject: 'nobody', decision: 'confirm' },
    ]);
    assert.deepEqual(await problemOf(refused), [422, 'unknown_reference', 'reviews[1].subject']);
    assert.deepEqual([server.journal.head(), (await claimOf('launch_count', '62')).confirmedBy], [head, []]);
    assert.equal((await review([{ subject: fired.id, decision: 'confirm', by: 'boris' }])).status, 422);
    assert.equal((await review([{ subject: fired.id, decision: 'confirm' }])).status, 201);
    assert.deepEqual((await claimOf('launch_count', '62')).confirmedBy, ['anna']);
  });

  it('asks two people about harm, and another one about an amendment', async () => {
    const hurt = await claimOf('casualties_injured', 'nine');
    assert.equal((await review([{ subject: hurt.id, decision: 'confirm' }])).status, 201);
    assert.equal((await claimOf('casualties_injured', 'nine')).standing, 'draft');
    assert.deepEqual(await problemOf(await review([{ subject: hurt.id, decision: 'confirm' }])), [403, 'same_person', 'reviews[0].by']);
    const sirens = (await claims()).find(({ claim }) => claim === 'sirens');
    const amended = await review([{ subject: sirens?.id, decision: 'amend', reason: 'the place', changes: { place: 'Farville' } }]);
    assert.equal(amended.status, 201, JSON.stringify(await amended.clone().json()));
    const [id] = (await bodyOf<{ ids: string[] }>(amended)).ids;
    assert.deepEqual(await problemOf(await review([{ subject: id, decision: 'confirm' }])), [403, 'same_person', 'reviews[0].by']);
    assert.equal((await review([{ subject: id, decision: 'confirm' }], KEYS.second)).status, 201);
    const misread = { quantity: { min: 9, max: 9, qualifier: 'exact', unit: 'rockets', words: 'nine hundred' } };
    const about = await claimOf('launch_count', '40');
    const wrong = await review([{ subject: about.id, decision: 'amend', reason: 'x', changes: misread }]);
    assert.deepEqual(await problemOf(wrong), [422, 'misquoted', 'reviews[0].quantity.words']);
  });

  it('publishes one claim at a time, with a second person, and then shows it in every view and file', async () => {
    const fired = await claimOf('launch_count', '62');
    const bulk = await review(
      [
        { subject: fired.id, decision: 'publish' },
        { subject: fired.id, decision: 'publish' },
      ],
      KEYS.second,
    );
    assert.deepEqual(await problemOf(bulk), [422, 'one_at_a_time', 'reviews[0].decision']);
    assert.deepEqual(await problemOf(await review([{ subject: fired.id, decision: 'publish' }])), [403, 'needs_second', 'reviews[0].by']);
    assert.equal((await review([{ subject: fired.id, decision: 'publish' }], KEYS.second)).status, 201);
    for (const path of PUBLIC.filter((path) => path !== 'timeline' && path !== 'situation-report')) {
      const response = await fetch(`${server.url}/v1/record/${path}`);
      assert.ok((await response.text()).includes(fired.id), path);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
    }
    assert.ok((await publicTexts()).includes('62 rockets'));
    const shown = await bodyOf<{ quote: string; source: { url: string } }>(await fetch(`${server.url}/v1/record/claims/${fired.id}`));
    assert.deepEqual([shown.quote, shown.source.url], [fired.quote, 'https://wire.example/1']);
    assert.equal((await fetch(`${server.url}/v1/record/claims/${fired.id}?status=Exercise`)).status, 404);
  });

  it('shows an incident in lanes once it and what links to it are public, and takes back what was retracted', async () => {
    const fired = await claimOf('launch_count', '62');
    const incident = await enter({ kind: 'incident', label: 'Saturday <b>&' });
    const link = await enter({ kind: 'link', type: 'part_of', from: fired.id, to: incident });
    assert.deepEqual(await bodyOf(await fetch(`${server.url}/v1/record/incidents`)), { incidents: [] });
    assert.equal((await fetch(`${server.url}/v1/record/incidents/${incident}`)).status, 404);
    await publish(incident);
    await publish(link);
    const view = await bodyOf<{ parties: { sayings: { claim: { id: string } }[] }[] }>(
      await fetch(`${server.url}/v1/record/incidents/${incident}`),
    );
    assert.deepEqual(
      view.parties.flatMap(({ sayings }) => sayings.map(({ claim }) => claim.id)),
      [fired.id],
    );
    await leadsToItsClaims(incident, fired);
    assert.equal((await review([{ subject: fired.id, decision: 'retract', reason: 'the source took it back' }])).status, 201);
    const after = await (await fetch(`${server.url}/v1/record/incidents/${incident}`)).text();
    assert.ok(!after.includes(fired.quote));
    assert.match(await (await fetch(`${server.url}/v1/record/changes`)).text(), /"what":"retracted".*the source took it back/);
  });

  it('says no operator’s name in anything public', async () => {
    const told = await publicTexts();
    for (const name of ['anna', 'boris', 'dalia']) assert.ok(!told.includes(name), name);
    assert.deepEqual(server.faults, []);
  });
});
