import { assignPlots, type Pairing } from '@tocsin/core/track/assignment';
import { type Estimate, innovationOf, update } from '@tocsin/core/track/flight-filter';
import type { MeasuredPlot } from '@tocsin/core/track/measured-plot';
import { secondsBetween, type UnixMs } from '@tocsin/core/units/instant';
import type { Physics } from '../accuracy/coast.ts';
import { carryKnown, fitKnown, type KnownFit } from './known-flight.ts';

/**
 * The peer: a textbook global nearest neighbour tracker (Blackman and Popoli 1999, Design and Analysis of Modern Tracking Systems,
 * sections 6.4 and 6.5) that is told by the truth which physics each of its tracks follows.
 */

/** A plot with the physics of whatever made it: of clutter, the mean of the salvo. */
export interface KnownPlot {
  readonly plot: MeasuredPlot;
  readonly physics: Physics;
  readonly rocket: number | undefined;
}

interface KnownTrack {
  readonly physics: Physics;
  readonly estimate: Estimate;
  readonly misses: number;
}

/** Belongs to whoever made it; {@link observeKnown} changes it in place. */
export interface InformedTracker {
  tracks: readonly KnownTrack[];
  /** Plots of the last scans that no track has taken, newest last. */
  free: readonly (readonly KnownPlot[])[];
}

/** Of a track's own plots one in 40,000 lies beyond: the gate of the tracker under test. */
const GATE = 24;
const MISSES_MAX = 5;
/** A track begins with three plots in four scans that fit at 99.9 % of chi-square with 3 degrees of freedom. */
const SCANS_BEFORE = 3;
const FIT_MAX = 16.27;
/** Fastest object, m/s, and the acceleration that a straight line may leave out, m/s². */
const SPEED_MS_MAX = 2_500;
const BEND_MS2 = 50;

/** A peer that has seen nothing. */
export function createInformedTracker(): InformedTracker {
  return { tracks: [], free: [] };
}

/** Takes in one scan: assignment, update, deletion, initiation. */
export function observeKnown(tracker: InformedTracker, time: UnixMs, plots: readonly KnownPlot[]): void {
  const carried: KnownTrack[] = [];
  for (const track of tracker.tracks) {
    const estimate = carryKnown(track.estimate, time, track.physics);
    if (estimate !== null) carried.push({ ...track, estimate });
  }
  const assigned = assignPlots(gated(carried, plots), GATE);
  const taken = new Set(assigned.values());
  const kept = carried.flatMap((track, index) => {
    const plot = plots[assigned.get(index) ?? -1]?.plot;
    const corrected = plot === undefined ? null : update(track.estimate, plot);
    if (corrected !== null) return [{ ...track, estimate: corrected.estimate, misses: 0 }];
    return track.misses + 1 < MISSES_MAX ? [{ ...track, misses: track.misses + 1 }] : [];
  });
  const left = plots.filter((_, place) => !taken.has(place));
  const begun = initiate(tracker.free, left);
  const used = new Set(begun.flatMap(({ serials }) => serials));
  tracker.tracks = [...kept, ...begun.map(({ fit, physics }) => ({ physics, estimate: fit.estimate, misses: 0 }))];
  tracker.free = [...tracker.free.slice(1 - SCANS_BEFORE), left].map((scan) => scan.filter(({ plot }) => !used.has(plot.serial)));
}

function gated(tracks: readonly KnownTrack[], plots: readonly KnownPlot[]): readonly Pairing[] {
  const pairings: Pairing[] = [];
  for (const [track, { estimate }] of tracks.entries()) {
    for (const [place, { plot }] of plots.entries()) {
      const cost = innovationOf(estimate, plot, GATE)?.squared ?? Infinity;
      if (cost <= GATE) pairings.push({ track, plot: place, cost });
    }
  }
  return pairings;
}

interface Beginning {
  readonly fit: KnownFit;
  readonly physics: Physics;
  readonly serials: readonly number[];
}

/** Every three plots in four scans that fit, the best first, no plot twice. */
function initiate(before: readonly (readonly KnownPlot[])[], now: readonly KnownPlot[]): readonly Beginning[] {
  const fits: Beginning[] = [];
  for (const [older, scan] of before.entries()) {
    for (const one of scan)
      for (const other of before.slice(older + 1).flat())
        if (distanceM(one, other) <= SPEED_MS_MAX * secondsBetween(one.plot.at, other.plot.at) + noiseM(one) + noiseM(other))
          fits.push(...continued(one, other, now));
  }
  const used = new Set<number>();
  return fits
    .toSorted((one, other) => one.fit.misfit - other.fit.misfit)
    .filter(({ serials }) => {
      if (serials.some((serial) => used.has(serial))) return false;
      for (const serial of serials) used.add(serial);
      return true;
    });
}

function continued(one: KnownPlot, other: KnownPlot, now: readonly KnownPlot[]): readonly Beginning[] {
  const found: Beginning[] = [];
  for (const third of now) {
    if (!isNear(one, other, third)) continue;
    // The truth says whose physics it is: that of the newest plot that is no clutter.
    const physics = [third, other, one].find(({ rocket }) => rocket !== undefined)?.physics ?? third.physics;
    const plots = [one.plot, other.plot, third.plot];
    const fit = fitKnown(plots, physics);
    if (fit !== null && fit.misfit <= FIT_MAX) found.push({ fit, physics, serials: plots.map(({ serial }) => serial) });
  }
  return found;
}

/** A look without a fit: the third plot lies on the line of the first two, but for its bend and the noise. */
function isNear(one: KnownPlot, other: KnownPlot, third: KnownPlot): boolean {
  const [betweenS, sinceS] = [secondsBetween(one.plot.at, other.plot.at), secondsBetween(other.plot.at, third.plot.at)];
  const ahead = sinceS / betweenS;
  const roomM = 5 * noiseM(third) * (1 + 2 * ahead) + (BEND_MS2 * sinceS * (sinceS + betweenS)) / 2;
  let squared = 0;
  for (let axis = 0; axis < 3; axis += 1) {
    const [from, to] = [one.plot.position[axis] ?? 0, other.plot.position[axis] ?? 0];
    squared += ((third.plot.position[axis] ?? 0) - to - ahead * (to - from)) ** 2;
  }
  return squared < roomM * roomM;
}

function distanceM(one: KnownPlot, other: KnownPlot): number {
  const between = (axis: number): number => (one.plot.position[axis] ?? 0) - (other.plot.position[axis] ?? 0);
  return Math.hypot(between(0), between(1), between(2));
}

function noiseM({ plot }: KnownPlot): number {
  return Math.sqrt((plot.covariance[0] ?? 0) + (plot.covariance[4] ?? 0) + (plot.covariance[8] ?? 0));
}
