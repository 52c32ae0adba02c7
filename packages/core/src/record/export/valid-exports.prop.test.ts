// What other people's libraries say of the public record's files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf, problemsOfAtom, problemsOfGeoJson, problemsOfHxl, problemsOfJsonLd } from '@tocsin/testkit/record/check-exports';
import { makeEdition } from '@tocsin/testkit/record/made-edition';
import {
  aClaim,
  aDesk,
  anyHappenings,
  aReview,
  type Desk,
  entriesOf,
  figure,
  type Happening,
  START,
} from '@tocsin/testkit/record-model/any-record';
import { labelsAbsent } from '@tocsin/testkit/record-model/labelled-reports';
import { publishedLabels } from '@tocsin/testkit/record-model/published-labels';
import fc from 'fast-check';
import type { Claim } from '../claim.ts';
import type { RecordState } from '../gate/record-state.ts';
import type { PublicOptions } from '../view/public-options.ts';
import { cutAtAntimeridian, type Position } from './antimeridian.ts';
import type { ZoneMap } from './geojson.ts';

const options: PublicOptions = { nowMs: Date.parse(START) + 1e9, timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: 0 };
/** Clockwise, with a hole that runs the same way, and across the antimeridian. */
const box = (west: number, east: number, half = 1): readonly Position[] => [
  [west, -half],
  [west, half],
  [east, half],
  [east, -half],
  [west, -half],
];
const zones: ZoneMap = (id) => ({
  name: id,
  point: [179, 0],
  parts: id === 'over' ? [[box(179, -179), box(179.5, -179.5, 0.5)]] : [[box(34, 35), box(34.4, 34.6, 0.5)]],
});

async function problemsOfAll(state: RecordState, sender: string): Promise<readonly string[]> {
  const { files } = makeEdition({ state, options, sender, zones, logIndexOf: (seq) => seq, begunMs: Date.parse(START) });
  const found = files.map(async ({ name, content }) => {
    const problems = await problemsOf(name, new TextDecoder('utf-8', { fatal: true }).decode(content));
    return problems.map((problem) => `${name}: ${problem}`);
  });
  return (await Promise.all(found)).flat();
}

const anyText = fc.string({
  minLength: 1,
  maxLength: 30,
  unit: fc.oneof(fc.string({ minLength: 1, maxLength: 1 }), fc.constantFrom('\r', '\n', '"', '<', '&', '\0', '=', 'א', '\u{1F680}')),
});

test('whatever happened at the desk, and whatever stands in its words, every file is what its format says', async () => {
  const anyWords = fc.record({ agent: anyText, summary: anyText, place: anyText, reason: anyText, url: fc.webUrl() });
  await fc.assert(
    fc.asyncProperty(anyHappenings, anyWords, fc.constantFrom('example.org', 'ärger@x', "a'b:c"), async (happenings, words, sender) => {
      assert.deepEqual(await problemsOfAll(play(happenings, words).state, sender), []);
    }),
    { numRuns: 60 },
  );
});

interface Words {
  readonly agent: string;
  readonly summary: string;
  readonly place: string;
  readonly reason: string;
}

function play(happenings: readonly Happening[], { agent, summary, place, reason }: Words): Desk {
  const desk = aDesk();
  const where = [{ words: 'there', role: 'about' as const, zones: ['over', 'zone-7'], precisionM: null }];
  const hurt = aClaim('Nine people were hurt', 'casualties_injured', {
    quantity: figure(9, 'people', 'Nine'),
    chain: [{ agent, named: true }],
    summary,
    place,
    where,
  });
  desk.published(hurt);
  const gone = desk.published(aClaim('62 rockets', 'launch_count', { summary, place }));
  desk.take(aReview(gone.id, 'retract', 'boris', { reason }));
  const claims: Claim[] = [];
  for (const happening of happenings)
    for (const entry of entriesOf(happening, claims)) if (desk.take(entry) === 'ok' && entry.kind === 'claim') claims.push(entry);
  return desk;
}

test('the files of all labelled claims of the five reports are what their formats say', { skip: labelsAbsent }, async () => {
  assert.deepEqual(await problemsOfAll(publishedLabels().state, 'example.org'), []);
});

test('a polygon across the antimeridian is cut in two, closed, and has the area that it had', () => {
  fc.assert(
    fc.property(fc.double({ min: -180, max: 179.9, noNaN: true }), fc.double({ min: 0.1, max: 20, noNaN: true }), (west, width) => {
      const east = west + width > 180 ? west + width - 360 : west + width;
      const parts = cutAtAntimeridian([box(west, east)]);
      assert.equal(parts.length, west + width > 180 ? 2 : 1);
      let area = 0;
      for (const [ring = []] of parts) {
        assert.deepEqual(ring[0], ring.at(-1));
        const longitudes = ring.map(([x]) => x);
        assert.ok(longitudes.every((x) => Math.abs(x) <= 180));
        area += 2 * (Math.max(...longitudes) - Math.min(...longitudes));
      }
      assert.ok(Math.abs(area - 2 * width) < 1e-9);
    }),
  );
});

test('the judges find what is wrong', async () => {
  const { files } = makeEdition({ ...{ state: play([], WORDS).state, options, zones }, sender: 'x', logIndexOf: (seq) => seq, begunMs: 0 });
  const textOf = (name: string) => new TextDecoder().decode(files.find((file) => file.name === name)?.content);
  const [graph, table, areas, feed] = [textOf('claims.jsonld'), textOf('claims.csv'), textOf('claims.geojson'), textOf('changes.atom')];
  for (const spoilt of [
    graph.replace('"extent":', '"extents":'),
    graph.replace('prov:wasQuotedFrom', 'prov:wasQuotedOf'),
    graph.replace('"@context":{', '"@context":["https://example.org/c",{').replace('},"@graph"', '}],"@graph"'),
    graph.replace(/"id":"urn:tocsin:record:[^"]*claim:/, '"id":"claims/'),
  ])
    assert.notDeepEqual(await problemsOfJsonLd(spoilt), [], spoilt.slice(0, 80));
  for (const spoilt of [
    table.replace('#event+type', '#happening'),
    table.replace('#affected+killed', '#date+killed'),
    table.replace('\r\n', ',\r\n'),
  ])
    assert.throws(() => assert.deepEqual(problemsOfHxl(spoilt), []));
  for (const spoilt of [
    areas.replace('[[[[', '[[['),
    areas.replace('"Feature"', '"Thing"'),
    areas.replace(/\[\[34,-1\],(.*?)\]\]/, '[[34,-1],[34,1],[35,1],[35,-1],[34,-1]]]'),
  ])
    assert.throws(() => assert.deepEqual(problemsOfGeoJson(spoilt), []), spoilt.slice(0, 80));
  for (const spoilt of [
    feed.replace(/<updated>[^<]*</, '<updated>yesterday<'),
    feed.replace(/<author>.*<\/author>/, ''),
    feed.replace(/<entry>\s*<id>[^<]*/, '<entry><id>7'),
    feed.replace('<title>', '<heading>').replace('</title>', '</heading>'),
  ])
    assert.notDeepEqual(problemsOfAtom(spoilt), [], spoilt.slice(0, 80));
});
const WORDS = { agent: 'the army', summary: 'x', place: 'north', reason: 'because' };
