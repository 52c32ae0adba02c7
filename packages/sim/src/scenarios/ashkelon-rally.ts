import type { Input } from '@tocsin/core/entry';
import { claimsOf, exactly, said, vaguely } from './claim-maker.ts';
import { ASHKELON_SOUTH, shortRocket } from './gaza-envelope.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';

const DOCUMENT = { publisher: 'news report of 2019-12-27', published: '2019-12-27', reference: 'seed 001' };
const RALLY = '2019-12-26T19:02:00.000Z';
const LATER = '2019-12-27T06:00:00.000Z';

/** 2019-12-26: one launch at Ashkelon; sirens; a rally goes to shelter and comes back. */
export function ashkelonRally(): readonly Input[] {
  return inOrder(SOUTHERN_HEAD, [
    ...southernSalvo(1, '2019-12-26T19:00:00.000Z', [shortRocket(ASHKELON_SOUTH, { afterS: 0, rangeM: 13_500, endS: 46 })]),
    ...claimsOf('rally', DOCUMENT, [
      said([RALLY, 'sirens', 'narrator'], 'Sirens sounded in Ashkelon during a campaign rally.', { place: 'Ashkelon' }),
      said([RALLY, 'launch_count', 'narrator'], 'One rocket was fired from the strip.', {
        place: 'Ashkelon',
        quantity: exactly(1, 'rockets'),
      }),
      said([RALLY, 'launch_count', 'Reuters'], 'One rocket was fired at the city.', { place: 'Ashkelon', quantity: exactly(1, 'rockets') }),
      said([RALLY, 'sheltering', 'narrator'], 'Guards took the prime minister and his wife from the stage to a shelter.', {
        place: 'Ashkelon',
      }),
      said([RALLY, 'sheltering', 'Reuters'], 'He sheltered for a short time and resumed the rally.', { place: 'Ashkelon' }),
      said([RALLY, 'threat', ['Benjamin Netanyahu', 'The Jerusalem Post']], 'Whoever fires will fare as the one before.', {
        place: 'Ashkelon',
      }),
      said([LATER, 'strike', ['IDF', 'Haaretz']], 'Jets and helicopters struck compounds in response.', {
        place: 'Gaza Strip',
        quantity: vaguely(3, 'targets', 'several'),
      }),
      said([LATER, 'responsibility_attribution', 'IDF'], 'The army holds Hamas responsible for what happens in the strip.', {
        place: 'Gaza Strip',
        assertion: 'alleged',
        actor: 'Hamas',
      }),
      said([LATER, 'responsibility_attribution', 'Fawzi Barhoum, Hamas'], 'The spokesman holds Israel responsible for the escalation.', {
        place: 'Gaza Strip',
        assertion: 'alleged',
        actor: 'Israel',
      }),
      said([LATER, 'responsibility_attribution', 'narrator'], 'A commander killed the month before had answered for earlier attacks.', {
        actor: 'Islamic Jihad',
        quantity: vaguely(2, 'attacks', 'multiple'),
      }),
      said([LATER, 'killing', 'narrator'], 'That commander was killed in an Israeli attack.', { quantity: exactly(1, 'people') }),
      said([LATER, 'threat', 'Israel Katz'], 'A new commander, if there is one, would be killed too.'),
      said([LATER, 'threat', 'Ofir Akunis'], 'A large operation will come sooner or later.', { place: 'Gaza Strip' }),
      said([LATER, 'threat', 'Fawzi Barhoum, Hamas'], 'The armed groups would go on whatever it costs.', { place: 'Gaza Strip' }),
      said([LATER, 'statement', ['Benny Gantz', 'Fox News']], 'A rival calls the situation one that no country can accept.'),
      said(
        [LATER, 'statement', ['Labor-Gesher party', 'The Jerusalem Post']],
        'A party credits the interceptors with saving the prime minister: an opinion, no report of an interception.',
      ),
    ]),
  ]);
}
