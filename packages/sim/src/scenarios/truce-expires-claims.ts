// What the report of the morning on which the truce ran out says, by whom: in words of our own, each with its place in the report.
import { about, atLeast, type claimsOf, exactly, inferred, moreThan, said, stated, unnamed, vaguely } from './claim-maker.ts';

type Claims = Parameters<typeof claimsOf>[2];

export const EXPIRY = '2023-12-01T05:00:00.000Z';
const MORNING = '2023-12-01T05:30:00.000Z';
const NOON = '2023-12-01T10:00:00.000Z';
const IDF = 'Israel Defense Forces (IDF)';
const PRIME_MINISTER = "Israeli Prime Minister's office";
const MEDIA_OFFICE = 'Hamas-controlled Government Media Office in Gaza';
const MINISTRY = 'spokesperson, Hamas-controlled Ministry of Health in Gaza';
const WEST_BANK_MINISTRY = [
  'Palestinian Ministry of Health in the West Bank',
  { agent: 'Hamas-run health authorities in the Strip', named: true, channel: 'their data' },
] as const;
const EGYPT = unnamed('Egyptian official');
const STRIP = { place: 'Gaza Strip' };
const FRIDAY = { when: stated('2023-12-01', 'day') };
const HERE = { ...FRIDAY, ...STRIP };
const THURSDAY = { when: stated('2023-11-30', 'day') };
const TRUCE = { when: inferred('2023-11-24/2023-12-01', 'interval') };
const OCTOBER_7 = { when: stated('2023-10-07', 'day'), place: 'Israel' };
const SINCE_OCTOBER_7 = { ...STRIP, when: stated('2023-10-07/2023-12-01', 'interval') };
const AID_WINDOW = { place: 'Egypt -> Gaza', when: stated('2023-10-21/2023-12-01', 'interval') };

export function truceClaims(): Claims {
  return [
    said([EXPIRY, 'truce_expiry', 'narrator', 3703, 3801], 'The time ran out at seven in the morning, midnight in New York.', {
      ...STRIP,
      when: {
        edtf: '2023-12-01T07:00+02:00',
        precision: 'minute',
        basis: 'stated',
        clocks: ['2023-12-01T07:00:00+02:00', '2023-12-01T00:00:00-05:00'],
      },
    }),
    said([MORNING, 'truce_end', 'narrator', 0, 74], 'Fighting began again as the truce ran out.', HERE),
    said([MORNING, 'truce_start', 'narrator', 4309, 4373], 'The truce began on 24 November.', { when: stated('2023-11-24', 'day') }),
    said([MORNING, 'truce_duration', 'narrator', 141, 212], 'It lasted a week.', { ...TRUCE, quantity: exactly(7, 'days', 'week-long') }),
    said([MORNING, 'truce_duration', 'narrator', 6443, 6474], 'Seven days without fighting.', {
      ...TRUCE,
      quantity: exactly(7, 'days', 'seven-day'),
    }),
    said([MORNING, 'truce_duration', 'narrator', 5546, 5631], 'It was meant for four days at first.', {
      when: inferred('2023-11-24/2023-11-28', 'interval'),
      scope: 'as planned at first',
      quantity: exactly(4, 'days', 'four days'),
    }),
    said([MORNING, 'truce_extension', 'Israel', 3560, 3700], 'Each further day had its price in hostages.', {
      modality: 'condition',
      quantity: exactly(10, 'hostages per extra day', '10'),
    }),
    said([MORNING, 'truce_extension', 'narrator', 5599, 5631], 'One day more would have been its eighth.', {
      ...FRIDAY,
      modality: 'condition',
      quantity: exactly(8, 'th day of the truce', 'eighth'),
    }),
    said([MORNING, 'release_terms', 'narrator', 6710, 6817], 'Three prisoners for each hostage, by the terms.', {
      quantity: exactly(3, 'prisoners per Israeli hostage', 'three'),
    }),
    said([MORNING, 'release_terms', 'Danny Danon', 6258, 6321], 'One for three.', {
      quantity: exactly(3, 'prisoners per Israeli hostage', 'three'),
    }),
    said([MORNING, 'demand', 'Danny Danon', 6327, 6365], 'Hamas is after another ratio.', { assertion: 'alleged', target: 'Hamas' }),
    said([NOON, 'negotiation', unnamed('source briefed on the talks'), 5944, 6062], 'Talks through Qatar and Egypt go on.', FRIDAY),
    said(
      [MORNING, 'military_posture', { agent: 'Al-Qassam Brigades', named: true, channel: 'Telegram' }, 4200, 4265],
      'Its men were to stay ready in the last hours.',
      THURSDAY,
    ),
  ];
}

export function blameClaims(): Claims {
  const alleged = { ...FRIDAY, assertion: 'alleged' } as const;
  const fired = { ...alleged, actor: 'Hamas', place: 'Gaza -> Israel' };
  return [
    said([MORNING, 'violation_allegation', IDF, 291, 376], 'Hamas broke the truce first, with rockets.', { ...alleged, target: 'Hamas' }),
    said([MORNING, 'launch', IDF, 337, 376], 'Rockets were fired at Israel.', fired),
    said([MORNING, 'violation_allegation', PRIME_MINISTER, 897, 1027], 'Hamas kept women back that were due that day, and fired rockets.', {
      ...alleged,
      target: 'Hamas',
    }),
    said([MORNING, 'launch', PRIME_MINISTER, 978, 1025], 'Rockets were fired at the people of the country.', fired),
    said(
      [MORNING, 'responsibility_attribution', MEDIA_OFFICE, 1470, 1575],
      'The world, above all Washington, is to blame for the fighting.',
      {
        ...alleged,
        target: 'international community; United States',
      },
    ),
    said([MORNING, 'accusation', MEDIA_OFFICE, 1595, 1747], 'A war on people who do not fight goes on.', { ...alleged, target: 'Israel' }),
    said([MORNING, 'attack', 'narrator', 76, 134], 'The army took up fighting again.', { ...HERE, actor: 'Israel' }),
    said([MORNING, 'attack', IDF, 259, 286], 'The army says that it fights again.', HERE),
    said([MORNING, 'attack', 'narrator', 379, 454], 'Smoke stood over parts of the strip.', HERE),
    said([NOON, 'strike', MINISTRY, 1815, 1852], 'Strikes began again that Friday.', { ...HERE, actor: 'Israel' }),
    said(
      [MORNING, 'aim', 'Benjamin Netanyahu', 1305, 1414],
      'To free the hostages, end Hamas, and see that the strip is no danger again.',
      FRIDAY,
    ),
    said([NOON, 'threat', 'Yoav Gallant', 2531, 2622], 'The fighting will reach all of the strip.', {
      ...STRIP,
      when: inferred('2023-11-17/2023-11-23', 'week'),
    }),
  ];
}

export function captiveClaims(): Claims {
  const held = { ...HERE };
  const freed = { ...TRUCE, ...STRIP };
  return [
    said([MORNING, 'hostages_released', 'narrator', 611, 698], 'Released in the truce, foreigners among them.', {
      ...freed,
      quantity: exactly(110, 'hostages', '110'),
    }),
    said([MORNING, 'hostages_released', 'narrator', 6440, 6534], 'Israelis released in the seven days.', {
      ...freed,
      quantity: exactly(86, 'Israelis', '86'),
    }),
    said([MORNING, 'hostages_released', 'narrator', 6492, 6534], 'Foreigners released in the seven days.', {
      ...freed,
      quantity: exactly(24, 'foreign nationals', '24'),
    }),
    said([MORNING, 'hostages_released', 'narrator', 6536, 6611], 'One more came free beside the deal.', {
      ...freed,
      scope: 'outside the deal',
      quantity: exactly(1, 'Israeli dual citizens', 'Another'),
    }),
    said([MORNING, 'prisoners_released', 'narrator', 769, 838], 'Palestinians freed from Israeli prisons.', {
      ...TRUCE,
      place: 'Israel',
      quantity: about(240, 'prisoners', 'about 240'),
    }),
    said([MORNING, 'prisoners_released', 'narrator', 6614, 6682], 'Palestinians freed by the day before.', {
      place: 'Israel',
      when: stated('2023-11-30', 'as-of day'),
      asOf: stated('2023-11-30', 'as-of day'),
      quantity: exactly(240, 'prisoners', '240'),
    }),
    said([MORNING, 'prisoners_released', 'narrator', 6685, 6708], 'Most of them women or under age: no number is given.', {
      when: stated('2023-11-30', 'as-of day'),
      scope: 'mostly women and minors',
    }),
    said([MORNING, 'hostages_held', PRIME_MINISTER, 1045, 1092], 'Still held.', { ...held, quantity: exactly(137, 'hostages', '137') }),
    said([MORNING, 'hostages_held', PRIME_MINISTER, 1094, 1124], 'Men still held.', {
      ...held,
      scope: 'men',
      quantity: exactly(117, 'men', '117 men'),
    }),
    said([MORNING, 'hostages_held', PRIME_MINISTER, 1116, 1124], 'Women still held.', {
      ...held,
      scope: 'women',
      quantity: exactly(20, 'women', '20 women'),
    }),
    said([MORNING, 'hostages_held', PRIME_MINISTER, 1126, 1170], 'Children still held.', {
      ...held,
      scope: 'under 18',
      quantity: exactly(2, 'people', 'Two'),
    }),
    said([MORNING, 'hostages_held', PRIME_MINISTER, 1175, 1198], 'Old people still held.', {
      ...held,
      scope: '75 and over',
      quantity: exactly(10, 'people', '10'),
    }),
    said([MORNING, 'hostage_taking', 'narrator', 700, 763], 'They had been taken on 7 October.', {
      when: stated('2023-10-07', 'day'),
      actor: 'Hamas',
    }),
    said([MORNING, 'hostage_taking', 'narrator', 4558, 4588], 'Taken on 7 October.', {
      ...OCTOBER_7,
      actor: 'Hamas',
      quantity: moreThan(200, 'hostages', 'more than 200'),
    }),
    said([MORNING, 'statement', 'Hamas', 5741, 5828], 'It could not easily find more women and children among those held.', {
      ...THURSDAY,
      ...STRIP,
      quantity: exactly(10, 'hostages', '10'),
    }),
  ];
}

export function civilianClaims(): Claims {
  return [
    said([NOON, 'casualties_killed', MINISTRY, 1751, 1789], 'Killed since the strikes began again.', {
      ...HERE,
      quantity: atLeast(32, 'people', 'At least 32'),
    }),
    said([NOON, 'casualties_injured', MINISTRY, 1794, 1933], 'Hurt since the strikes began again.', {
      ...HERE,
      quantity: vaguely(12, 'people', 'dozens'),
    }),
    said([NOON, 'casualties_killed', WEST_BANK_MINISTRY, 4669, 4761], 'Killed in the strip since the war began.', {
      ...SINCE_OCTOBER_7,
      quantity: moreThan(14_800, 'people', 'more than 14,800'),
    }),
    said([NOON, 'casualties_killed', WEST_BANK_MINISTRY, 4711, 4735], 'Children among them.', {
      ...SINCE_OCTOBER_7,
      scope: 'children',
      quantity: exactly(6_000, 'children', '6,000'),
    }),
    said([NOON, 'attack', 'narrator', 4462, 4507], 'Armed men of Hamas came into Israel.', { ...OCTOBER_7, actor: 'Hamas' }),
    said([NOON, 'casualties_killed', 'narrator', 4509, 4552], 'Killed that day, most of them no soldiers.', {
      ...OCTOBER_7,
      quantity: about(1_200, 'people', 'some 1,200'),
    }),
    said([NOON, 'evacuation_notice', IDF, 2090, 2239], 'Leaflets call the town a place of fighting and tell people to leave.', {
      ...FRIDAY,
      place: 'Khan Younis',
    }),
    said([NOON, 'evacuation_notice', 'Israel', 2241, 2317], 'Earlier notices told people of the north to go south.', {
      place: 'northern Gaza -> south of Wadi Gaza',
    }),
    said([NOON, 'displaced', 'aid agencies', 5252, 5297], 'People who had to leave.', {
      ...STRIP,
      quantity: vaguely(null, 'people', 'many'),
    }),
    said([NOON, 'aid', EGYPT, 4990, 5147], 'Lorries that crossed: counted from weeks before the truce.', {
      ...AID_WINDOW,
      quantity: moreThan(2_700, 'trucks', 'more than 2,700'),
    }),
    said([NOON, 'aid', EGYPT, 5022, 5065], 'What they carried.', { ...AID_WINDOW, quantity: vaguely(1_000, 'tons', 'thousands') }),
    said([NOON, 'aid', 'aid agencies', 5153, 5250], 'It was by far too little.', STRIP),
    said([NOON, 'access_restriction', 'narrator', 5300, 5380], 'Fighting may close that one way in.', {
      place: 'Egypt -> Gaza',
      modality: 'opinion',
    }),
    said([NOON, 'demand', 'Antony Blinken', 3355, 3476], 'What happened in the north is not to happen in the south.', {
      ...STRIP,
      when: stated('2023-11-30', 'day'),
    }),
  ];
}
