import type { Input } from '@tocsin/core/entry';
import { GRAD_ROCKET } from '../physics/flight.ts';
import { atLeast, claimsOf, exactly, inferred, moreThan, said, stated, vaguely } from './claim-maker.ts';
import { ASHKELON_NORTH, ASHKELON_SOUTH, shortRocket } from './gaza-envelope.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';

const DOCUMENT = {
  publisher: 'news report of 2023-01-27',
  published: '2023-01-27',
  reference: 'seed 000',
  artifact: 'dca67555edee0a8fca272be6c8227eef1176248ed9e94082fabcc1d1c2699bec',
};
const IDF = 'Israel Defense Forces (IDF)';
const AUTHORITY = 'Palestinian Authority';
const MORNING = '2023-01-27T04:00:00.000Z';
const NIGHT = { when: stated('2023-01-26T18:00+02:00/2023-01-27T06:00+02:00', 'night') };
const FRIDAY = { place: 'Gaza Strip', when: inferred('2023-01-27', 'day') };
const THURSDAY = { when: inferred('2023-01-26', 'day') };
const JENIN = { ...THURSDAY, place: 'Jenin, West Bank' };
const WAR_OF_2021 = { place: 'Gaza Strip', when: stated('2021-05', 'month') };

/** 2023-01-27: five launched; three reported intercepted, one in open country, one fell short of the border. */
export function ashkelonFive(): readonly Input[] {
  const outcome = { kind: 'outcome', time: '2023-01-27T00:20:00.000Z', source: 'IDF' } as const;
  return inOrder(SOUTHERN_HEAD, [
    ...southernSalvo(3, '2023-01-27T00:00:00.000Z', [
      shortRocket(ASHKELON_SOUTH, { afterS: 0, rangeM: 13_500, endS: 44 }),
      shortRocket(ASHKELON_NORTH, { afterS: 6, rangeM: 15_500, endS: 48 }),
      // Between two villages by the border.
      { ...shortRocket([34.552, 31.59], { afterS: 11, rangeM: 9_000, endS: 34 }), fromDeg: 235 },
      // Open country of the western Negev, far from any zone.
      { at: [34.6, 31.16], fromDeg: 300, rangeM: 24_000, elevationDeg: 50, body: GRAD_ROCKET, afterS: 20 },
      // Falls short: inside the strip, west of the border.
      shortRocket([34.478, 31.52], { afterS: 30, rangeM: 5_000 }),
    ]),
    { ...outcome, outcome: 'intercepted', count: 3 },
    { ...outcome, outcome: 'open-area', count: 1 },
    { ...outcome, outcome: 'fell-short', count: 1 },
    ...claimsOf('five', DOCUMENT, [...strikeClaims(), ...launchClaims(), ...raidClaims(), ...earlierClaims()]),
  ]);
}

type Claims = Parameters<typeof claimsOf>[2];

function strikeClaims(): Claims {
  return [
    said([MORNING, 'strike', 'narrator', 0, 81], 'Israel struck the strip from the air.', { ...FRIDAY, actor: 'Israel' }),
    said([MORNING, 'accusation', 'Palestinian officials', 151, 256], 'The raid of the day before was a massacre.', {
      ...THURSDAY,
      place: 'West Bank',
      assertion: 'alleged',
      target: 'Israeli troops',
    }),
    said([MORNING, 'strike', IDF, 332, 377], 'The army made the strikes known that morning.', {
      place: 'Gaza Strip',
      when: stated('2023-01-27', 'part-of-day:early morning'),
    }),
    said([MORNING, 'strike_target', IDF, 386, 457], 'A site below ground for making rockets was the target.', FRIDAY),
    said([MORNING, 'motive', IDF, 595, 706], 'The strikes answer the rockets of the night.', FRIDAY),
    said([MORNING, 'damage', IDF, 788, 874], 'The strikes set the arming of Hamas back.', { ...FRIDAY, target: 'Hamas' }),
  ];
}

function launchClaims(): Claims {
  return [
    said(
      [MORNING, 'interception', IDF, 708, 754],
      'A sentence of the same statement says that the rockets were intercepted, without a number.',
      NIGHT,
    ),
    said([MORNING, 'launch_count', IDF, 875, 953], 'Rockets fired at Israel in the night.', {
      ...NIGHT,
      place: 'Gaza Strip -> Israel',
      weapon: 'rocket',
      quantity: atLeast(5, 'rockets', 'At least five'),
    }),
    said([MORNING, 'interception', IDF, 955, 977], 'Rockets intercepted.', { ...NIGHT, quantity: exactly(3, 'rockets', 'three') }),
    said([MORNING, 'impact_open_area', IDF, 979, 1006], 'One came down where nobody lives.', {
      ...NIGHT,
      place: 'open area (Israel)',
      quantity: exactly(1, 'rockets', 'one'),
    }),
    said([MORNING, 'fell_short', IDF, 1011, 1044], 'One did not get out of the strip.', {
      ...NIGHT,
      place: 'inside Gaza',
      quantity: exactly(1, 'rockets', 'another'),
    }),
    said([MORNING, 'sirens', 'narrator', 1046, 1164], 'Sirens sounded in Ashkelon and in communities by the border.', {
      ...NIGHT,
      place: 'communities by the border; Ashkelon',
    }),
  ];
}

function raidClaims(): Claims {
  return [
    said([MORNING, 'ground_operation', 'narrator', 1185, 1285], 'Special forces had raided a refugee camp the day before.', {
      ...JENIN,
      actor: 'Israeli special forces',
    }),
    said([MORNING, 'attack', 'narrator', 1293, 1327], 'The raid ended in an exchange of fire.', JENIN),
    said([MORNING, 'casualties_killed', AUTHORITY, 1332, 1431], 'Killed in the raid of the day before.', {
      ...JENIN,
      quantity: exactly(9, 'Palestinians', 'nine'),
    }),
    said([MORNING, 'casualties_killed', AUTHORITY, 1361, 1391], 'A woman of 61 is among the nine.', {
      ...JENIN,
      scope: 'a woman, 61',
      quantity: exactly(1, 'women', 'a 61-year-old woman'),
    }),
    said([MORNING, 'strike_target', IDF, 1446, 1519], 'The raid was aimed at an Islamic Jihad cell.', { ...THURSDAY, place: 'Jenin' }),
    said([MORNING, 'diplomatic_action', AUTHORITY, 1815, 1877], 'It would end all security cooperation.', {
      ...THURSDAY,
      place: 'West Bank',
      modality: 'plan',
    }),
    said([MORNING, 'diplomatic_action', 'Nabil Abu Rudeineh', 1959, 2038], 'Security cooperation is over already.', {
      ...THURSDAY,
      place: 'West Bank',
      modality: 'fact',
    }),
    said([MORNING, 'damage', ['narrator', 'video clips in local media'], 2401, 2472], 'Clips show rubble and burnt houses.', {
      ...THURSDAY,
      place: 'Jenin',
    }),
    said([MORNING, 'threat', 'Hamas', 2593, 2684], 'Retaliation would come soon.', THURSDAY),
  ];
}

function earlierClaims(): Claims {
  return [
    said([MORNING, 'launch_count', 'narrator', 3097, 3134], 'Rockets of the war of May 2021, beyond counting.', {
      ...WAR_OF_2021,
      quantity: vaguely(null, 'rockets', 'countless'),
    }),
    said([MORNING, 'casualties_killed', 'narrator', 3136, 3165], 'Killed in the strip in that war.', {
      ...WAR_OF_2021,
      quantity: vaguely(100, 'people', 'hundreds'),
    }),
    said([MORNING, 'casualties_killed', 'narrator', 3170, 3204], 'Killed in Israel in that war.', {
      ...WAR_OF_2021,
      place: 'Israel',
      quantity: moreThan(12, 'people', 'more than a dozen'),
    }),
    said([MORNING, 'access_restriction', 'narrator', 3243, 3309], 'Israel keeps the strip under blockade.', {
      place: 'Gaza Strip',
      actor: 'Israel',
    }),
  ];
}
