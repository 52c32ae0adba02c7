import type { Threat } from '@tocsin/core/detection/threat';
import { between, type Random } from '../random.ts';
import { type Arrival, isoOf, type Notice, type Noticeable, noticesOf, type Reporter, written } from './reported.ts';
import { wrongWord } from './threat-word.ts';

/** An engine in reach is made out after some seconds; while it lasts it is told of every half minute. */
const ATTENTION = { perSecond: 0.15, quietS: [20, 40] } as const;
const SOUND_MPS = 340;
/** It hears that something is near and not where, one standard deviation, m. */
const ACCURACY_M = 3_000;
/** Until the sound is judged and sent, s. */
const DELAY_S = [1, 4] as const;
const WRONG_WORD = 0.15;
const HEARD_WORDS: readonly Threat[] = ['uav', 'missile', 'unknown'];

/** What a microphone on a pole hears of engines. Sound comes late: the time it tells is the time of hearing, the place its own. */
export function hearSky(microphone: Reporter, things: readonly Noticeable[], random: Random): readonly Arrival[] {
  return noticesOf(microphone, things, { ...ATTENTION, random }).map((notice) => report(microphone, notice, random));
}

function report({ id, position }: Reporter, { what, seenMs, distanceM }: Notice, random: Random): Arrival {
  const heardMs = seenMs + (1000 * distanceM) / SOUND_MPS;
  const threat = random.uniform() < WRONG_WORD ? wrongWord(what.threat, HEARD_WORDS, random) : what.threat;
  return {
    arrivalMs: heardMs + 1000 * between(random, ...DELAY_S),
    input: { kind: 'sighting', reporter: id, time: isoOf(heardMs), threat, position: written(position), accuracy: ACCURACY_M },
  };
}
