import { destination } from '../physics/fly-to.ts';
import { between, type Random } from '../random.ts';
import { type Arrival, isoOf, written } from './reported.ts';
import { delayS } from './spotter.ts';
import { THREAT_WORDS } from './threat-word.ts';

/** Where and when a liar's stories are set. */
export interface LiarScene {
  /** Longitude, latitude, degrees. */
  readonly middle: readonly [number, number];
  readonly reachM: number;
  /** Milliseconds since the epoch. */
  readonly fromMs: number;
  readonly toMs: number;
}

const STORIES = [2, 6] as const;
const ACCURACY_M = [500, 2_000] as const;
const SPEED_MPS = [30, 300] as const;

/** Made-up sightings, in form like any other. */
export function lie(id: string, { middle, reachM, fromMs, toMs }: LiarScene, random: Random): readonly Arrival[] {
  const count = Math.floor(between(random, STORIES[0], STORIES[1] + 1));
  return Array.from({ length: count }, () => {
    const toldMs = between(random, fromMs, toMs);
    const threat = THREAT_WORDS[Math.floor(THREAT_WORDS.length * random.uniform())] ?? 'unknown';
    const position = written(destination(middle, between(random, 0, 360), reachM * Math.sqrt(random.uniform())));
    const accuracy = Math.round(between(random, ...ACCURACY_M));
    const [course, speed] = [Math.floor(between(random, 0, 360)), Math.round(between(random, ...SPEED_MPS))];
    return {
      arrivalMs: toldMs + 1000 * delayS(random),
      input: { kind: 'sighting', reporter: id, time: isoOf(toldMs), threat, position, accuracy, course, speed },
    };
  });
}
