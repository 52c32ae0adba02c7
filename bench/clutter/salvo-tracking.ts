import type { Scan } from '@tocsin/core/detection/observation';
import { type MeasuredPlot, measurePlot, viewpointOf } from '@tocsin/core/track/measured-plot';
import { predictTrack } from '@tocsin/core/track/track-record';
import { createTracker, observeScan } from '@tocsin/core/track/tracker';
import { parseInstant } from '@tocsin/core/units/instant';
import type { Dice } from '@tocsin/testkit/flight/dice';
import { sceneTime } from '@tocsin/testkit/flight/radar-scene';
import { diceOf } from '../accuracy/drawn-rocket.ts';
import { tell } from '../accuracy/progress.ts';
import { type Gospa, gospaOf } from './gospa.ts';
import { createInformedTracker, type KnownPlot, observeKnown } from './informed-tracker.ts';
import { drawSalvo, type LabelledPlot, type Salvo, scanSalvo, visibleAt } from './salvo-scene.ts';

export const CUTOFF_M = 500;
export const CLUTTER_PER_SCAN = 50;
export const DETECTION = 0.9;
/** The clutter has been there for this long when the first rocket comes above the horizon, s. */
const BEFORE_S = 5;
/** Scans that count, s after the first rocket came above the horizon. */
export const COUNTED_S = [5, 45] as const;

/** What one tracker made of one salvo: means over the scans that count. */
export interface Score {
  readonly gospaM: number;
  readonly localisationM2: number;
  readonly missed: number;
  readonly spurious: number;
  readonly tracks: number;
  /** Of the missed: rockets that had never been held, and rockets that had been. */
  readonly notYet: number;
  readonly lostAgain: number;
  /** Of the spurious: estimates farther than 2 km from every rocket. */
  readonly fromNothing: number;
  readonly msPerScan: number;
}

/** Both trackers on the same plots. */
export interface Match {
  readonly objects: number;
  readonly tocsin: Score;
  readonly peer: Score;
}

/** Sends salvos through clutter past both trackers. */
export function trackSalvos({ runs, seed }: { readonly runs: number; readonly seed: number }): readonly Match[] {
  return Array.from({ length: runs }, (_, run) => {
    tell('salvos in clutter', run, runs);
    const dice = diceOf(seed, 500, run);
    return trackSalvo(drawSalvo(dice), dice);
  });
}

function trackSalvo(salvo: Salvo, dice: Dice): Match {
  const firstS = firstSeenS(salvo);
  const [tocsin, peer] = [createTally(), createTally()];
  const [tracker, informed] = [createTracker(), createInformedTracker()];
  let [objects, counted] = [0, 0];
  for (let atS = firstS - BEFORE_S; atS <= firstS + COUNTED_S[1]; atS += salvo.sensor.period) {
    const seen = visibleAt(salvo, atS);
    const plots = shuffled(scanSalvo(seen, salvo, { dice, detection: DETECTION, clutter: CLUTTER_PER_SCAN }), dice);
    const scan: Scan = { kind: 'scan', sensor: salvo.sensor.id, time: sceneTime(atS), plots: plots.map(({ plot }) => plot) };
    const time = parseInstant(scan.time);
    const known = measured(plots, salvo, scan);
    const isCounted = atS >= firstS + COUNTED_S[0];
    const timed = (tally: Tally, work: () => void): void => {
      const from = performance.now();
      work();
      if (isCounted) tally.ms += performance.now() - from;
    };
    timed(tocsin, () => observeScan(tracker, scan, salvo.sensor));
    timed(peer, () => observeKnown(informed, time, known));
    const held = tracker.tracks.map((record) => predictTrack(record, time).state);
    note(tocsin, seen, { estimates: held, isCounted });
    note(peer, seen, { estimates: informed.tracks.map(({ estimate }) => estimate.state), isCounted });
    if (isCounted) {
      objects += seen.size;
      counted += 1;
    }
  }
  return { objects: objects / counted, tocsin: scoreOf(tocsin, counted), peer: scoreOf(peer, counted) };
}

/** Whole seconds: the first scan that shows a rocket, but for missed plots. */
function firstSeenS(salvo: Salvo): number {
  let atS = 0;
  while (visibleAt(salvo, atS).size === 0) atS += salvo.sensor.period;
  return atS;
}

/** Plots in no order: which of two equal costs comes first must tell nothing. */
function shuffled(plots: readonly LabelledPlot[], dice: Dice): readonly LabelledPlot[] {
  return plots
    .map((plot) => ({ plot, lot: dice.even() }))
    .toSorted((one, other) => one.lot - other.lot)
    .map(({ plot }) => plot);
}

let serial = 0;

function measured(plots: readonly LabelledPlot[], { sensor, rockets, make }: Salvo, { time }: Scan): readonly KnownPlot[] {
  const view = viewpointOf(sensor);
  return plots.flatMap(({ plot, rocket }) => {
    serial += 1;
    const one: MeasuredPlot | null = measurePlot(plot, view, { serial, at: parseInstant(time) });
    return one === null ? [] : [{ plot: one, rocket, physics: rockets[rocket ?? -1]?.physics ?? make }];
  });
}

interface Tally {
  gospaM: number;
  localisationM2: number;
  missed: number;
  spurious: number;
  tracks: number;
  lostAgain: number;
  fromNothing: number;
  ms: number;
  readonly everHeld: Set<number>;
}

function createTally(): Tally {
  const nothing = { gospaM: 0, localisationM2: 0, missed: 0, spurious: 0, tracks: 0, lostAgain: 0, fromNothing: 0, ms: 0 };
  return { ...nothing, everHeld: new Set() };
}

const FAR_M = 2_000;

function note(
  tally: Tally,
  seen: ReadonlyMap<number, readonly number[]>,
  { estimates, isCounted }: { readonly estimates: readonly Float64Array[]; readonly isCounted: boolean },
): void {
  const [places, states] = [[...seen.keys()], [...seen.values()]];
  const gospa: Gospa = gospaOf(states, estimates, CUTOFF_M);
  const missing = places.filter((_, index) => !gospa.matched.has(index));
  if (isCounted) {
    tally.gospaM += gospa.distanceM;
    tally.localisationM2 += gospa.localisationM2;
    tally.missed += gospa.missed;
    tally.spurious += gospa.spurious;
    tally.tracks += estimates.length;
    tally.lostAgain += missing.filter((place) => tally.everHeld.has(place)).length;
    tally.fromNothing += estimates.filter((estimate) => states.every((state) => apartM(estimate, state) > FAR_M)).length;
  }
  for (const index of gospa.matched.keys()) tally.everHeld.add(places[index] ?? -1);
}

function apartM(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Math.hypot((one[0] ?? 0) - (other[0] ?? 0), (one[1] ?? 0) - (other[1] ?? 0), (one[2] ?? 0) - (other[2] ?? 0));
}

function scoreOf(tally: Tally, scans: number): Score {
  return {
    gospaM: tally.gospaM / scans,
    localisationM2: tally.localisationM2 / scans,
    missed: tally.missed / scans,
    spurious: tally.spurious / scans,
    tracks: tally.tracks / scans,
    notYet: (tally.missed - tally.lostAgain) / scans,
    lostAgain: tally.lostAgain / scans,
    fromNothing: tally.fromNothing / scans,
    msPerScan: tally.ms / scans,
  };
}
