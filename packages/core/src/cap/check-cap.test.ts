import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anAlert, aRegion, aStar, aZone, indexById } from '@tocsin/testkit/any-alert';
import { publicAlert } from '../message/publish-alert.ts';
import { buildCap } from './build-cap.ts';
import type { CapAlert, CapArea, CapInfo } from './cap-alert.ts';
import { checkCap } from './check-cap.ts';

const region = aRegion([aZone({ id: 'a' })]);
const byId = indexById(region);
const good = buildCap(publicAlert(anAlert(), { region, byId, sender: 'tocsin.example' }), { region, byId, sentOf: () => undefined });

function withInfo(change: Partial<CapInfo>): CapAlert {
  return { ...good, info: good.info.map((info, index) => (index === 0 ? { ...info, ...change } : info)) };
}

function withArea(change: Partial<CapArea>): CapAlert {
  return withInfo({ area: [{ areaDesc: 'A', polygon: [], circle: [], geocode: [{ valueName: 'v', value: 'w' }], ...change }] });
}

const reference = { sender: 'tocsin.example', identifier: 'earlier', sent: '2026-01-01T00:00:00+00:00' };

test('a message of this system has nothing wrong with it, not even a warning', () => {
  assert.deepEqual(checkCap(good), []);
});

const CASES: readonly (readonly [string, CapAlert, string])[] = [
  ['spaces in the identifier', { ...good, identifier: 'a b' }, 'error NAME alert.identifier'],
  ['a comma in the sender', { ...good, sender: 'a,b' }, 'error NAME alert.sender'],
  ['no identifier', { ...good, identifier: '' }, 'error EMPTY alert.identifier'],
  ['a date with Z', { ...good, sent: '2026-01-01T12:31:05Z' }, 'error DATE alert.sent'],
  ['30 February', { ...good, sent: '2026-02-30T12:31:05+00:00' }, 'error DATE alert.sent'],
  ['restricted to nobody', { ...good, scope: 'Restricted' }, 'error MISSING alert.restriction'],
  ['public with a restriction', { ...good, restriction: 'police' }, 'error SCOPE alert.restriction'],
  ['private without addresses', { ...good, scope: 'Private' }, 'error MISSING alert.addresses'],
  ['an update of nothing', { ...good, msgType: 'Update' }, 'error MISSING alert.references'],
  [
    'a message that follows itself',
    { ...good, references: [{ ...reference, identifier: good.identifier }] },
    'error CIRCULAR alert.references',
  ],
  [
    'a message that follows a later one',
    { ...good, references: [{ ...reference, sent: '2026-01-01T14:31:06+01:00' }] },
    'warning POST_DATED alert.references',
  ],
  ['the same reference twice', { ...good, references: [reference, reference] }, 'warning DUPLICATE alert.references'],
  ['no info', { ...good, info: [] }, 'warning MISSING alert.info'],
  ['a language that is none', withInfo({ language: 'Hebrew (Israel)' }), 'error LANGUAGE alert.info[0].language'],
  ['a language twice', withInfo({ language: 'ar', event: good.info[1]?.event ?? '' }), 'warning DUPLICATE alert.info[1].language'],
  ['no category', withInfo({ category: [] }), 'error MISSING alert.info[0].category'],
  ['no event', withInfo({ event: ' ' }), 'error EMPTY alert.info[0].event'],
  ['a long event', withInfo({ event: 'e'.repeat(36) }), 'warning LENGTH alert.info[0].event'],
  ['a long headline', withInfo({ headline: 'h'.repeat(141) }), 'warning LENGTH alert.info[0].headline'],
  ['an unknown urgency', withInfo({ urgency: 'Unknown' }), 'warning UNKNOWN alert.info[0].urgency'],
  ['an unknown severity', withInfo({ severity: 'Unknown' }), 'warning UNKNOWN alert.info[0].severity'],
  ['an unknown certainty', withInfo({ certainty: 'Unknown' }), 'warning UNKNOWN alert.info[0].certainty'],
  ['markup', withInfo({ description: 'Take <b>shelter</b>' }), 'warning HTML alert.info[0].description'],
  ['a character reference', withInfo({ instruction: 'Doors &amp; windows' }), 'warning HTML alert.info[0].instruction'],
  ['a relative address', withInfo({ web: '/alerts/1' }), 'error URI alert.info[0].web'],
  ['a text that was not translated', withInfo({ headline: good.info[1]?.headline ?? '' }), 'warning SAME_TEXT alert.info[1].headline'],
  ['an end before the beginning', withInfo({ expires: '2026-01-01T12:31:04+00:00' }), 'error TIMES alert.info[0].expires'],
  ['an onset after the end', withInfo({ onset: '2026-01-01T12:45:01+00:00' }), 'warning TIMES alert.info[0].onset'],
  ['no area', withInfo({ area: [] }), 'warning MISSING alert.info[0].area'],
  [
    'a relative file that is not inside',
    withInfo({ resource: [{ resourceDesc: 'map', mimeType: 'image/png', uri: 'map.png' }] }),
    'error URI alert.info[0].resource[0].uri',
  ],
  [
    'a file of negative size',
    withInfo({ resource: [{ resourceDesc: 'map', mimeType: 'image/png', size: -1 }] }),
    'error NUMBER alert.info[0].resource[0].size',
  ],
  ['a file of no type', withInfo({ resource: [{ resourceDesc: 'map', mimeType: '' }] }), 'error EMPTY alert.info[0].resource[0].mimeType'],
  ['an area without a name', withArea({ areaDesc: '' }), 'error EMPTY alert.info[0].area[0].areaDesc'],
  ['an area in words only', withArea({ geocode: [] }), 'warning MISSING alert.info[0].area[0].polygon'],
  [
    'an open polygon',
    withArea({
      polygon: [
        [
          [31, 34],
          [31, 35],
          [32, 35],
          [32, 34],
        ],
      ],
    }),
    'error NOT_CLOSED alert.info[0].area[0].polygon[0]',
  ],
  [
    'three points',
    withArea({
      polygon: [
        [
          [31, 34],
          [31, 35],
          [31, 34],
        ],
      ],
    }),
    'error TOO_FEW_POINTS alert.info[0].area[0].polygon[0]',
  ],
  [
    'four points that enclose nothing',
    withArea({
      polygon: [
        [
          [31, 34],
          [31, 34],
          [31, 35],
          [31, 34],
        ],
      ],
    }),
    'error TOO_FEW_POINTS alert.info[0].area[0].polygon[0]',
  ],
  [
    'longitude before latitude, beyond the pole',
    withArea({
      polygon: [
        [
          [134, 31],
          [135, 31],
          [135, 32],
          [134, 31],
        ],
      ],
    }),
    'error RANGE alert.info[0].area[0].polygon[0]',
  ],
  [
    'crossing edges',
    withArea({
      polygon: [
        [
          [31, 34],
          [32, 35],
          [31, 35],
          [32, 34],
          [31, 34],
        ],
      ],
    }),
    'error CROSSING alert.info[0].area[0].polygon[0]',
  ],
  [
    'more than 100 points',
    withArea({
      polygon: [
        aStar(
          [31, 34],
          Array.from({ length: 101 }, () => 0.1),
        ),
      ],
    }),
    'warning LENGTH alert.info[0].area[0].polygon[0]',
  ],
  ['a circle beyond the earth', withArea({ circle: [{ centre: [91, 0], radiusKm: 1 }] }), 'error RANGE alert.info[0].area[0].circle[0]'],
  ['a negative circle', withArea({ circle: [{ centre: [31, 34], radiusKm: -1 }] }), 'error RANGE alert.info[0].area[0].circle[0]'],
  ['a ceiling without a floor', withArea({ ceiling: 100 }), 'error CEILING alert.info[0].area[0].ceiling'],
  ['a ceiling below the floor', withArea({ altitude: 200, ceiling: 100 }), 'error CEILING alert.info[0].area[0].ceiling'],
];

for (const [what, alert, expected] of CASES) {
  test(`${what} is found, and nothing else is`, () => {
    assert.deepEqual(
      checkCap(alert).map(({ level, code, path }) => `${level} ${code} ${path}`),
      [expected],
    );
  });
}

test('all issues of a message are listed, in the order of the document', () => {
  const codes = checkCap({ ...withInfo({ event: '', area: [] }), identifier: '', msgType: 'Cancel' }).map(({ code }) => code);
  assert.deepEqual(codes, ['EMPTY', 'MISSING', 'EMPTY', 'MISSING']);
});
