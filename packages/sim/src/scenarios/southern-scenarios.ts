import type { Input } from '@tocsin/core/entry';
import { GRAD_ROCKET } from '../physics/flight.ts';
import { atLeast, claimsOf, exactly, moreThan, unnamed } from './claim-maker.ts';
import { ASHKELON_NORTH, ASHKELON_SOUTH, BORDER_VILLAGE, SOUTHERN_AIR, SOUTHERN_RADAR, shortRocket } from './gaza-envelope.ts';
import { inOrder, type RocketSpec, scanSalvo } from './salvo.ts';

const HEAD: readonly Input[] = [{ kind: 'region', use: 'oref' }, SOUTHERN_RADAR];

function southernSalvo(seed: number, beginsAt: string, rockets: readonly RocketSpec[]): readonly Input[] {
  return scanSalvo({ seed, beginsAt, rockets, radar: SOUTHERN_RADAR, air: SOUTHERN_AIR, beforeS: 5, afterS: 5 });
}

/** 2019-12-26: one launch at Ashkelon; sirens; a rally goes to shelter and comes back. */
export function ashkelonRally(): readonly Input[] {
  const document = { publisher: 'news report of 2019-12-27', published: '2019-12-27', reference: 'seed 001' };
  return inOrder(HEAD, [
    ...southernSalvo(1, '2019-12-26T19:00:00.000Z', [shortRocket(ASHKELON_SOUTH, { afterS: 0, rangeM: 13_500, endS: 46 })]),
    ...claimsOf('rally', document, [
      {
        time: '2019-12-26T19:02:00.000Z',
        claim: 'sirens',
        by: ['narrator'],
        place: 'Ashkelon',
        summary: 'Sirens sounded in Ashkelon during a campaign rally.',
      },
      {
        time: '2019-12-26T19:03:00.000Z',
        claim: 'launch_count',
        by: ['Reuters'],
        place: 'Ashkelon',
        quantity: exactly(1, 'rockets'),
        summary: 'One rocket was fired at the city.',
      },
      {
        time: '2019-12-26T19:03:00.000Z',
        claim: 'sheltering',
        by: ['Reuters'],
        place: 'Ashkelon',
        summary: 'The prime minister went to shelter for a short time and resumed the rally.',
      },
      {
        time: '2019-12-27T06:00:00.000Z',
        claim: 'strike',
        by: ['IDF', 'Haaretz'],
        place: 'Gaza Strip',
        summary: 'Jets and helicopters struck targets in response.',
      },
      {
        time: '2019-12-27T06:30:00.000Z',
        claim: 'responsibility_attribution',
        by: ['IDF'],
        place: 'Gaza Strip',
        assertion: 'alleged',
        actor: 'Hamas',
        summary: 'The army holds Hamas responsible for what happens in the strip.',
      },
      {
        time: '2019-12-27T07:00:00.000Z',
        claim: 'responsibility_attribution',
        by: ['Fawzi Barhoum, Hamas'],
        place: 'Gaza Strip',
        assertion: 'alleged',
        actor: 'Israel',
        summary: 'The spokesman holds Israel responsible for the escalation.',
      },
      {
        time: '2019-12-27T07:30:00.000Z',
        claim: 'interception',
        by: ['Labor-Gesher party', 'The Jerusalem Post'],
        place: 'Ashkelon',
        assertion: 'alleged',
        summary: 'A party credits the interceptors with saving the prime minister: an opinion, no report of an interception.',
      },
    ]),
  ]);
}

/** 2023-01-27: five launched; three reported intercepted, one in open country, one fell short of the border. */
export function ashkelonFive(): readonly Input[] {
  const document = { publisher: 'news report of 2023-01-27', published: '2023-01-27', reference: 'seed 000' };
  const outcome = { kind: 'outcome', time: '2023-01-27T00:20:00.000Z', source: 'IDF' } as const;
  return inOrder(HEAD, [
    ...southernSalvo(2, '2023-01-27T00:00:00.000Z', [
      shortRocket(ASHKELON_SOUTH, { afterS: 0, rangeM: 13_500, endS: 44 }),
      shortRocket(ASHKELON_NORTH, { afterS: 6, rangeM: 15_500, endS: 48 }),
      shortRocket(BORDER_VILLAGE, { afterS: 11, rangeM: 8_000, endS: 37 }),
      // Open country of the western Negev, far from any zone.
      { at: [34.6, 31.16], fromDeg: 300, rangeM: 24_000, elevationDeg: 50, body: GRAD_ROCKET, afterS: 20 },
      // Falls short: inside the strip, west of the border.
      shortRocket([34.478, 31.52], { afterS: 30, rangeM: 5_000 }),
    ]),
    { ...outcome, outcome: 'intercepted', count: 3 },
    { ...outcome, outcome: 'open-area', count: 1 },
    { ...outcome, outcome: 'fell-short', count: 1 },
    ...claimsOf('five', document, [
      {
        time: '2023-01-27T04:00:00.000Z',
        claim: 'launch_count',
        by: ['IDF'],
        place: 'Israel',
        quantity: atLeast(5, 'rockets', 'at least five'),
        summary: 'Rockets fired towards Israel overnight.',
      },
      {
        time: '2023-01-27T04:00:00.000Z',
        claim: 'interception',
        by: ['IDF'],
        place: 'Israel',
        quantity: exactly(3, 'rockets'),
        summary: 'Rockets intercepted.',
      },
      {
        time: '2023-01-27T04:00:00.000Z',
        claim: 'impact_open_area',
        by: ['IDF'],
        place: 'Israel',
        quantity: exactly(1, 'rockets'),
        summary: 'One came down in an open area.',
      },
      {
        time: '2023-01-27T04:00:00.000Z',
        claim: 'fell_short',
        by: ['IDF'],
        place: 'Gaza Strip',
        quantity: exactly(1, 'rockets'),
        summary: 'One fell short inside the strip.',
      },
      {
        time: '2023-01-27T04:00:00.000Z',
        claim: 'sirens',
        by: ['narrator'],
        place: 'Ashkelon and the communities by the border',
        summary: 'Sirens sounded in settlements by the border and in Ashkelon.',
      },
      {
        time: '2023-01-27T04:30:00.000Z',
        claim: 'strike',
        by: ['IDF'],
        place: 'Gaza Strip',
        summary: 'An underground site for making rockets was struck.',
      },
      {
        time: '2023-01-27T05:00:00.000Z',
        claim: 'casualties_killed',
        by: ['Palestinian Authority'],
        place: 'Jenin',
        quantity: exactly(9, 'people'),
        summary: 'Killed in the raid of the day before, a woman of 61 among them.',
      },
    ]),
  ]);
}

/** 2023-05-14: one launch during a truce; sirens by its early ellipse, then open country. */
export function truceOneLaunch(): readonly Input[] {
  const document = { publisher: 'news report of 2023-05-14', published: '2023-05-14', reference: 'seed 002' };
  return inOrder(HEAD, [
    ...southernSalvo(1, '2023-05-14T15:30:00.000Z', [
      { ...shortRocket([34.544, 31.612], { afterS: 0, rangeM: 10_000, endS: 48 }), fromDeg: 200 },
    ]),
    { kind: 'outcome', time: '2023-05-14T15:45:00.000Z', outcome: 'open-area', count: 1, source: 'IDF' },
    { kind: 'outcome', time: '2023-05-14T15:45:00.000Z', outcome: 'intercepted', count: 0, source: 'IDF' },
    ...claimsOf('truce', document, [
      {
        time: '2023-05-14T15:32:00.000Z',
        claim: 'sirens',
        by: ['narrator'],
        place: 'Ashkelon and the communities by the border',
        summary: 'Sirens sounded despite the ceasefire of the day before.',
      },
      {
        time: '2023-05-14T15:45:00.000Z',
        claim: 'launch_count',
        by: ['IDF spokesperson'],
        place: 'Gaza Strip',
        quantity: exactly(1, 'rockets'),
        summary: 'One launch was detected.',
      },
      {
        time: '2023-05-14T15:45:00.000Z',
        claim: 'impact_open_area',
        by: ['IDF spokesperson'],
        quantity: exactly(1, 'rockets'),
        summary: 'It fell in an open area.',
      },
      {
        time: '2023-05-14T15:45:00.000Z',
        claim: 'no_interception',
        by: ['narrator'],
        quantity: exactly(0, 'interceptions'),
        summary: 'There was no interception.',
      },
      {
        time: '2023-05-14T15:50:00.000Z',
        claim: 'midair_explosion',
        by: [unnamed('security sources')],
        quantity: exactly(1, 'rockets'),
        summary: 'It burst before it touched the ground.',
      },
      {
        time: '2023-05-14T16:00:00.000Z',
        claim: 'cause_explanation',
        by: [unnamed('a source in Gaza'), 'Al Jazeera'],
        summary: 'The launch came of a "technical deficit".',
      },
      {
        time: '2023-05-14T16:00:00.000Z',
        claim: 'truce_status',
        by: [unnamed('a source in Gaza'), 'Al Jazeera'],
        summary: 'The armed groups hold to the ceasefire.',
      },
      {
        time: '2023-05-14T16:10:00.000Z',
        claim: 'strike',
        by: [unnamed('an Israeli security source')],
        place: 'Gaza Strip',
        summary: 'Positions in the strip are being struck in return.',
      },
      { time: '2023-05-14T16:15:00.000Z', claim: 'truce_start', by: ['narrator'], summary: 'The ceasefire was reached on Saturday night.' },
    ]),
  ]);
}

/** 2023-12-01: a truce expires at 07:00 local; rockets; each side blames the other; an evacuation notice. */
export function truceExpires(): readonly Input[] {
  const document = { publisher: 'news report of 2023-12-01', published: '2023-12-01', reference: 'seed 003' };
  return inOrder(HEAD, [
    { kind: 'note', time: '2023-12-01T05:00:00.000Z', text: 'the truce runs out: 07:00 local, 05:00 UTC' },
    ...southernSalvo(4, '2023-12-01T05:00:30.000Z', [
      shortRocket(BORDER_VILLAGE, { afterS: 0, rangeM: 8_000 }),
      shortRocket([34.5, 31.528], { afterS: 8, rangeM: 5_500 }),
    ]),
    ...claimsOf('expiry', document, [
      {
        time: '2023-12-01T05:00:00.000Z',
        claim: 'truce_expiry',
        by: ['narrator'],
        when: { edtf: '2023-12-01T07:00:00+02:00', precision: 'minute', basis: 'stated' },
        summary: 'The deadline was 7 a.m. local time, midnight in New York.',
      },
      {
        time: '2023-12-01T05:10:00.000Z',
        claim: 'violation_allegation',
        by: ['IDF'],
        actor: 'Hamas',
        assertion: 'alleged',
        summary: 'Hamas broke the truce first by firing rockets.',
      },
      {
        time: '2023-12-01T05:15:00.000Z',
        claim: 'violation_allegation',
        by: ['Office of the Prime Minister of Israel'],
        actor: 'Hamas',
        assertion: 'alleged',
        summary: 'Hamas did not release all the women due that day and launched rockets.',
      },
      {
        time: '2023-12-01T05:30:00.000Z',
        claim: 'responsibility_attribution',
        by: ['Government Media Office in Gaza'],
        actor: 'Israel and the United States',
        assertion: 'alleged',
        summary: 'The international community, the United States above all, is blamed for the resumption.',
      },
      {
        time: '2023-12-01T06:00:00.000Z',
        claim: 'casualties_killed',
        by: ['Ministry of Health in Gaza'],
        place: 'Gaza Strip',
        quantity: atLeast(32, 'people', 'at least 32'),
        summary: 'Killed since the strikes began again on Friday.',
      },
      {
        time: '2023-12-01T06:00:00.000Z',
        claim: 'evacuation_notice',
        by: ['IDF'],
        place: 'Khan Younis',
        summary: 'Leaflets call the city a fighting zone and tell residents to leave.',
      },
      {
        time: '2023-12-01T07:00:00.000Z',
        claim: 'hostages_released',
        by: ['narrator'],
        scope: 'Israelis, under the deal',
        quantity: exactly(86, 'people'),
        summary: 'Israelis released in the seven days.',
      },
      {
        time: '2023-12-01T07:00:00.000Z',
        claim: 'hostages_released',
        by: ['narrator'],
        scope: 'foreign nationals, under the deal',
        quantity: exactly(24, 'people'),
        summary: 'Foreign nationals released in the seven days.',
      },
      {
        time: '2023-12-01T07:00:00.000Z',
        claim: 'hostages_released',
        by: ['narrator'],
        scope: 'outside the deal',
        quantity: exactly(1, 'people'),
        summary: 'An Israeli dual citizen freed outside the deal.',
      },
      {
        time: '2023-12-01T07:00:00.000Z',
        claim: 'prisoners_released',
        by: ['narrator'],
        scope: 'as of Thursday',
        quantity: exactly(240, 'people'),
        summary: 'Palestinians freed from Israeli prisons.',
      },
      {
        time: '2023-12-01T07:05:00.000Z',
        claim: 'hostages_held',
        by: ['Office of the Prime Minister of Israel'],
        quantity: exactly(137, 'people'),
        summary: 'Still held: 117 men and 20 women.',
      },
      {
        time: '2023-12-01T07:10:00.000Z',
        claim: 'casualties_killed',
        by: ['Palestinian Ministry of Health in the West Bank', 'authorities in Gaza'],
        place: 'Gaza Strip',
        scope: 'since 7 October',
        quantity: moreThan(14_800, 'people', 'more than 14,800'),
        summary: 'Killed since 7 October, 6,000 children among them.',
      },
    ]),
  ]);
}

/** One rocket alone that falls where nobody lives: nobody is to be woken. */
export function openCountryOne(): readonly Input[] {
  return inOrder(
    HEAD,
    southernSalvo(6, '2026-01-10T02:00:00.000Z', [
      { at: [34.6, 31.16], fromDeg: 300, rangeM: 24_000, elevationDeg: 50, body: GRAD_ROCKET, afterS: 0 },
    ]),
  );
}
