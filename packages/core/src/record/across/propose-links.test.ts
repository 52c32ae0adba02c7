import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { anAlert } from '@tocsin/testkit/any-alert';
import { labelsAbsent, readLabelledReports } from '@tocsin/testkit/record-model/labelled-reports';
import { type Saying, say } from '@tocsin/testkit/record-model/said-claims';
import fc from 'fast-check';
import type { Claim } from '../claim.ts';
import { type Observation, observationIn } from '../gate/observation.ts';
import { named } from '../model/record-entry.ts';
import { mergedSets } from './merge.ts';
import { type Proposal, proposeLinks } from './propose-links.ts';
import { exactLikeness, likeness, signatureOf } from './similar-quotes.ts';

const timeZone = 'Asia/Jerusalem';
const propose = (claims: readonly Claim[], own: readonly Observation[] = []) => proposeLinks({ claims, own, links: [], timeZone });
const types = (proposals: readonly Proposal[]) => proposals.map(({ type }) => type);

describe('claims of several reports', () => {
  const killed = (figure: number, detail: Partial<Saying>): Claim =>
    say({ kind: 'casualties_killed', figure, when: '2024-01-06', place: 'Gaza', by: 'the hospital', ...detail });

  test('one source’s number in two reports may be one claim; another number, day or place may not', () => {
    assert.deepEqual(types(propose([killed(12, { report: 'a' }), killed(12, { report: 'b' })])), ['same_claim']);
    for (const apart of [{ when: '2024-01-09' }, { place: 'Beirut' }, { unit: 'children' }])
      assert.deepEqual(propose([killed(12, { report: 'a' }), killed(12, { report: 'b', ...apart })]), []);
    assert.deepEqual(types(propose([killed(12, { report: 'a' }), killed(13, { report: 'b' })])), [], 'told at one time');
  });

  test('an agency’s sentence with a word changed is a copy', () => {
    const sentence = 'twelve people were killed when rockets hit a market in the centre of the town, the mayor said on Saturday';
    const copy = (report: string, quote: string): Claim => killed(12, { report, quote, by: report });
    assert.deepEqual(types(propose([copy('a', sentence), copy('b', sentence.replace('the mayor', 'its mayor'))])), ['same_claim']);
    assert.deepEqual(
      propose([copy('a', sentence), copy('b', 'hospital staff put the number of bodies brought in during the night at a dozen')]),
      [],
    );
  });

  test('3, 8 and 19 are updates of one toll', () => {
    const at = (figure: number, hour: number): Claim =>
      killed(figure, { report: `r${hour}`, at: `2024-01-06T${hour}:00:00Z`, by: `paper ${hour}` });
    assert.deepEqual(types(propose([at(3, 10), at(8, 12), at(19, 15)])), ['updates', 'updates']);
  });

  test('an own alert lies beside the claims of its time, in the zone where the claim’s day is counted', () => {
    const own = [
      anAlert({ time: '2024-01-06T06:02:00.000Z' }),
      anAlert({ id: 'b', time: '2024-01-05T22:30:00.000Z', incident: 'i2' }),
    ].flatMap((alert) => observationIn(alert) ?? []);
    const launch = say({ kind: 'launch_count', figure: 62, unit: 'rockets', when: '2024-01-06T08:00+02:00' });
    const sirens = say({ kind: 'sirens', when: '2024-01-06' });
    const beside = propose([launch, sirens], own);
    assert.deepEqual(
      beside.map(({ from, to }) => [from, to]),
      [
        [own[0]?.id, launch.id],
        [own[0]?.id, sirens.id],
        [own[1]?.id, sirens.id],
      ],
    );
  });

  test('what a person decided is not proposed again, also if they took it back', () => {
    const [one, other] = [killed(12, { report: 'a' }), killed(12, { report: 'b' })];
    const link = named({
      kind: 'link' as const,
      time: '2024-01-06T12:00:00Z',
      type: 'same_claim' as const,
      from: other.id,
      to: one.id,
      by: { type: 'person' as const, id: 'anna' },
    });
    assert.deepEqual(proposeLinks({ claims: [one, other], own: [], links: [link], timeZone }), []);
  });
});

test('the estimate of how alike two texts are is near the count', () => {
  const words = fc.array(fc.constantFrom('rockets', 'fired', 'the', 'army', 'said', 'on', 'Friday', 'night', 'town', 'people'), {
    minLength: 12,
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, words, fc.nat({ max: 40 }), (one, other, keep) => {
      const [first, second] = [one.join(' '), [...one.slice(0, keep), ...other].join(' ')];
      assert.ok(Math.abs(likeness(signatureOf(first), signatureOf(second)) - exactLikeness(first, second)) < 0.4);
    }),
  );
  assert.equal(likeness(signatureOf('Rockets — fired at the TOWN, tonight!'), signatureOf('rockets fired at the town tonight')), 1);
});

test('merging sets in any order gives the same sets, and without a link they are as before', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const anyLinks = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 6 });
  const link = ([from, to]: readonly [string, string]) => ({
    kind: 'link' as const,
    id: `${from}${to}`,
    time: '',
    type: 'same_claim' as const,
    from,
    to,
    by: { type: 'person' as const, id: 'anna' },
  });
  const sets = (pairs: readonly (readonly [string, string])[]) =>
    mergedSets(ids, pairs.map(link))
      .map((set) => set.toSorted().join(''))
      .toSorted();
  fc.assert(
    fc.property(anyLinks, (pairs) => {
      assert.deepEqual(sets(pairs.toReversed()), sets(pairs));
      assert.deepEqual(sets([]), ids);
    }),
  );
});

test('the relations of sameness that were labelled by hand are proposed; so are few others', { skip: labelsAbsent }, (context) => {
  const reports = readLabelledReports();
  const labelOf = new Map(reports.flatMap((report) => [...report.labelOf]));
  const proposals = propose(reports.flatMap(({ claims }) => claims)).map(({ type, from, to }) =>
    [type, labelOf.get(from), labelOf.get(to)].join(' '),
  );
  context.diagnostic(proposals.join('; '));
  for (const wanted of ['same_event s001-02 s001-10', 'same_claim s003-63 s003-72', 'same_event s004-04 s004-10'])
    assert.ok(proposals.includes(wanted), wanted);
});
