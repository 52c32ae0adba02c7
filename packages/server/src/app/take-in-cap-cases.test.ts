import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CapAlert, CapInfo } from '@tocsin/core/cap/cap-alert';
import { aStar } from '@tocsin/testkit/any-alert';
import { area, around, at, message, NORTH, openDesk, SOUTH } from '@tocsin/testkit/cap/open-desk';

const ACCEPTED = 'accepted OK';
const second = { ...message().info[0], language: 'he', event: 'unheard of' } as CapInfo;

const CASES: readonly (readonly [string, CapAlert, string])[] = [
  ['an alert of a pinned sender about one zone', message(), ACCEPTED],
  [
    'a warning to prepare',
    message({}, { responseType: ['Prepare'], urgency: 'Future', severity: 'Severe', certainty: 'Possible' }),
    ACCEPTED,
  ],
  ['a drone by its code', message({}, { event: 'x', eventCode: [{ valueName: 'tocsin:threat', value: 'uav' }] }), ACCEPTED],
  [
    'a second language whose words are not known, about the same zones',
    message({ info: [message().info[0] as CapInfo, second] }),
    ACCEPTED,
  ],
  ['a polygon that is open', message({}, area({ polygon: [[...around(34.5, 31.7).slice(0, 3), [31.8, 34.6]]] })), 'refused NOT_CLOSED'],
  [
    'a polygon that crosses itself',
    message(
      {},
      area({
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
    ),
    'refused CROSSING',
  ],
  [
    'a polygon of three points',
    message(
      {},
      area({
        polygon: [
          [
            [31, 34],
            [32, 35],
            [31, 34],
          ],
        ],
      }),
    ),
    'refused TOO_FEW_POINTS',
  ],
  [
    'a polygon with longitude first, beyond the pole',
    message(
      {},
      area({
        polygon: [
          [
            [134, 31],
            [135, 31],
            [135, 32],
            [134, 31],
          ],
        ],
      }),
    ),
    'refused RANGE',
  ],
  [
    'a polygon that touches itself',
    message(
      {},
      area({
        polygon: [
          [
            [31.69, 34.49],
            [31.69, 34.51],
            [31.71, 34.51],
            [31.71, 34.5],
            [31.69, 34.5],
            [31.71, 34.5],
            [31.71, 34.49],
            [31.69, 34.49],
          ],
        ],
      }),
    ),
    'held TOUCHING',
  ],
  ['no area', message({}, { area: [] }), 'held MISSING_GEOMETRY'],
  ['an area in words only', message({}, area({})), 'held MISSING_GEOMETRY'],
  [
    'an area in words beside one that is drawn',
    message({}, { area: [NORTH, { areaDesc: 'the whole country', polygon: [], circle: [], geocode: [] }] }),
    'held MISSING_GEOMETRY',
  ],
  ['a code that names no zone', message({}, area({ geocode: [{ valueName: 'tocsin:zone', value: 'atlantis' }] })), 'held UNKNOWN_GEOCODE'],
  ['a code of another system only', message({}, area({ geocode: [{ valueName: 'FIPS6', value: '032013' }] })), 'held MISSING_GEOMETRY'],
  ['a code of a zone', message({}, area({ geocode: [{ valueName: 'tocsin:zone', value: 'north' }] })), ACCEPTED],
  [
    'a code and a polygon elsewhere',
    message({}, area({ polygon: [around(34.5, 31.6)], geocode: [{ valueName: 'tocsin:zone', value: 'north' }] })),
    'held AREA_DISAGREES',
  ],
  ['an area outside the region', message({}, area({ polygon: [around(10, 50)] })), 'refused OUTSIDE_REGION'],
  ['an area of half a continent', message({}, area({ polygon: [around(34.5, 31.7, 5)] })), 'held TOO_LARGE'],
  ['a circle of 300 km', message({}, area({ circle: [{ centre: [31.7, 34.5], radiusKm: 300 }] })), 'held TOO_LARGE'],
  ['a circle about a zone', message({}, area({ circle: [{ centre: [31.7, 34.5], radiusKm: 2 }] })), ACCEPTED],
  ['a point', message({}, area({ circle: [{ centre: [31.7, 34.5], radiusKm: 0 }] })), ACCEPTED],
  ['a point in nobody’s zone', message({}, area({ circle: [{ centre: [31.65, 34.5], radiusKm: 0 }] })), 'refused OUTSIDE_REGION'],
  [
    'more corners than can be checked',
    message(
      {},
      area({
        polygon: [
          aStar(
            [31.7, 34.5],
            Array.from({ length: 20_001 }, () => 0.01),
          ),
        ],
      }),
    ),
    'held TOO_DETAILED',
  ],
  [
    'a message that follows itself',
    message({ identifier: 'self', msgType: 'Update', references: [{ sender: 'partner.example', identifier: 'self', sent: at(-5) }] }),
    'refused CIRCULAR',
  ],
  [
    'an update of what was never seen',
    message({ msgType: 'Update', references: [{ sender: 'partner.example', identifier: 'x', sent: at(-60) }] }),
    'held UNKNOWN_REFERENCE',
  ],
  [
    'an update of another sender’s message',
    message({ msgType: 'Update', references: [{ sender: 'other.example', identifier: 'x', sent: at(-60) }] }),
    'refused FOREIGN_REFERENCE',
  ],
  [
    'a cancellation of what was never seen',
    message({ msgType: 'Cancel', references: [{ sender: 'partner.example', identifier: 'x', sent: at(-60) }] }),
    'refused NOTHING_TO_END',
  ],
  ['an update that names nothing', message({ msgType: 'Update' }), 'held MISSING'],
  ['a message from ten minutes ahead', message({ sent: at(600) }), 'held FROM_THE_FUTURE'],
  ['a message from tomorrow', message({ sent: at(86_400) }, { expires: at(90_000) }), 'refused FROM_THE_FUTURE'],
  ['a message that has expired', message({ sent: at(-600) }, { expires: at(-1) }), 'refused EXPIRED'],
  ['a message of an hour ago that holds', message({ sent: at(-3_600) }), 'held TOO_OLD'],
  ['a message of last week', message({ sent: at(-600_000) }), 'refused TOO_OLD'],
  ['a message that takes effect later', message({}, { effective: at(600) }), 'held NOT_YET'],
  ['an exercise in the live lane', message({ status: 'Exercise' }), 'refused WRONG_STATUS'],
  ['a test in the live lane', message({ status: 'Test' }), 'refused WRONG_STATUS'],
  ['a draft', message({ status: 'Draft' }), 'ignored NO_ALERT'],
  ['an acknowledgement', message({ msgType: 'Ack' }), 'ignored NO_ALERT'],
  ['a message for some', message({ scope: 'Restricted', restriction: 'police' }), 'held SCOPE'],
  ['another sender than the signer may be', message({ sender: 'other.example' }), 'refused SENDER_NOT_PINNED'],
  ['weather', message({}, { event: 'Thunderstorm' }), 'held UNKNOWN_EVENT'],
  ['words that contain known ones', message({}, { event: 'No rocket attack' }), 'held UNKNOWN_EVENT'],
  ['a call to watch out', message({}, { responseType: ['Monitor'] }), 'held UNCLEAR_RESPONSE'],
  ['no call at all', message({}, { responseType: [] }), 'held UNCLEAR_RESPONSE'],
  ['shelter from something unlikely', message({}, { certainty: 'Unlikely' }), 'held UNCLEAR_RESPONSE'],
  ['shelter and all-clear at once', message({}, { responseType: ['Shelter', 'AllClear'] }), 'held CONTRADICTION'],
  [
    'two parts that say different things of one zone',
    message({ info: [message().info[0] as CapInfo, { ...(message().info[0] as CapInfo), responseType: ['Prepare'] }] }),
    'held CONTRADICTION',
  ],
  [
    'a translation about another place',
    message({ info: [message().info[0] as CapInfo, { ...(message().info[0] as CapInfo), language: 'he', area: [SOUTH] }] }),
    'held LANGUAGES_DISAGREE',
  ],
  ['no information', message({ info: [] }), 'held NO_INFO'],
];

for (const [what, alert, expected] of CASES) {
  test(`${what}: ${expected}`, async () => {
    const desk = openDesk();
    const answer = await desk.send(alert);
    assert.equal(`${answer.decision} ${answer.code}`, expected, JSON.stringify(answer.findings));
    assert.equal(desk.inputs.length, answer.decision === 'accepted' ? 1 : 0, 'only what is accepted reaches the engine');
    if (answer.decision !== 'ignored')
      assert.deepEqual(
        desk.records.map(({ decision, code }) => `${decision} ${code}`),
        [expected],
      );
    desk.intake.stop();
  });
}
