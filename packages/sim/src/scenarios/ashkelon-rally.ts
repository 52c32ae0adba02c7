import type { Input } from '@tocsin/core/entry';
import { claimsOf, exactly, inferred, said, stated, vaguely } from './claim-maker.ts';
import { ASHKELON_SOUTH, shortRocket } from './gaza-envelope.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';

const DOCUMENT = {
  publisher: 'news report of 2019-12-27',
  published: '2019-12-27',
  reference: 'seed 001',
  artifact: '2edc460a8b200fa49f816f1b4a06f3ace3007836193581acfc87f7865fc0ed47',
};
const RALLY = '2019-12-26T19:02:00.000Z';
const LATER = '2019-12-27T06:00:00.000Z';
const IDF = 'Israel Defense Forces (IDF)';
const BARHOUM = 'Fawzi Barhoum (Hamas spokesman)';
const REUTERS = { agent: 'Reuters', named: true, channel: 'Twitter' };
/** The report gives the launch no day: it lies before the strikes of Thursday. */
const EVENING = { place: 'Ashkelon', when: inferred('2019-12-25/2019-12-26', 'day-range') };
const THURSDAY = { place: 'Gaza Strip', when: stated('2019-12-26', 'day') };

/** 2019-12-26: one launch at Ashkelon; sirens; a rally goes to shelter and comes back. */
export function ashkelonRally(): readonly Input[] {
  return inOrder(SOUTHERN_HEAD, [
    ...southernSalvo(1, '2019-12-26T19:00:00.000Z', [shortRocket(ASHKELON_SOUTH, { afterS: 0, rangeM: 13_500, endS: 46 })]),
    ...claimsOf('rally', DOCUMENT, [...eveningClaims(), ...answerClaims(), ...voices()]),
  ]);
}

type Claims = Parameters<typeof claimsOf>[2];

function eveningClaims(): Claims {
  return [
    said([RALLY, 'launch_count', 'narrator', 50, 141], 'One rocket came out of the strip.', {
      ...EVENING,
      place: 'Gaza Strip',
      quantity: exactly(1, 'rockets', 'a rocket'),
    }),
    said([RALLY, 'sheltering', 'narrator', 85, 200], 'It sent the prime minister to shelter during his campaign.', {
      ...EVENING,
      actor: 'Benjamin Netanyahu',
    }),
    said([RALLY, 'sirens', 'narrator', 612, 720], 'Sirens sounded while he was on the stage.', EVENING),
    said([RALLY, 'sheltering', 'narrator', 722, 796], 'Guards led him and his wife from the stage to a shelter.', EVENING),
    said([RALLY, 'launch_count', REUTERS, 858, 991], 'One rocket was shot at the city.', {
      ...EVENING,
      place: 'Gaza Strip -> Ashkelon',
      quantity: exactly(1, 'rockets', 'A rocket'),
    }),
    said([RALLY, 'sheltering', REUTERS, 968, 1026], 'He sheltered for a short time and went on with the rally.', EVENING),
    said(
      [RALLY, 'threat', ['Benjamin Netanyahu', 'The Jerusalem Post'], 1188, 1296],
      'Whoever fires will fare as the one before.',
      EVENING,
    ),
  ];
}

function answerClaims(): Claims {
  return [
    said([LATER, 'strike', 'narrator', 17, 84], 'Israel answered the rocket on Thursday.', { ...THURSDAY, actor: 'Israel' }),
    said([LATER, 'strike', [IDF, 'Haaretz'], 254, 402], 'Jets and helicopters hit compounds of Hamas.', {
      ...THURSDAY,
      quantity: vaguely(3, 'targets', 'several'),
    }),
    said([LATER, 'responsibility_attribution', IDF, 429, 519], 'Hamas answers for whatever goes out from the strip.', {
      ...THURSDAY,
      assertion: 'alleged',
      target: 'Hamas',
    }),
    said([LATER, 'responsibility_attribution', BARHOUM, 2388, 2479], 'The spokesman puts the escalation on Israel.', {
      place: 'Gaza Strip',
      assertion: 'alleged',
      target: 'Israel',
    }),
    said(
      [LATER, 'responsibility_attribution', 'narrator', 1417, 1488],
      'A commander killed the month before had answered for earlier attacks.',
      {
        place: 'southern Israel',
        target: 'Baha Abu al-Ata (Islamic Jihad)',
        quantity: vaguely(2, 'attacks', 'multiple'),
      },
    ),
    said([LATER, 'killing', 'narrator', 1490, 1535], 'That commander died by an Israeli attack.', {
      when: inferred('2019-11', 'month'),
      actor: 'Israel',
      target: 'Baha Abu al-Ata',
      quantity: exactly(1, 'people', 'He'),
    }),
  ];
}

function voices(): Claims {
  return [
    said([LATER, 'threat', 'Israel Katz', 1792, 1815], 'A new commander, if there is one, would be killed too.', { modality: 'condition' }),
    said([LATER, 'threat', 'Ofir Akunis', 1964, 2037], 'A large operation will come at some time.', {
      place: 'Gaza Strip',
      modality: 'plan',
    }),
    said([LATER, 'threat', BARHOUM, 2482, 2567], 'The armed groups would go on at any price.', { place: 'Gaza Strip' }),
    said([LATER, 'statement', ['Benny Gantz', 'Fox News'], 2736, 2933], 'A rival calls the situation one that no country can accept.'),
    said(
      [LATER, 'statement', ['Labor-Gesher Party', 'The Jerusalem Post'], 3167, 3233],
      'A party credits the interceptors with saving the prime minister: an opinion, no report of an interception.',
    ),
  ];
}
