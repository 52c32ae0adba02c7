import { destination } from '../physics/fly-to.ts';
import { between, type Random } from '../random.ts';
import { type Arrival, isoOf, type Notice, type Noticeable, noticesOf, overGround, type Reporter, written } from './reported.ts';
import { THREAT_WORDS, wrongWord } from './threat-word.ts';

/** One who looks up sees what is in reach after about twenty seconds, and tells of it again after a minute or two. */
const ATTENTION = { perSecond: 0.05, quietS: [60, 120] } as const;
/** No two reports follow each other faster: typing takes its time, s. */
const BUSY_S = 15;
/** One standard deviation of the place that is told, m. */
const ACCURACY_M = [500, 2_000] as const;
/** Word is late by this: the middle, the spread of its logarithm, and its limits, s. */
const DELAY = { middleS: 13, lnSpread: 0.5, leastS: 5, mostS: 40 } as const;
const WRONG_WORD = 0.07;
const TELLS_COURSE = 0.6;
const TELLS_SPEED = 0.3;
const COURSE_SIGMA_DEG = 15;
const LN_SPEED = 0.25;

/** What a person sees with bare eyes and reports: late, a kilometre off, now and then by the wrong name. */
export function spotSky(spotter: Reporter, things: readonly Noticeable[], random: Random): readonly Arrival[] {
  const reports: Arrival[] = [];
  let busyUntilMs = Number.NEGATIVE_INFINITY;
  for (const notice of noticesOf(spotter, things, { ...ATTENTION, random })) {
    if (notice.seenMs < busyUntilMs) continue;
    busyUntilMs = notice.seenMs + BUSY_S * 1000;
    reports.push(report(spotter, notice, random));
  }
  return reports;
}

function report({ id }: Reporter, { what, seenMs, state }: Notice, random: Random): Arrival {
  const { at, courseDeg, speedMps } = overGround(state);
  const accuracy = Math.round(between(random, ...ACCURACY_M));
  const told = destination(destination(at, 90, accuracy * random.normal()), 0, accuracy * random.normal());
  const threat = random.uniform() < WRONG_WORD ? wrongWord(what.threat, THREAT_WORDS, random) : what.threat;
  const course = random.uniform() < TELLS_COURSE ? { course: Math.round(courseDeg + COURSE_SIGMA_DEG * random.normal()) % 360 } : {};
  const speed = random.uniform() < TELLS_SPEED ? { speed: Math.round(speedMps * Math.exp(LN_SPEED * random.normal())) } : {};
  return {
    arrivalMs: seenMs + 1000 * delayS(random),
    input: { kind: 'sighting', reporter: id, time: isoOf(seenMs), threat, position: written(told), accuracy, ...course, ...speed },
  };
}

/** How long a person takes from seeing to sending, s. */
export function delayS(random: Random): number {
  const drawnS = DELAY.middleS * Math.exp(DELAY.lnSpread * random.normal());
  return Math.min(DELAY.mostS, Math.max(DELAY.leastS, drawnS));
}
