import type { Input } from '@tocsin/core/entry';
import { freshAir, GRAD_ROCKET } from '../physics/flight.ts';
import { createRandom } from '../random.ts';
import { atLeast, claimsOf, exactly, said, unnamed, vaguely } from './claim-maker.ts';
import { inOrder, type RocketSpec, radarAt, scanSalvo } from './salvo.ts';

const RADAR = radarAt('radar-north', [35.5, 32.9, 600]);
/** Rockets that were identified: what the simulation flies. */
const IDENTIFIED = 40;

const DOCUMENT = { publisher: 'news report of 2024-01-06', published: '2024-01-06', reference: 'seed 004' };
const DURING = '2024-01-06T06:05:00.000Z';
const AFTER = '2024-01-06T06:30:00.000Z';
const LATER = '2024-01-06T07:00:00.000Z';
const OFFICIAL = [unnamed('an IDF official'), 'The Telegraph'] as const;

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
      ...claimsOf('north', DOCUMENT, [
        said([DURING, 'sirens', 'narrator'], 'Sirens rang across the north.', { place: 'northern Israel' }),
        said([DURING, 'app_alert', 'narrator'], 'Alert apps gave notice of the barrage.', { place: 'northern Israel' }),
        said([AFTER, 'launch_count', 'Hezbollah'], 'Fired at an observation base, as a first response.', {
          place: 'Mount Meron',
          quantity: exactly(62, 'rockets'),
          when: { edtf: '2024-01-06T08:00:00+02:00', precision: 'about an hour', basis: 'stated' },
        }),
        said([AFTER, 'launch_count', 'IDF'], 'Launches from Lebanon identified.', {
          place: 'Mount Meron',
          quantity: atLeast(40, 'rockets', 'at least 40'),
        }),
        said([AFTER, 'responsibility_claim', 'Hezbollah'], 'The group says that it fired.'),
        said([AFTER, 'motive', 'Hezbollah'], 'A first response to the killing of a senior Hamas figure in Beirut.'),
        said([AFTER, 'killing', 'narrator'], 'He was killed by a drone in Beirut on 2 January.', {
          place: 'Beirut',
          quantity: exactly(1, 'people'),
          when: { edtf: '2024-01-02', precision: 'day', basis: 'stated' },
        }),
        said([LATER, 'impact', OFFICIAL], 'A base of the army was a target of the barrage.', { place: 'northern Israel' }),
        said([LATER, 'casualties_none', OFFICIAL], 'No injuries of the army were reported.', { scope: 'of the IDF' }),
        said([LATER, 'casualties_none', 'narrator'], 'A heading widens it: no Israeli injuries reported.', { scope: 'Israelis' }),
        said([LATER, 'damage', OFFICIAL], 'There was damage.', { place: 'northern Israel' }),
        said([LATER, 'damage_unknown', OFFICIAL], 'What was damaged and how much cannot be said yet.', { place: 'northern Israel' }),
        said([LATER, 'strike', 'IDF'], 'Some of those who had launched were struck.', { place: 'Lebanon' }),
        said([LATER, 'displaced', 'narrator'], 'The violence has displaced people on both sides.', {
          place: 'Israel and Lebanon',
          quantity: vaguely(10_000, 'people', 'tens of thousands'),
        }),
        said([LATER, 'demand', 'Israel'], 'Withdrawal behind the Litani, by a resolution of the United Nations.', { place: 'Litani' }),
        said([LATER, 'withdrawal', 'Israeli military officials'], 'Some fighters went back a few miles from the border.', {
          place: 'southern Lebanon',
          quantity: vaguely(null, 'miles', 'a few'),
        }),
        said(
          [LATER, 'denial', [unnamed('a Lebanese official close to Hezbollah'), 'The Telegraph']],
          'There was no withdrawal, nor will be.',
          {
            place: 'Litani',
            assertion: 'denied',
          },
        ),
        said([LATER, 'threat', 'Hassan Nasrallah'], 'The group would retaliate for the killing.'),
        said([LATER, 'threat', 'Israeli officials'], 'They will escalate if the fighters do not withdraw.'),
      ]),
    ],
  );
}
