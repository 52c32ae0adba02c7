import type { Input } from '@tocsin/core/entry';
import { freshAir, GRAD_ROCKET } from '../physics/flight.ts';
import { createRandom } from '../random.ts';
import { atLeast, claimsOf, exactly, inferred, said, stated, unnamed, vaguely } from './claim-maker.ts';
import { inOrder, type RocketSpec, radarAt, scanSalvo } from './salvo.ts';

const RADAR = radarAt('radar-north', [35.5, 32.9, 600]);
/** Rockets that were identified: what the simulation flies. */
const IDENTIFIED = 40;

const DOCUMENT = {
  publisher: 'The Telegraph',
  published: '2024-01-06',
  reference: 'seed 004',
  artifact: 'f62e12032e9bb23e9d9ddd39086317bc59b1b6f5196c069848d37a857935bb7c',
};
const DURING = '2024-01-06T06:05:00.000Z';
const AFTER = '2024-01-06T06:30:00.000Z';
const LATER = '2024-01-06T07:00:00.000Z';
const IDF = 'Israel Defense Forces (IDF)';
const OFFICIAL = [unnamed('IDF official'), 'The Telegraph'] as const;
const SATURDAY = { when: stated('2024-01-06', 'day') };
const NORTH = { ...SATURDAY, place: 'northern Israel' };
const LAST_MONTHS = { when: inferred('2023-10/2024-01', 'interval') };

/** 2024-01-06: a salvo at the north; one side speaks of 62, the other identifies at least 40. */
export function north62Claimed(): readonly Input[] {
  const random = createRandom(62);
  const rockets = Array.from(
    { length: IDENTIFIED },
    (_, place): RocketSpec => ({
      at: [35.415 + 0.025 * random.normal(), 33.0 + 0.015 * random.normal()],
      fromDeg: 350 + 25 * random.normal(),
      rangeM: 14_000 + 2_500 * random.uniform(),
      elevationDeg: 50,
      body: GRAD_ROCKET,
      afterS: place * 1.5,
    }),
  );
  const salvo = scanSalvo({
    seed: 7,
    beginsAt: '2024-01-06T06:00:00.000Z',
    radar: RADAR,
    rockets,
    air: freshAir({ windEast: 6, windNorth: 1, densityFactor: 0.99 }),
    beforeS: 5,
    afterS: 5,
  });
  return inOrder(
    [{ kind: 'region', use: 'oref' }, RADAR],
    [
      ...salvo,
      { kind: 'outcome', time: '2024-01-06T06:30:00.000Z', outcome: 'unknown', count: IDENTIFIED, source: 'IDF' },
      ...claimsOf('north', DOCUMENT, [...launchClaims(), ...harmClaims(), ...borderClaims()]),
    ],
  );
}

type Claims = Parameters<typeof claimsOf>[2];

function launchClaims(): Claims {
  return [
    said([DURING, 'sirens', 'narrator', 598, 644], 'Sirens sounded all over the north.', NORTH),
    said([DURING, 'app_alert', 'narrator', 649, 719], 'Alert apps gave notice of the salvo.', NORTH),
    said([AFTER, 'launch', 'narrator', 155, 221], 'Hezbollah fired rockets out of Lebanon.', {
      ...SATURDAY,
      place: 'Lebanon -> Israel',
      actor: 'Hezbollah',
      quantity: vaguely(null, 'rockets', 'a salvo'),
    }),
    said([AFTER, 'launch_count', 'Hezbollah', 370, 469], 'Fired at an observation base, as a first response.', {
      place: 'Lebanon -> Mount Meron',
      actor: 'Hezbollah',
      weapon: 'rocket',
      target: 'observation base on Mount Meron',
      quantity: exactly(62, 'rockets', '62'),
      when: stated('2024-01-06T08:00+02:00', 'about, hour'),
    }),
    said([AFTER, 'launch_count', IDF, 860, 926], 'Launches out of Lebanon that the army could make out.', {
      ...SATURDAY,
      place: 'Lebanon -> Israel',
      quantity: atLeast(40, 'launches', 'at least 40'),
    }),
    said([AFTER, 'responsibility_claim', 'Hezbollah', 333, 393], 'The group says that it fired.', { ...SATURDAY, actor: 'Hezbollah' }),
    said([AFTER, 'motive', 'Hezbollah', 242, 330], 'A first response to the killing of a senior Hamas figure in Beirut.', SATURDAY),
    said([AFTER, 'killing', 'narrator', 266, 330], 'That man was killed in Beirut the week before, by this sentence.', {
      place: 'Beirut',
      when: inferred('2023-12-25/2024-01-05', 'week'),
      quantity: exactly(1, 'people', 'a senior Hamas official'),
    }),
    said([AFTER, 'killing', 'narrator', 769, 831], 'A drone of Israel killed him in Beirut on 2 January, by this one.', {
      place: 'Beirut',
      when: stated('2024-01-02', 'day'),
      actor: 'Israel',
      weapon: 'drone',
      target: 'Saleh al-Arouri',
      quantity: exactly(1, 'people', 'was assassinated'),
    }),
  ];
}

function harmClaims(): Claims {
  return [
    said([LATER, 'impact', OFFICIAL, 998, 1098], 'A base of the army was a target of the salvo: not said to be hit.', NORTH),
    said([LATER, 'casualties_none', OFFICIAL, 1132, 1161], 'Nobody of the army is reported hurt.', { ...NORTH, scope: 'IDF' }),
    said([LATER, 'casualties_none', 'narrator', 1101, 1129], 'A heading widens that: no Israeli is hurt.', {
      ...SATURDAY,
      place: 'Israel',
      scope: 'Israelis',
    }),
    said([LATER, 'damage', OFFICIAL, 1167, 1237], 'There was damage.', NORTH),
    said([LATER, 'damage_unknown', OFFICIAL, 1247, 1314], 'What was damaged and how much cannot be said yet.', NORTH),
    said([LATER, 'strike', IDF, 17, 153], 'A caption sets strikes on Hezbollah against the rockets.', {
      ...SATURDAY,
      place: 'Lebanon; Israel',
    }),
    said([LATER, 'strike', IDF, 939, 996], 'Some of those who had launched were struck.', { ...SATURDAY, place: 'Lebanon', actor: 'IDF' }),
  ];
}

function borderClaims(): Claims {
  return [
    said([LATER, 'attack', 'narrator', 1564, 1653], 'Fire has gone across the border for a quarter of a year.', {
      ...LAST_MONTHS,
      place: 'border of Israel and Lebanon',
      actor: 'Hezbollah',
      quantity: exactly(3, 'months', 'three months'),
    }),
    said([LATER, 'displaced', 'narrator', 1656, 1737], 'People who had to leave, on both sides of the border.', {
      ...LAST_MONTHS,
      place: 'Israel and Lebanon',
      quantity: vaguely(10_000, 'people', 'tens of thousands'),
    }),
    said([LATER, 'demand', 'Israel', 2027, 2189], 'Withdrawal behind the Litani, by a resolution of the United Nations.', {
      place: 'Litani',
    }),
    said([LATER, 'withdrawal', 'Israeli military officials', 2319, 2453], 'Some fighters went back from the border.', {
      place: 'southern Lebanon',
      actor: 'Hezbollah',
      quantity: vaguely(null, 'miles', 'a few'),
    }),
    said(
      [LATER, 'denial', [unnamed('Lebanese official close to Hezbollah'), 'The Telegraph'], 2670, 2741],
      'There was no withdrawal, nor will be.',
      { place: 'Litani', assertion: 'denied' },
    ),
    said([LATER, 'threat', 'Hassan Nasrallah', 1337, 1446], 'The group would answer the killing.', { when: stated('2024-01-05', 'day') }),
    said([LATER, 'threat', 'Israeli officials', 3102, 3185], 'They will go further unless the fighters leave the border.', {
      modality: 'condition',
    }),
  ];
}
