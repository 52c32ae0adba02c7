import { stateAt } from '../physics/flight.ts';
import type { Random } from '../random.ts';
import { type Arrival, isoOf, type Noticeable, overGround, written } from './reported.ts';

/** The source that passes on what aircraft say of themselves. */
export const TRANSPONDERS = 'adsb';
/** Between two messages, s; their delay, s; one standard deviation of a place, m. */
const PERIOD_S = 2;
const DELAY_S = 0.4;
const ACCURACY_M = 30;

/** What an aircraft says of itself, all the way: place, course and speed. */
export function saySelf({ startMs, flight }: Noticeable, random: Random): readonly Arrival[] {
  const said: Arrival[] = [];
  for (let timeS = PERIOD_S * random.uniform(); timeS < flight.endS; timeS += PERIOD_S) {
    const state = stateAt(flight, timeS);
    if (state === undefined) break;
    const { at, courseDeg, speedMps } = overGround(state);
    const seenMs = startMs + 1000 * timeS;
    const position = written(at);
    const told = { position, accuracy: ACCURACY_M, course: Number(courseDeg.toFixed(1)), speed: Number(speedMps.toFixed(1)) };
    said.push({
      arrivalMs: seenMs + 1000 * DELAY_S,
      input: { kind: 'sighting', reporter: TRANSPONDERS, time: isoOf(seenMs), threat: 'aircraft', ...told },
    });
  }
  return said;
}
