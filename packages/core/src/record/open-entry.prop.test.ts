import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aClaim, aDesk, anyHappenings, aReview, type Desk, entriesOf, figure, PEOPLE } from '@tocsin/testkit/record-model/any-record';
import { EARLY, LATE, openedOf, openings, saltOf, scalarsIn } from '@tocsin/testkit/record-model/desk-openings';
import fc from 'fast-check';
import type { Claim } from './claim.ts';
import { commitmentTo, type Opening, openingSchema, opensTo } from './commitment.ts';
import { partsOf } from './entry-parts.ts';
import { SEALABLE } from './model/review.ts';
import { shownClaims } from './view/shown-claim.ts';

const POINT = { lon: 34.123456, lat: 31.654321 };
const anyPlace = fc
  .record({
    role: fc.constantFrom('origin', 'target', 'fell', 'heard', 'about'),
    zones: fc.option(fc.subarray(['zone-1', 'zone-2', 'zone-3']), { nil: undefined }),
    hasPoint: fc.boolean(),
  })
  .map(({ role, zones, hasPoint }) => ({
    words: 'behind the old well',
    role: role as 'fell',
    ...(zones === undefined ? {} : { zones }),
    ...(hasPoint ? { point: [POINT.lon, POINT.lat] as [number, number] } : {}),
    precisionM: null,
  }));

/** Claims with all that a claim may have, and the parts of them that somebody sealed. */
const anySealedClaim = fc.record({
  where: fc.option(fc.array(anyPlace, { maxLength: 4 }), { nil: undefined }),
  quantity: fc.constantFrom(undefined, figure(62, 'rockets', '62'), { ...figure(62, 'rockets', '62'), value: 62 }),
  quote: fc.constantFrom('62 rockets', 'The group said it had fired 62 rockets'),
  detail: fc.record(
    {
      scope: fc.constant('of its own'),
      actor: fc.constant('the group'),
      weapon: fc.constant('a rocket'),
      cause: fc.constant('a cause'),
      modality: fc.constant('fact' as const),
      asOf: fc.constant({ edtf: '2024-01-05', precision: 'day', basis: 'stated' as const, words: 'as of Friday' }),
      policy: fc.constant('coding rules 3'),
      status: fc.constantFrom('Exercise' as const, 'Actual' as const),
      document: fc.constant({ publisher: 'a publisher', published: 'Friday', reference: 'page 3' }),
    },
    { requiredKeys: [] },
  ),
  sealed: fc.subarray([...SEALABLE], { maxLength: 3 }),
  draftedBy: fc.constantFrom(...PEOPLE.map((id) => ({ type: 'person' as const, id })), {
    type: 'software' as const,
    id: 'r',
    version: '1',
  }),
});

type SealedClaim = typeof anySealedClaim extends fc.Arbitrary<infer Value> ? Value : never;

function claimOf({ where, quantity, quote, detail, draftedBy }: SealedClaim): Claim {
  return aClaim(quote, 'launch_count', { ...detail, where, quantity, draftedBy } as Partial<Claim>);
}

/** Publishes it, seals what is to be sealed. */
function publish(desk: Desk, claim: Claim, sealed: SealedClaim['sealed']): void {
  for (const decision of ['confirm', 'publish'] as const) for (const person of PEOPLE) desk.take(aReview(claim.id, decision, person));
  if (sealed.length > 0) desk.take(aReview(claim.id, 'seal', 'boris', { fields: sealed }));
}

function comparePage(desk: Desk, claim: Claim, when: typeof LATE): void {
  const status = claim.status ?? 'Actual';
  const [shown] = shownClaims(desk.state, { ...when, status, timeZone: 'UTC' }, new Set([claim.id]));
  const opened = openedOf(desk, claim.id, when);
  assert.ok(opened !== undefined && shown !== undefined);
  const page = JSON.stringify([shown, status]);
  for (const [name, { value }] of Object.entries(opened))
    for (const scalar of scalarsIn(value)) assert.ok(page.includes(scalar), `${name}: ${scalar}`);
  const zones = [opened['where.zones'], opened['where.fell']].flatMap((part) => scalarsIn(part?.value));
  assert.deepEqual(new Set(zones), new Set(shown.zones), 'all zones of the page, and no other');
  assert.equal(opened['quote']?.value, shown.quote);
  assert.equal(opened['summary']?.value, shown.summary);
  assert.equal(opened['chain'] === undefined, shown.sealed.includes('speaker'));
}

test('an opening of a claim shows nothing that its page does not show: no sealed word, no point, no person of the desk', () => {
  fc.assert(
    fc.property(fc.array(anySealedClaim, { minLength: 1, maxLength: 3 }), fc.boolean(), (all, isLate) => {
      const desk = aDesk();
      const when = isLate ? LATE : EARLY;
      for (const each of all) {
        const claim = claimOf(each);
        if (desk.take(claim) !== 'ok') continue;
        publish(desk, claim, each.sealed);
        comparePage(desk, claim, when);
      }
      const out = JSON.stringify(openings(desk, when).map(({ opening }) => opening));
      for (const word of ['34.123', '31.654', 'old well', ...PEOPLE]) assert.ok(!out.includes(word), word);
    }),
  );
});

test('whatever happened at the desk: what is not public now is not opened, and what is opened is what was committed to, and no other value', () => {
  fc.assert(
    fc.property(anyHappenings, fc.nat(), (happenings, pick) => {
      const desk = aDesk();
      const claims: Claim[] = [];
      for (const happening of happenings)
        for (const entry of entriesOf(happening, claims)) if (desk.take(entry) === 'ok' && entry.kind === 'claim') claims.push(entry);
      const all = openings(desk);
      const isPublic = [...desk.state.items.values()].filter(({ entry, standing }) => entry.kind === 'claim' && standing === 'public');
      assert.deepEqual(
        all.map(({ entry }) => entry.seq),
        isPublic.map(({ seq }) => seq).toSorted((one, other) => one - other),
      );
      for (const { entry, opening } of all) {
        const commitment = commitmentTo(partsOf(entry.body), saltOf(entry.seq));
        const sent = openingSchema.parse(JSON.parse(JSON.stringify(opening)));
        assert.ok(opensTo(commitment, sent));
        const names = Object.keys(sent.opened);
        const name = names[pick % names.length] ?? '';
        const other = names[(pick + 1) % names.length] ?? '';
        const { value = null, salt = '' } = sent.opened[name] ?? {};
        const wrong: readonly Opening[] = [
          { ...sent, opened: { ...sent.opened, [name]: { value: [value], salt } } },
          { ...sent, opened: { ...sent.opened, [name]: { value, salt: sent.opened[other]?.salt ?? '' } } },
          { ...sent, hidden: Object.fromEntries(Object.entries(sent.hidden).slice(1)) },
          { ...sent, hidden: { ...sent.hidden, more: salt } },
          { ...sent, hidden: { ...sent.hidden, [name]: salt } },
          { ...sent, opened: { ...sent.opened, [name]: { value: undefined, salt } } },
        ];
        for (const one of wrong) assert.ok(!opensTo(commitment, one));
        assert.ok(!JSON.stringify(sent).match(/anna|boris|chaim|dalia/));
      }
    }),
  );
});

test('two claims that differ in anything have other parts, and every claim has parts of the same names', () => {
  fc.assert(
    fc.property(anySealedClaim, anySealedClaim, (one, other) => {
      const [first, second] = [claimOf(one), claimOf(other)];
      const named = (claim: Claim) => Object.keys(partsOf(claim)).toSorted();
      assert.deepEqual(named(first), named(second));
      const told = (claim: Claim) => JSON.stringify(Object.entries({ ...partsOf(claim), id: '' }).toSorted());
      assert.equal(told(first) === told(second), sameContent(first, second));
    }),
  );
});

/** A place of which no zone is known has none, written or not. */
function sameContent(first: Claim, second: Claim): boolean {
  const plain = ({ where, ...rest }: Claim) => {
    const places = where?.map(({ zones = [], words, role, point, precisionM }) => ({ words, role, point, precisionM, zones }));
    const fields = Object.entries({ ...rest, where: places, id: '' }).filter(([, value]) => value !== undefined);
    return JSON.stringify(fields.toSorted());
  };
  return plain(first) === plain(second);
}
