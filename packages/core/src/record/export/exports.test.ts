import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aClaim, aDesk, aReview, type Desk, figure, START } from '@tocsin/testkit/record-model/any-record';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { PublicOptions } from '../view/public-options.ts';
import { shownClaims } from '../view/shown-claim.ts';
import { atomEntries, changesFeed } from './changes-feed.ts';
import { toHxlCsv } from './csv-hxl.ts';
import { toGeoJson, type ZoneShape } from './geojson.ts';
import { toJsonLd } from './json-ld.ts';

const options: PublicOptions = { nowMs: Date.parse(START) + 1e9, timeZone: 'Asia/Jerusalem', status: 'Actual', placeDelayMs: 0 };
const logIndexOf = (seq: number) => seq - 1;
const publication = { sender: 'example.org', status: 'Actual' } as const;

/** Clockwise, as maps often have it. */
const ring = [
  [34, 31],
  [34, 32],
  [35, 32],
  [35, 31],
  [34, 31],
] as const;
const zones = (zone: string): ZoneShape | undefined =>
  zone === 'zone-7' ? { name: 'Zone 7', point: [34.5, 31.5], parts: [[ring]] } : undefined;

/** A record with a vague figure, a zone, an awkward name and one claim taken back. */
function aRecord(): Desk {
  const desk = aDesk();
  desk.published(
    aClaim('at least 40 rockets', 'launch_count', {
      quantity: { min: 40, max: null, qualifier: 'at_least', unit: 'rockets', words: 'at least 40' },
    }),
  );
  desk.published(
    aClaim('Nine people were hurt', 'casualties_injured', {
      quantity: figure(9, 'people', 'Nine'),
      chain: [{ agent: '=HYPERLINK("x"), "clinic"', named: true }],
      where: [{ words: 'the market', role: 'fell', zones: ['zone-7'], point: [34.123456, 31.654321], precisionM: 20 }],
    }),
  );
  const wrong = desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62') }));
  desk.take(aReview(wrong.id, 'retract', 'boris', { reason: 'the source withdrew it' }));
  return desk;
}
const readJson = (parts: Iterable<string>): unknown => JSON.parse([...parts].join(''));
const graphOf = (parts: Iterable<string>) => readJson(parts) as { '@context': object; '@graph': readonly Record<string, unknown>[] };
const claimsOf = ({ state }: Desk) => shownClaims(state, options);

describe('CSV', () => {
  test('has a row of hashtags under its header, no zero where there is no bound, and no cell that a spreadsheet would run', () => {
    const [header, tags, ...rows] = parseCsv([...toHxlCsv(claimsOf(aRecord()), { zones, logIndexOf, status: 'Actual' })].join(''));
    assert.ok(header !== undefined && tags !== undefined);
    assert.equal(header[0], 'kind');
    const cellOf = (row: readonly string[], tag: string) => row[tags.indexOf(tag)];
    const [launch = [], hurt = []] = rows;
    assert.equal(rows.length, 2);
    assert.deepEqual(
      ['#affected+killed+min', '#affected+injured+min', '#geo+lat'].map((tag) => cellOf(launch, tag)),
      ['', '', ''],
    );
    assert.deepEqual(
      ['#affected+injured+min', '#affected+injured+max', '#geo+lat', '#geo+lon'].map((tag) => cellOf(hurt, tag)),
      ['9', '9', '31.5', '34.5'],
    );
    assert.equal(cellOf(hurt, '#meta+source+speaker'), '\'=HYPERLINK("x"), "clinic"');
  });

  test('reads back, whatever its words', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), (words) => {
        const [claim] = claimsOf(aRecord());
        assert.ok(claim !== undefined);
        const rows = parseCsv([...toHxlCsv([{ ...claim, place: words }], { zones, logIndexOf, status: 'Actual' })].join(''));
        assert.ok(rows.every((row) => row.length === rows[0]?.length));
        assert.equal(rows[2]?.[3]?.replace(/^'/, ''), words.replace(/^'/, ''));
      }),
    );
  });
});

describe('GeoJSON', () => {
  test('draws a zone as an area, wound as RFC 7946 says, and never a point', () => {
    const { features } = readJson(toGeoJson(claimsOf(aRecord()), { ...publication, zones })) as FeatureCollection<MultiPolygon | null>;
    assert.deepEqual(
      features.map(({ geometry }) => geometry?.type),
      [undefined, 'MultiPolygon'],
    );
    const outer = features[1]?.geometry?.coordinates[0]?.[0] ?? [];
    assert.deepEqual(outer[0], outer.at(-1));
    const twiceArea = outer
      .slice(1)
      .reduce((sum, [x = 0, y = 0], place) => sum + ((outer[place]?.[0] ?? 0) * y - x * (outer[place]?.[1] ?? 0)), 0);
    assert.ok(twiceArea > 0, 'against the clock');
    assert.ok(!JSON.stringify(features).includes('34.123456'));
    assert.equal(features[1]?.properties?.['placePrecision'], 'zone');
  });
});

describe('JSON-LD', () => {
  test('has a meaning for each of its terms, in the file itself', () => {
    const { state } = aRecord();
    const document = graphOf(toJsonLd(claimsOf({ state } as Desk), { ...publication, changes: state.changes, logIndexOf }));
    const terms = new Set(Object.keys(document['@context']));
    const isKnown = (term: string) => terms.has(term) || terms.has(term.split(':')[0] ?? '');
    const unknown = termsOf(document['@graph']).filter((term) => !isKnown(term));
    assert.deepEqual(unknown, []);
    assert.ok(
      document['@graph'].some((node) => node['invalidatedAtTime'] !== undefined),
      'what was taken back is said to be',
    );
    assert.ok(!JSON.stringify(document).includes('ClaimReview'));
  });

  test('gives a floor without a ceiling', () => {
    const [launch] = graphOf(toJsonLd(claimsOf(aRecord()), { ...publication, changes: [], logIndexOf }))['@graph'];
    assert.deepEqual(launch?.['quantity'], {
      type: 'schema:QuantitativeValue',
      minValue: 40,
      unitText: 'rockets',
      qualifier: 'at_least',
      words: 'at least 40',
    });
  });
});

test('the feed tells what was taken back and why, newest first, without its words', () => {
  const { state } = aRecord();
  const changes = changesFeed(state, options);
  const entries = atomEntries(changes, publication);
  assert.equal(entries.length, 4);
  assert.deepEqual([entries[0]?.category, entries[0]?.summary], ['retracted', 'claim. Reason: the source withdrew it']);
  assert.ok(
    entries.every(
      ({ id, updated, title, link }) =>
        URL.canParse(id) && URL.canParse(link, 'https://example.org/') && !Number.isNaN(Date.parse(updated)) && title !== '',
    ),
  );
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  assert.deepEqual(
    changesFeed(state, options, { afterSeq: changes[2]?.seq ?? 0 }).map(({ what }) => what),
    ['retracted'],
  );
});

/** Names of members and types of nodes, all the way down. */
function termsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(termsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...(key === 'type' ? [inner].flat().map(String) : termsOf(inner))]);
}

/** RFC 4180, read anew. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place);
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text.charAt(place + 1) === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (letter === '"') isQuoted = true;
    else if (letter === ',') {
      row.push(cell);
      cell = '';
    } else if (letter === '\r' && text.charAt(place + 1) === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      place += 1;
    } else cell += letter;
  }
  return rows;
}
