import type { Input } from '@tocsin/core/entry';
import type { Claim } from '@tocsin/core/record/claim';
import { about, atLeast, claimsOf, exactly, moreThan, said, unnamed, vaguely } from './claim-maker.ts';
import { BORDER_VILLAGE, shortRocket } from './gaza-envelope.ts';
import { inOrder } from './salvo.ts';
import { SOUTHERN_HEAD, southernSalvo } from './southern-salvo.ts';

const DOCUMENT = { publisher: 'news report of 2023-12-01', published: '2023-12-01', reference: 'seed 003' };
const EXPIRY = '2023-12-01T05:00:00.000Z';
const MORNING = '2023-12-01T05:30:00.000Z';
const NOON = '2023-12-01T10:00:00.000Z';
const PRIME_MINISTER = 'Office of the Prime Minister of Israel';
const MEDIA_OFFICE = 'Government Media Office in Gaza';
const MINISTRY = 'Ministry of Health in Gaza';
const WEST_BANK_MINISTRY = ['Palestinian Ministry of Health in the West Bank', 'authorities in Gaza'] as const;

/** 2023-12-01: a truce expires at 07:00 local; rockets; each side blames the other; evacuation notices. */
export function truceExpires(): readonly Input[] {
  return inOrder(SOUTHERN_HEAD, [
    { kind: 'note', time: EXPIRY, text: 'the truce runs out: 07:00 local, 05:00 UTC' },
    ...southernSalvo(4, '2023-12-01T05:00:30.000Z', [
      shortRocket(BORDER_VILLAGE, { afterS: 0, rangeM: 8_000 }),
      shortRocket([34.5, 31.528], { afterS: 8, rangeM: 5_500 }),
    ]),
    ...claimsOf('expiry', DOCUMENT, [...truceClaims(), ...blameClaims(), ...captiveClaims(), ...civilianClaims()]),
  ]);
}

type Claims = Parameters<typeof claimsOf>[2];

const day = (edtf: string): NonNullable<Claim['when']> => ({ edtf, precision: 'day', basis: 'stated' });

function truceClaims(): Claims {
  return [
    said([EXPIRY, 'truce_expiry', 'narrator'], 'The deadline was 7 a.m. local time, midnight in New York.', {
      when: { edtf: '2023-12-01T07:00:00+02:00', precision: 'minute', basis: 'stated' },
    }),
    said([MORNING, 'truce_end', 'narrator'], 'Fighting began again as the truce ran out.', {
      place: 'Gaza Strip',
      when: day('2023-12-01'),
    }),
    said([MORNING, 'truce_start', 'narrator'], 'The truce began on 24 November.', { when: day('2023-11-24') }),
    said([MORNING, 'truce_duration', 'narrator'], 'It lasted a week.', { quantity: exactly(7, 'days') }),
    said([MORNING, 'truce_duration', 'narrator'], 'It was meant for four days at first.', {
      scope: 'as first agreed',
      quantity: exactly(4, 'days'),
    }),
    said([MORNING, 'truce_extension', 'Israel'], 'Each further day had its price in captives.', {
      quantity: exactly(10, 'captives for each further day'),
    }),
    said([MORNING, 'truce_extension', 'narrator'], 'A day more would have been its eighth.', { quantity: exactly(8, 'day of the truce') }),
    said([MORNING, 'release_terms', 'narrator'], 'Three Palestinians for each Israeli, by the terms of the deal.', {
      quantity: exactly(3, 'prisoners for each captive'),
    }),
    said([MORNING, 'release_terms', 'Danny Danon'], 'One for three.', { quantity: exactly(3, 'prisoners for each captive') }),
    said([MORNING, 'demand', 'Danny Danon'], 'Hamas wants to change that ratio.', { assertion: 'alleged', actor: 'Hamas' }),
    said([NOON, 'negotiation', unnamed('a source briefed on the talks')], 'Talks through Qatar and Egypt go on.'),
    said([MORNING, 'military_posture', ['Al-Qassam Brigades', 'their channel']], 'Its men were to stay ready in the last hours.'),
  ];
}

function blameClaims(): Claims {
  return [
    said([MORNING, 'violation_allegation', 'IDF'], 'Hamas broke the truce first by firing rockets.', {
      actor: 'Hamas',
      assertion: 'alleged',
    }),
    said([MORNING, 'launch', 'IDF'], 'Rockets were fired towards Israel.', { actor: 'Hamas', assertion: 'alleged', place: 'Israel' }),
    said([MORNING, 'violation_allegation', PRIME_MINISTER], 'Hamas did not release all the women due that day and launched rockets.', {
      actor: 'Hamas',
      assertion: 'alleged',
    }),
    said([MORNING, 'launch', PRIME_MINISTER], 'Rockets were launched at citizens.', {
      actor: 'Hamas',
      assertion: 'alleged',
      place: 'Israel',
    }),
    said([MORNING, 'responsibility_attribution', MEDIA_OFFICE], 'The world, the United States above all, is to blame for the fighting.', {
      actor: 'the international community and the United States',
      assertion: 'alleged',
    }),
    said([MORNING, 'accusation', MEDIA_OFFICE], 'A war against civilians goes on.', { actor: 'Israel', assertion: 'alleged' }),
    said([MORNING, 'attack', 'IDF'], 'The army took up fighting again.', { place: 'Gaza Strip' }),
    said([MORNING, 'aim', 'Benjamin Netanyahu'], 'To free the captives, end Hamas, and see that the strip threatens nobody again.'),
    said([NOON, 'threat', 'Yoav Gallant'], 'The fighting will reach the north and the south.', { place: 'Gaza Strip' }),
  ];
}

function captiveClaims(): Claims {
  return [
    said([MORNING, 'hostages_released', 'narrator'], 'Released under the deal, foreign nationals among them.', {
      scope: 'under the deal, all',
      quantity: exactly(110, 'people'),
    }),
    said([MORNING, 'hostages_released', 'narrator'], 'Israelis released in the seven days.', {
      scope: 'under the deal, Israelis',
      quantity: exactly(86, 'people'),
    }),
    said([MORNING, 'hostages_released', 'narrator'], 'Foreign nationals released in the seven days.', {
      scope: 'under the deal, foreign nationals',
      quantity: exactly(24, 'people'),
    }),
    said([MORNING, 'hostages_released', 'narrator'], 'An Israeli dual citizen freed outside the deal.', {
      scope: 'outside the deal',
      quantity: exactly(1, 'people'),
    }),
    said([MORNING, 'prisoners_released', 'narrator'], 'Palestinians freed from Israeli prisons.', {
      scope: 'under the deal, whole truce',
      quantity: about('people', 'about 240'),
    }),
    said([MORNING, 'prisoners_released', 'narrator'], 'Palestinians freed from Israeli prisons, most of them women and minors.', {
      scope: 'under the deal, as of Thursday',
      quantity: exactly(240, 'people'),
    }),
    said([MORNING, 'hostages_held', PRIME_MINISTER], 'Still held.', { scope: 'all', quantity: exactly(137, 'people') }),
    said([MORNING, 'hostages_held', PRIME_MINISTER], 'Men still held.', { scope: 'men', quantity: exactly(117, 'people') }),
    said([MORNING, 'hostages_held', PRIME_MINISTER], 'Women still held.', { scope: 'women', quantity: exactly(20, 'people') }),
    said([MORNING, 'hostages_held', PRIME_MINISTER], 'Children still held.', { scope: 'under 18', quantity: exactly(2, 'people') }),
    said([MORNING, 'hostages_held', PRIME_MINISTER], 'Old people still held.', { scope: '75 and over', quantity: exactly(10, 'people') }),
    said([MORNING, 'hostage_taking', 'narrator'], 'Taken on 7 October.', {
      when: day('2023-10-07'),
      quantity: moreThan(200, 'people', 'more than 200'),
    }),
    said([MORNING, 'statement', 'Hamas'], 'It had trouble finding women and children among the captives.', {
      quantity: exactly(10, 'people'),
    }),
  ];
}

function civilianClaims(): Claims {
  return [
    said([NOON, 'casualties_killed', MINISTRY], 'Killed since the strikes began again on Friday.', {
      place: 'Gaza Strip',
      scope: 'on 1 December',
      quantity: atLeast(32, 'people', 'at least 32'),
    }),
    said([NOON, 'casualties_injured', MINISTRY], 'Injured since the strikes began again on Friday.', {
      place: 'Gaza Strip',
      scope: 'on 1 December',
      quantity: vaguely(12, 'people', 'dozens'),
    }),
    said([NOON, 'casualties_killed', WEST_BANK_MINISTRY], 'Killed since 7 October.', {
      place: 'Gaza Strip',
      scope: 'since 7 October',
      quantity: moreThan(14_800, 'people', 'more than 14,800'),
    }),
    said([NOON, 'casualties_killed', WEST_BANK_MINISTRY], 'Children among them.', {
      place: 'Gaza Strip',
      scope: 'since 7 October, children among them',
      quantity: exactly(6_000, 'people'),
    }),
    said([NOON, 'casualties_killed', 'narrator'], 'Killed on 7 October, most of them civilians.', {
      place: 'Israel',
      scope: 'on 7 October',
      quantity: about('people', 'some 1,200'),
    }),
    said([NOON, 'evacuation_notice', 'IDF'], 'Leaflets call the city a fighting zone and tell residents to leave.', {
      place: 'Khan Younis',
    }),
    said([NOON, 'evacuation_notice', 'Israel'], 'Earlier notices told people of the north to go south of Wadi Gaza.', {
      place: 'northern Gaza Strip',
    }),
    said([NOON, 'displaced', 'aid agencies'], 'Many have been displaced.', {
      place: 'Gaza Strip',
      quantity: vaguely(null, 'people', 'many'),
    }),
    said([NOON, 'aid', unnamed('an Egyptian official')], 'Lorries that crossed since 21 October, well before the truce.', {
      place: 'Gaza Strip',
      scope: 'since 21 October',
      quantity: moreThan(2_700, 'lorries', 'more than 2,700'),
    }),
    said([NOON, 'aid', unnamed('an Egyptian official')], 'What they carried.', {
      place: 'Gaza Strip',
      scope: 'since 21 October',
      quantity: vaguely(1_000, 'tons', 'thousands'),
    }),
    said([NOON, 'access_restriction', 'narrator'], 'Renewed fighting threatens to close that one way in.', { place: 'Gaza Strip' }),
    said([NOON, 'demand', 'Antony Blinken'], 'What happened in the north is not to happen in the south.', { place: 'Gaza Strip' }),
  ];
}
