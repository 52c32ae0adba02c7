import type { Sensor } from '@tocsin/core/detection/observation';
import type { Input } from '@tocsin/core/entry';
import { claimsOf, exactly, inferred, said, stated, unnamed, vaguely } from './claim-maker.ts';
import { SOUTHERN_AIR, shortRocket } from './gaza-envelope.ts';
import { inOrder, scanSalvo } from './salvo.ts';

const DOCUMENT = {
  publisher: 'i24NEWS',
  published: '2023-05-14',
  reference: 'seed 002',
  artifact: '2bfc3b74019a5f84b497f87d528dd5e2921e6d8f3ac83965b67e479d37f2f70e',
};
/** An invented radar farther inland, that sees the flight late and less sharply: its early ellipses are wide. */
const RADAR: Sensor = {
  kind: 'sensor',
  id: 'radar-inland',
  position: [34.85, 31.75, 120],
  sigma: { range: 50, azimuth: 0.4, elevation: 0.4 },
  period: 2,
};
/** It burst before it touched the ground. */
const END_S = 46;
const MINUTES_LATER = '2023-05-14T15:45:00.000Z';
const EVENING = '2023-05-14T16:15:00.000Z';
const ARMY = "spokesperson, Israel's army (IDF)";
const SECURITY_SOURCE = unnamed('Israeli security source');
const GAZA_SOURCE = [unnamed('Gaza source'), 'Al Jazeera'] as const;
const SUNDAY = { when: stated('2023-05-14', 'day') };
const OPERATION = { place: 'Gaza Strip', when: inferred('2023-05-09/2023-05-13', 'day-range') };

/** 2023-05-14: one launch during a truce; sirens by its early ellipse, then open country. */
export function truceOneLaunch(): readonly Input[] {
  const salvo = scanSalvo({
    seed: 11,
    beginsAt: '2023-05-14T15:30:00.000Z',
    // Dunes between the villages: 900 m from the nearest zone.
    rockets: [{ ...shortRocket([34.547, 31.616], { afterS: 0, rangeM: 9_000, endS: END_S }), fromDeg: 215 }],
    radar: RADAR,
    air: SOUTHERN_AIR,
    beforeS: 5,
    afterS: 5,
  });
  return inOrder(
    [{ kind: 'region', use: 'oref' }, RADAR],
    [
      ...salvo,
      { kind: 'outcome', time: MINUTES_LATER, outcome: 'open-area', count: 1, source: 'IDF' },
      { kind: 'outcome', time: MINUTES_LATER, outcome: 'intercepted', count: 0, source: 'IDF' },
      ...claimsOf('truce', DOCUMENT, [...launchClaims(), ...truceClaims(), ...operationClaims()]),
    ],
  );
}

type Claims = Parameters<typeof claimsOf>[2];

function launchClaims(): Claims {
  return [
    said(['2023-05-14T15:32:00.000Z', 'sirens', 'narrator', 111, 208], 'Sirens sounded, although there was a truce since the day before.', {
      ...SUNDAY,
      place: 'Ashkelon; communities by the border',
    }),
    said([MINUTES_LATER, 'launch_count', ARMY, 349, 410], 'The army saw a single launch.', {
      ...SUNDAY,
      place: 'Gaza Strip -> Israel',
      quantity: exactly(1, 'launches', 'one'),
    }),
    said([MINUTES_LATER, 'impact_open_area', ARMY, 416, 439], 'It came down where nobody lives.', {
      ...SUNDAY,
      place: 'open area (Israel)',
      quantity: exactly(1, 'rockets', 'it'),
    }),
    said([MINUTES_LATER, 'no_interception', ARMY, 441, 476], 'Nothing was intercepted.', {
      ...SUNDAY,
      quantity: exactly(0, 'interceptions', 'no'),
    }),
    said([MINUTES_LATER, 'midair_explosion', unnamed('security sources'), 482, 559], 'It burst in the air, above the ground.', {
      ...SUNDAY,
      quantity: exactly(1, 'rockets', 'the rocket'),
    }),
    said([EVENING, 'cause_explanation', GAZA_SOURCE, 611, 668], 'A technical fault set it off.', { ...SUNDAY, place: 'Gaza Strip' }),
    said([EVENING, 'strike', SECURITY_SOURCE, 17, 109], 'A heading says that positions of Hamas are being struck in return.', {
      ...SUNDAY,
      place: 'Gaza Strip',
      actor: 'Israel',
      target: 'Hamas',
    }),
    said([EVENING, 'strike', SECURITY_SOURCE, 737, 850], 'Strikes on positions of Hamas in return are under way.', {
      ...SUNDAY,
      place: 'Gaza Strip',
      actor: 'Israel',
      target: 'Hamas',
    }),
  ];
}

function truceClaims(): Claims {
  return [
    said([EVENING, 'truce_agreed', 'narrator', 210, 302], 'Islamic Jihad and Israel had agreed on a truce the day before.', {
      place: 'Gaza; Israel',
      when: stated('2023-05-13', 'day'),
    }),
    said([EVENING, 'truce_start', 'narrator', 1116, 1186], 'The truce was reached on Saturday night.', {
      when: stated('2023-05-13', 'part-of-day:night'),
    }),
    said([EVENING, 'violation_allegation', 'narrator', 1195, 1261], 'Rockets flew within minutes of its beginning; nobody is named.', {
      when: inferred('2023-05-13', 'part-of-day:night, minutes after the start'),
    }),
    said([EVENING, 'truce_status', 'narrator', 1263, 1299], 'Since then and up to this launch it held.', {
      when: inferred('2023-05-13/2023-05-14', 'day-range'),
    }),
    said([EVENING, 'truce_status', GAZA_SOURCE, 677, 731], 'The armed groups hold to the truce.', SUNDAY),
  ];
}

function operationClaims(): Claims {
  return [
    said([EVENING, 'killing', 'Israeli security forces', 1418, 1504], 'Commanders of Islamic Jihad killed in the operation of five days.', {
      ...OPERATION,
      actor: 'Israel',
      quantity: exactly(6, 'commanders', 'six'),
    }),
    said([EVENING, 'damage', 'Israeli security forces', 1516, 1584], 'Launch sites and headquarters destroyed in it.', {
      ...OPERATION,
      quantity: vaguely(null, 'launch sites and headquarters', 'many'),
    }),
    said([EVENING, 'statement', unnamed('senior IDF officer'), 989, 1112], 'Talk of an attack by Hamas makes one likelier.', SUNDAY),
    said([EVENING, 'statement', 'Benjamin Netanyahu', 1674, 1710], 'The operation went without a flaw.'),
    said([EVENING, 'statement', 'Bezalel Smotrich', 1789, 1835], 'A large ground operation cannot be avoided.', {
      place: 'Gaza Strip',
      modality: 'plan',
    }),
  ];
}
