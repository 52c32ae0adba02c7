import type { Threat } from '@tocsin/core/detection/threat';
import { destination } from '../physics/fly-to.ts';
import { between, type Random, streamOf } from '../random.ts';
import { lie } from '../sensor/liar.ts';
import { hearSky } from '../sensor/microphone.ts';
import type { Arrival, Noticeable, Reporter } from '../sensor/reported.ts';
import { spotSky } from '../sensor/spotter.ts';
import { saySelf } from '../sensor/transponder.ts';
import type { RaidClass, RaidObject } from './draw-raid.ts';
import type { RaidOptions } from './raid-options.ts';

/** What a report calls each class. */
const WORDS: Readonly<Record<RaidClass, Threat>> = {
  rocket: 'rocket',
  mortar: 'mortar',
  missile: 'missile',
  drone: 'uav',
  cruise: 'missile',
  aircraft: 'aircraft',
};
const SEEN: ReadonlySet<RaidClass> = new Set(['rocket', 'drone', 'cruise', 'aircraft']);
const HEARD: ReadonlySet<RaidClass> = new Set(['drone', 'cruise']);
/** Reporters live this far around the middle, m. */
const AROUND_M = 12_000;
const SIGHT_M = [5_000, 10_000] as const;
const HEARING_M = [3_000, 6_000] as const;

/** Everything that people and microphones report of a raid, and what liars make up. */
export function reportsOf(objects: readonly RaidObject[], options: RaidOptions, toMs: number): readonly Arrival[] {
  const { reporters, over: middle, seed } = options;
  const named = (kind: string, count: number) => Array.from({ length: count }, (_, place) => `${kind}-${place + 1}`);
  const fromMs = Date.parse(options.begins);
  return [
    ...named('spotter', reporters.spotters).flatMap((id) => {
      const random = streamOf(seed, id);
      return spotSky(placed(random, { id, middle, reachM: SIGHT_M }), noticeable(objects, SEEN), random);
    }),
    ...named('microphone', reporters.microphones).flatMap((id) => {
      const random = streamOf(seed, id);
      return hearSky(placed(random, { id, middle, reachM: HEARING_M }), noticeable(objects, HEARD), random);
    }),
    ...noticeable(objects, new Set(['aircraft'])).flatMap((aircraft, place) => {
      const random = streamOf(seed, `transponder ${place + 1}`);
      return random.uniform() < reporters.transponders ? saySelf(aircraft, random) : [];
    }),
    ...named('liar', reporters.liars).flatMap((id) => lie(id, { middle, reachM: AROUND_M, fromMs, toMs }, streamOf(seed, id))),
  ];
}

function noticeable(objects: readonly RaidObject[], classes: ReadonlySet<RaidClass>): readonly Noticeable[] {
  return objects
    .filter((object) => classes.has(object.class))
    .map(({ class: kind, airborne: { startMs, flight } }) => ({ threat: WORDS[kind], startMs, flight }));
}

interface Place {
  readonly id: string;
  readonly middle: readonly [number, number];
  readonly reachM: readonly [number, number];
}

function placed(random: Random, { id, middle, reachM }: Place): Reporter {
  const position = destination(middle, between(random, 0, 360), AROUND_M * Math.sqrt(random.uniform()));
  return { id, position, reachM: between(random, ...reachM) };
}
