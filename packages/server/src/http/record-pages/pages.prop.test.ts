import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '@tocsin/core/record/claim';
import { named, type RecordEntry, type Unnamed } from '@tocsin/core/record/model/record-entry';
import { everyPage, TEST_ZONES, type Written } from '@tocsin/testkit/http/every-record-page';
import {
  aDesk,
  anyHappenings,
  type Desk,
  entriesOf,
  figure,
  type Happening,
  PEOPLE,
  START,
  textOf,
} from '@tocsin/testkit/record-model/any-record';
import fc from 'fast-check';

const NOW_MS = Date.parse(START) + 30 * 3_600_000;
const by = { type: 'person', id: 'anna' } as const;
const POINT: [number, number] = [34.571234, 31.663412];
const WORDS = ['40 rockets', '62 rockets', 'Nine people'];

/** What people may make of the claims: each kind once or more, about claims picked by number, published or not. */
const anyMade = fc.array(
  fc.record({ kind: fc.nat({ max: 6 }), pick: fc.nat({ max: 9 }), other: fc.nat({ max: 9 }), isPublished: fc.boolean() }),
  { minLength: 4, maxLength: 16 },
);
type Made = typeof anyMade extends fc.Arbitrary<infer Value> ? Value : never;

function play(happenings: readonly Happening[], made: Made): Desk {
  const desk = aDesk();
  const claims: Claim[] = [];
  for (const happening of happenings)
    for (const entry of entriesOf(happening, claims)) {
      const placed = entry.kind === 'claim' && entry.replaces === undefined ? withPlace(entry, claims.length) : entry;
      if (desk.take(placed) === 'ok' && placed.kind === 'claim') claims.push(placed);
    }
  const heads: Record<string, string> = {};
  const shown = claims.filter(({ id }) => desk.state.items.get(id)?.standing === 'public');
  // Mostly of what is public: else little of it could be.
  const pickOf = (place: number) => (place < 8 ? shown[place % Math.max(1, shown.length)] : claims[place])?.id ?? claims[0]?.id ?? '';
  for (const { kind, pick, other, isPublished } of made) {
    const body = bodyOf(kind, { claim: pickOf(pick), other: pickOf(other), heads });
    const entry = body === undefined ? undefined : (named(body) as RecordEntry);
    if (entry === undefined || desk.take(entry) !== 'ok') continue;
    heads[entry.kind] ??= entry.id;
    if (isPublished) {
      try {
        desk.publish(entry.id);
      } catch {
        // It rests on a claim that is not public: the gate keeps it in.
      }
    }
  }
  return desk;
}

function withPlace(claim: Claim, place: number): Claim {
  const zones = TEST_ZONES.slice(0, 1 + (place % 3));
  const where = [
    { words: 'by the well', role: place % 2 === 0 ? ('fell' as const) : ('about' as const), zones, point: POINT, precisionM: 5 },
  ];
  return named({ ...claim, where, quantity: claim.quote === undefined ? undefined : quantityOf(claim.quote) }) as Claim;
}

function quantityOf(quote: string): Claim['quantity'] {
  return quote.startsWith('62') ? figure(62, 'rockets', '62') : undefined;
}

interface About {
  readonly claim: string;
  readonly other: string;
  readonly heads: Readonly<Record<string, string>>;
}

function bodyOf(kind: number, { claim, other, heads }: About): Unnamed | undefined {
  const head = { time: START, by };
  const asOf = { edtf: '2024-01-06', precision: 'day', basis: 'stated' as const };
  const bodies: readonly Unnamed[] = [
    { ...head, kind: 'incident', label: 'Saturday' },
    { ...head, kind: 'link', type: 'part_of', from: claim, to: heads['incident'] ?? heads['agreement'] ?? other },
    {
      ...head,
      kind: 'agreement',
      label: 'A truce',
      parties: ['one', 'other'],
      mediators: [],
      deadline: { instant: START, zone: 'Nowhere/Land', claim },
      ratios: [{ times: 3, give: 'prisoners', forEach: 'hostages', claim: other }],
      obligations: [{ party: 'one', text: 'Stops.', claim }],
    },
    { ...head, kind: 'breach', agreement: heads['agreement'] ?? '', alleges: 'one', at: asOf, claim },
    { ...head, kind: 'series', measure: 'launches', population: 'all', window: asOf, source: 'the army', cumulative: true },
    { ...head, kind: 'series-point', series: heads['series'] ?? '', value: figure(62, 'rockets', '62'), asOf, claim },
    {
      ...head,
      kind: 'notice',
      issuer: 'the army',
      channel: 'leaflets',
      instruction: 'shelter',
      area: { words: 'by the well', role: 'about', zones: ['north'], point: POINT, precisionM: 5 },
      claim,
    },
  ];
  return bodies[kind];
}

function linksOf(pages: readonly Written[]): ReadonlySet<string> {
  return new Set(pages.flatMap(({ text }) => [...text.matchAll(/href="(\/[^"?#]+)/g)].map(([, path = '']) => path)));
}

test('whatever happened at the desk, no page tells what was never public, a person of the desk, or a point; every link leads to a page', async () => {
  let figures = 0;
  let pagesWritten = 0;
  await fc.assert(
    fc.asyncProperty(anyHappenings, anyMade, async (happenings, made) => {
      const { state } = play(happenings, made);
      const pages = await everyPage({ state, nowMs: NOW_MS, textOf });
      const wasPublic = new Set(state.changes.flatMap(({ id, replacement }) => [id, replacement ?? '']));
      const out = pages.map(({ text }) => text).join('\n');
      for (const id of state.items.keys()) if (!wasPublic.has(id)) assert.ok(!out.includes(id), `${state.items.get(id)?.entry.kind} ${id}`);
      if (wasPublic.size === 0) for (const words of WORDS) assert.ok(!out.includes(words), words);
      for (const person of PEOPLE) assert.ok(!out.includes(person), person);
      assert.ok(!/34\.57|31\.66/.test(out), 'a point');
      const answered = new Set(pages.filter(({ status }) => status === 200).map(({ path }) => path));
      for (const link of linksOf(pages)) assert.ok(answered.has(link) || link.startsWith('/v1/record/'), link);
      figures += out.split('data-figure').length - 1;
      pagesWritten += pages.length;
    }),
  );
  assert.ok(figures > 100 && pagesWritten > 500, `${figures} figures on ${pagesWritten} pages`);
});

test('a page of an exercise says so, shows nothing of the live record, and links to its own lane', async () => {
  const desk = aDesk();
  const incident = desk.add({ kind: 'incident', time: START, label: 'Drill', status: 'Exercise', by });
  desk.publish(incident);
  const live = await everyPage({ state: desk.state, nowMs: NOW_MS });
  assert.ok(live.every(({ text }) => !text.includes('Drill')));
  const drill = (await everyPage({ state: desk.state, nowMs: NOW_MS, lane: 'Exercise' })).filter(({ path }) => !path.startsWith('/record'));
  for (const { path, text } of drill) {
    assert.ok(text.includes('EXERCISE: nothing on this page happened'), path);
    for (const [, href = ''] of text.matchAll(/href="(\/(?!record)[^"]+)"/g))
      assert.ok(href.includes('status=Exercise'), `${path}: ${href}`);
  }
  assert.ok(drill.some(({ path }) => path === `/incidents/${incident}`));
});
