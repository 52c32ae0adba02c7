import type { Input } from '@tocsin/core/entry';
import { GRAD_ROCKET } from '../physics/flight.ts';
import { atLeast, claimsOf, exactly, moreThan, said, vaguely } from './claim-maker.ts';
import { ASHKELON_NORTH, ASHKELON_SOUTH, shortRocket } from './gaza-envelope.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';

const DOCUMENT = { publisher: 'news report of 2023-01-27', published: '2023-01-27', reference: 'seed 000' };
const WAR_OF_2021 = { scope: 'May 2021', place: 'Gaza Strip', when: { edtf: '2021-05', precision: 'month', basis: 'stated' } } as const;
const MORNING = '2023-01-27T04:00:00.000Z';

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
    ...claimsOf('five', DOCUMENT, [
      said([MORNING, 'launch_count', 'IDF'], 'Rockets fired towards Israel overnight.', {
        place: 'Israel',
        quantity: atLeast(5, 'rockets', 'at least five'),
      }),
      said([MORNING, 'interception', 'IDF'], 'Rockets intercepted.', { place: 'Israel', quantity: exactly(3, 'rockets') }),
      said([MORNING, 'interception', 'IDF'], 'A sentence of the same statement says that the rockets were intercepted, without a number.', {
        place: 'Israel',
      }),
      said([MORNING, 'impact_open_area', 'IDF'], 'One came down in an open area.', { place: 'Israel', quantity: exactly(1, 'rockets') }),
      said([MORNING, 'fell_short', 'IDF'], 'One fell short inside the strip.', { place: 'Gaza Strip', quantity: exactly(1, 'rockets') }),
      said([MORNING, 'sirens', 'narrator'], 'Sirens sounded in settlements by the border and in Ashkelon.', {
        place: 'Ashkelon and the communities by the border',
      }),
      said([MORNING, 'strike', 'IDF'], 'The army announced strikes early on Friday.', { place: 'Gaza Strip' }),
      said([MORNING, 'strike_target', 'IDF'], 'An underground site for making rockets was the target.', { place: 'Gaza Strip' }),
      said([MORNING, 'motive', 'IDF'], 'The strikes answer the rockets of the night.', { place: 'Gaza Strip' }),
      said([MORNING, 'damage', 'IDF'], 'The strikes did significant damage to the arming of Hamas.', { place: 'Gaza Strip' }),
      said([MORNING, 'accusation', 'Palestinian officials'], 'The raid of the day before was a massacre.', {
        place: 'West Bank',
        assertion: 'alleged',
        actor: 'Israel',
      }),
      said([MORNING, 'casualties_killed', 'Palestinian Authority'], 'Killed in the raid of the day before.', {
        place: 'Jenin',
        quantity: exactly(9, 'people'),
      }),
      said([MORNING, 'casualties_killed', 'Palestinian Authority'], 'A woman of 61 is among the nine.', {
        place: 'Jenin',
        scope: 'women among them',
        quantity: exactly(1, 'people'),
      }),
      said([MORNING, 'strike_target', 'IDF'], 'The raid was aimed at an Islamic Jihad cell.', { place: 'Jenin' }),
      said([MORNING, 'diplomatic_action', 'Palestinian Authority'], 'It would end all security cooperation.', { place: 'West Bank' }),
      said([MORNING, 'diplomatic_action', 'Nabil Abu Rudeineh'], 'Security cooperation is over as of now.', { place: 'West Bank' }),
      said([MORNING, 'launch_count', 'narrator'], 'Rockets of the war of May 2021, beyond counting.', {
        ...WAR_OF_2021,
        quantity: vaguely(null, 'rockets', 'countless'),
      }),
      said([MORNING, 'casualties_killed', 'narrator'], 'Killed in the strip in that war.', {
        ...WAR_OF_2021,
        quantity: vaguely(100, 'people', 'hundreds'),
      }),
      said([MORNING, 'casualties_killed', 'narrator'], 'Killed in Israel in that war.', {
        ...WAR_OF_2021,
        place: 'Israel',
        quantity: moreThan(12, 'people', 'more than a dozen'),
      }),
      said([MORNING, 'threat', 'Hamas'], 'Retaliation would not be delayed.'),
    ]),
  ]);
}
