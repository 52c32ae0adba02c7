import { addSeconds, formatInstant, secondsBetween, type UnixMs } from '../units/instant.ts';
import { decideVerdict, percent, type Verdict } from '../warning/decide-verdict.ts';
import { adjustCause, applyCause } from '../warning/zone-lifecycle.ts';
import type { Cause } from '../warning/zone-warning.ts';
import { shelterTimeS, type Zone } from '../zone/zone.ts';
import { nearestZone } from '../zone/zone-probability.ts';
import type { TrackThreat } from './lane.ts';
import { noteChange, type StepContext } from './step-context.ts';

/** The part of one zone's threat that every track over it adds to. */
interface ZoneSum {
  /** Chance that none comes down here. */
  spared: number;
  impactAt: UnixMs;
  early: boolean;
  readonly threats: TrackThreat[];
}

/** What one scan changed. */
export interface NewForecasts {
  readonly forecasts: readonly TrackThreat[];
  /** Zones, by index, that the same tracks' forecasts before these touched. */
  readonly before: ReadonlySet<number>;
}

/**
 * Decides anew for every zone that the forecasts of this scan touch, counting all tracks in the air, and for those that were
 * touched before and are not any more.
 */
export function judgeZones(context: StepContext, { forecasts, before }: NewForecasts): void {
  const touched = new Set<number>(before);
  for (const threat of forecasts) for (const { zone } of threat.chances) touched.add(zone);
  keepEarlierZones(context, forecasts, touched);
  const sums = sumThreats(context, touched);
  for (const index of [...touched].toSorted((a, b) => a - b)) {
    const zone = context.zones.region.zones[index];
    if (zone !== undefined) judgeZone(context, zone, sums.get(index));
  }
  for (const threat of forecasts) if (threat.chances.length === 0) nameOpenCountry(context, threat);
}

function keepEarlierZones(context: StepContext, forecasts: readonly TrackThreat[], touched: Set<number>): void {
  const anew = new Set(forecasts.map(causeId));
  for (const [id, warning] of context.lane.warnings) {
    if (![...warning.causes.keys()].some((cause) => anew.has(cause))) continue;
    const index = context.zones.index.byId.get(id);
    if (index !== undefined) touched.add(index);
  }
}

function sumThreats(context: StepContext, touched: ReadonlySet<number>): Map<number, ZoneSum> {
  const sums = new Map<number, ZoneSum>();
  for (const threat of context.lane.threats.values()) {
    if (threat.forecast.at <= context.now) continue;
    for (const { zone, probability } of threat.chances) {
      if (!touched.has(zone)) continue;
      const sum = sums.get(zone);
      if (sum === undefined) {
        sums.set(zone, { spared: 1 - probability, impactAt: threat.forecast.at, early: threat.early.has(zone), threats: [threat] });
        continue;
      }
      sum.spared *= 1 - probability;
      sum.early ||= threat.early.has(zone);
      if (threat.forecast.at < sum.impactAt) sum.impactAt = threat.forecast.at;
      sum.threats.push(threat);
    }
  }
  return sums;
}

function judgeZone(context: StepContext, zone: Zone, sum: ZoneSum | undefined): void {
  const { state, lane, now } = context;
  const probability = sum === undefined ? 0 : 1 - sum.spared;
  const verdict = decideVerdict(
    {
      probability,
      timeToImpactS: sum === undefined ? Infinity : secondsBetween(now, sum.impactAt),
      shelterTimeS: shelterTimeS(zone, now),
      inEarlySet: sum?.early ?? false,
    },
    state.policy,
  );
  const tracks = (sum?.threats ?? []).map((threat) => threat.track);
  noteVerdict(context, zone, { verdict, probability, tracks });
  for (const threat of sum?.threats ?? []) {
    const cause = trackCause(context, threat, {
      near: probability >= state.policy.warnProbability || verdict.warn,
    });
    if (lane.cancelled.has(`${zone.id}|${cause.id}`)) continue;
    if (verdict.warn) noteChange(context, zone.id, applyCause(lane.warnings, zone.id, cause, { now, renewS: state.policy.renewS }));
    else adjustCause(lane.warnings, zone.id, cause);
  }
  shortenStays(context, { zone, over: sum?.threats ?? [] });
}

/** A zone that a forecast has left is released soon after that impact elsewhere. */
function shortenStays(context: StepContext, { zone, over }: { readonly zone: Zone; readonly over: readonly TrackThreat[] }): void {
  const { warnings, threats } = context.lane;
  const causes = warnings.get(zone.id)?.causes;
  if (causes === undefined) return;
  // By the zone's own causes, not by all that flies: a thousand rockets would meet a thousand zones.
  for (const cause of [...causes.keys()]) {
    const threat = threats.get(trackOfCause(cause));
    if (threat !== undefined && !over.includes(threat)) adjustCause(warnings, zone.id, trackCause(context, threat, { near: false }));
  }
}

function trackCause(context: StepContext, threat: TrackThreat, basis: { readonly near: boolean }): Cause {
  const { policy } = context.state;
  const { forecast } = threat;
  const stayS = basis.near ? policy.stayS : policy.stayElsewhereS;
  return {
    id: causeId(threat),
    phase: 'shelter',
    threat: threat.threat,
    source: { kind: 'sensors', names: [threat.sensor] },
    // Public words: which zone is how likely, or where it came down instead, would draw the impact point on a map.
    reason: 'sensors see something that may come down here',
    until: addSeconds(forecast.at, 3 * forecast.timeSigmaS + stayS),
    impactAt: forecast.at,
    endsAs: { how: 'all-clear', reason: 'the expected time of impact has passed' },
  };
}

const TRACK_CAUSE = 'track:';

function causeId(threat: TrackThreat): string {
  return `${TRACK_CAUSE}${threat.track}`;
}

/** The track of a cause; of any other cause a name that no track has. */
function trackOfCause(cause: string): string {
  return cause.startsWith(TRACK_CAUSE) ? cause.slice(TRACK_CAUSE.length) : '';
}

/** Writes a verdict down when its answer or its reason's kind is new for the zone. */
function noteVerdict(
  context: StepContext,
  zone: Zone,
  said: { readonly verdict: Verdict; readonly probability: number; readonly tracks: readonly string[] },
): void {
  const { lane, state, now } = context;
  const { verdict } = said;
  const last = lane.verdicts.get(zone.id);
  if (last !== undefined && last.warn === verdict.warn && last.code === verdict.code) return;
  if (said.tracks.length > 0 || lane.warnings.has(zone.id)) lane.verdicts.set(zone.id, { warn: verdict.warn, code: verdict.code });
  // No track concerns the zone any more: whatever comes next is news.
  else lane.verdicts.delete(zone.id);
  context.outputs.push({
    kind: 'verdict',
    status: lane.status,
    zone: zone.id,
    time: formatInstant(now),
    warn: verdict.warn,
    probability: said.probability,
    threshold: verdict.threshold,
    policy: `${state.policy.name}/${state.policy.version}`,
    tracks: said.tracks,
    reason: verdict.reason,
  });
}

/** Ground rule 8: a track that threatens nobody is explained as well, by the zone it comes nearest to. */
function nameOpenCountry(context: StepContext, threat: TrackThreat): void {
  const { lane, zones, state, now } = context;
  if (lane.openCountry.has(threat.track)) return;
  const nearest = nearestZone(zones.index, threat.forecast);
  const zone = nearest === undefined ? undefined : zones.region.zones[nearest.zone];
  if (nearest === undefined || zone === undefined) return;
  lane.openCountry.set(threat.track, zone.id);
  context.outputs.push({
    kind: 'verdict',
    status: lane.status,
    zone: zone.id,
    time: formatInstant(now),
    warn: false,
    probability: 0,
    threshold: state.policy.warnProbability,
    policy: `${state.policy.name}/${state.policy.version}`,
    tracks: [threat.track],
    reason: `comes down in open country, ${(nearest.distanceM / 1000).toFixed(1)} km from this nearest zone: chance of impact in any zone below ${percent(state.policy.considerProbability)}`,
  });
}
