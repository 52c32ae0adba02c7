import type { Input } from '@tocsin/core/entry';
import { GRAD_ROCKET } from '../physics/flight.ts';
import { createRandom } from '../random.ts';
import { atLeast, claimsOf, exactly, unnamed } from './claim-maker.ts';
import { inOrder, type RocketSpec, radarAt, scanSalvo } from './salvo.ts';

const RADAR = radarAt('radar-north', [35.5, 32.9, 600]);
/** Rockets that were identified: what the simulation flies. */
const IDENTIFIED = 40;

/** 2024-01-06: a salvo at the north; one side speaks of 62, the other identifies at least 40. */
export function north62Claimed(): readonly Input[] {
  const document = { publisher: 'news report of 2024-01-06', published: '2024-01-06', reference: 'seed 004' };
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
    air: { windEast: 6, windNorth: 1, densityFactor: 0.99 },
    beforeS: 5,
    afterS: 5,
  });
  return inOrder(
    [{ kind: 'region', use: 'oref' }, RADAR],
    [
      ...salvo,
      { kind: 'outcome', time: '2024-01-06T06:30:00.000Z', outcome: 'unknown', count: IDENTIFIED, source: 'IDF' },
      ...claimsOf('north', document, [
        {
          time: '2024-01-06T06:20:00.000Z',
          claim: 'launch_count',
          by: ['Hezbollah'],
          place: 'Mount Meron',
          quantity: exactly(62, 'rockets'),
          summary: 'Fired at an observation base, as a first response.',
        },
        {
          time: '2024-01-06T06:30:00.000Z',
          claim: 'launch_count',
          by: ['IDF'],
          place: 'Mount Meron',
          quantity: atLeast(40, 'rockets', 'at least 40'),
          summary: 'Launches from Lebanon identified.',
        },
        {
          time: '2024-01-06T06:05:00.000Z',
          claim: 'sirens',
          by: ['narrator'],
          place: 'northern Israel',
          summary: 'Sirens rang across the north.',
        },
        {
          time: '2024-01-06T06:05:00.000Z',
          claim: 'app_alert',
          by: ['narrator'],
          place: 'northern Israel',
          summary: 'Alert apps gave notice of the barrage.',
        },
        {
          time: '2024-01-06T07:00:00.000Z',
          claim: 'casualties_none',
          by: [unnamed('an IDF official'), 'The Telegraph'],
          scope: 'of the IDF',
          summary: 'No injuries of the army were reported.',
        },
        {
          time: '2024-01-06T07:00:00.000Z',
          claim: 'casualties_none',
          by: ['narrator'],
          scope: 'Israelis',
          summary: 'A heading widens it: no Israeli injuries reported.',
        },
        {
          time: '2024-01-06T07:00:00.000Z',
          claim: 'damage_unknown',
          by: [unnamed('an IDF official'), 'The Telegraph'],
          summary: 'There was damage; what and how much cannot be said yet.',
        },
        {
          time: '2024-01-06T07:10:00.000Z',
          claim: 'strike',
          by: ['IDF'],
          place: 'Lebanon',
          summary: 'A cell that took part in the launches was struck.',
        },
        {
          time: '2024-01-06T07:20:00.000Z',
          claim: 'motive',
          by: ['Hezbollah'],
          summary: 'A first response to the killing of a senior Hamas figure in Beirut.',
        },
      ]),
    ],
  );
}
