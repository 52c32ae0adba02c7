import type { Sensor } from '@tocsin/core/detection/observation';
import type { Input } from '@tocsin/core/entry';
import { claimsOf, exactly, said, unnamed, vaguely } from './claim-maker.ts';
import { SOUTHERN_AIR, shortRocket } from './gaza-envelope.ts';
import { inOrder, scanSalvo } from './salvo.ts';

const DOCUMENT = { publisher: 'news report of 2023-05-14', published: '2023-05-14', reference: 'seed 002' };
/** An invented radar farther inland, that sees the flight late and less sharply: its early ellipses are wide. */
const RADAR: Sensor = {
  kind: 'sensor',
  id: 'radar-inland',
  position: [34.85, 31.75, 120],
  sigma: { range: 50, azimuth: 0.4, elevation: 0.4 },
  period: 2,
};
/** It burst before it touched the ground. */
const END_S = 46;
const MINUTES_LATER = '2023-05-14T15:45:00.000Z';
const EVENING = '2023-05-14T16:15:00.000Z';

/** 2023-05-14: one launch during a truce; sirens by its early ellipse, then open country. */
export function truceOneLaunch(): readonly Input[] {
  const salvo = scanSalvo({
    seed: 11,
    beginsAt: '2023-05-14T15:30:00.000Z',
    // Dunes between the villages: 900 m from the nearest zone.
    rockets: [{ ...shortRocket([34.547, 31.616], { afterS: 0, rangeM: 9_000, endS: END_S }), fromDeg: 215 }],
    radar: RADAR,
    air: SOUTHERN_AIR,
    beforeS: 5,
    afterS: 5,
  });
  return inOrder(
    [{ kind: 'region', use: 'oref' }, RADAR],
    [
      ...salvo,
      { kind: 'outcome', time: MINUTES_LATER, outcome: 'open-area', count: 1, source: 'IDF' },
      { kind: 'outcome', time: MINUTES_LATER, outcome: 'intercepted', count: 0, source: 'IDF' },
      ...claimsOf('truce', DOCUMENT, [
        said(['2023-05-14T15:32:00.000Z', 'sirens', 'narrator'], 'Sirens sounded despite the ceasefire of the day before.', {
          place: 'Ashkelon and the communities by the border',
        }),
        said([MINUTES_LATER, 'launch_count', 'IDF spokesperson'], 'One launch was detected.', {
          place: 'Gaza Strip',
          quantity: exactly(1, 'rockets'),
        }),
        said([MINUTES_LATER, 'impact_open_area', 'IDF spokesperson'], 'It fell in an open area.', { quantity: exactly(1, 'rockets') }),
        said([MINUTES_LATER, 'no_interception', 'IDF spokesperson'], 'There was no interception.', {
          quantity: exactly(0, 'interceptions'),
        }),
        said([MINUTES_LATER, 'midair_explosion', unnamed('security sources')], 'It burst before it touched the ground.', {
          quantity: exactly(1, 'rockets'),
        }),
        said([EVENING, 'cause_explanation', [unnamed('a source in Gaza'), 'Al Jazeera']], 'The launch came of a "technical deficit".', {
          place: 'Gaza Strip',
        }),
        said([EVENING, 'truce_status', [unnamed('a source in Gaza'), 'Al Jazeera']], 'The armed groups hold to the ceasefire.'),
        said([EVENING, 'strike', unnamed('an Israeli security source')], 'Positions in the strip are being struck in return.', {
          place: 'Gaza Strip',
        }),
        said([EVENING, 'truce_agreed', 'narrator'], 'A ceasefire with Islamic Jihad was reached the day before.'),
        said([EVENING, 'truce_start', 'narrator'], 'The ceasefire was reached on Saturday night.', {
          when: { edtf: '2023-05-13', precision: 'night', basis: 'inferred' },
        }),
        said([EVENING, 'violation_allegation', 'narrator'], 'Launches followed within minutes of its beginning.'),
        said([EVENING, 'truce_status', 'narrator'], 'Since then it had been respected until this launch.'),
        said([EVENING, 'killing', 'Israeli security forces'], 'Commanders of Islamic Jihad killed in the operation of five days.', {
          place: 'Gaza Strip',
          quantity: exactly(6, 'people'),
        }),
        said([EVENING, 'damage', 'Israeli security forces'], 'Many launch sites and headquarters were destroyed in it.', {
          place: 'Gaza Strip',
          quantity: vaguely(null, 'sites', 'many'),
        }),
        said([EVENING, 'statement', [unnamed('a senior IDF officer')]], 'Talk of an attack by Hamas makes one likelier.'),
        said([EVENING, 'statement', 'Benjamin Netanyahu'], 'The operation went perfectly.'),
        said([EVENING, 'statement', 'Bezalel Smotrich'], 'A large ground operation cannot be avoided.', { place: 'Gaza Strip' }),
      ]),
    ],
  );
}
