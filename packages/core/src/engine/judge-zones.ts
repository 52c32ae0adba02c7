import { addSeconds, formatInstant, secondsBetween, type UnixMs, unixMs } from '../units/instant.ts';
import { decideVerdict, explainVerdict, percent, type Verdict, type ZoneThreat } from '../warning/decide-verdict.ts';
import { adjustCause, applyCause } from '../warning/zone-lifecycle.ts';
import type { Cause } from '../warning/zone-warning.ts';
import { shelterTimeS, type Zone } from '../zone/zone.ts';
import type { TimedChance } from '../zone/zone-chance.ts';
import { nearestZone } from '../zone/zone-probability.ts';
import type { TrackThreat } from './lane.ts';
import { noteChange, type StepContext } from './step-context.ts';
import { isBeyondOneWord } from './word-of-one.ts';

/** What every track of one kind over a zone adds up to. */
interface ThreatSum {
  /** Chance that none comes down here, or passes. */
  spared: number;
  /** The first of them. */
  at: UnixMs;
  early: boolean;
  seenS: number;
  readonly threats: TrackThreat[];
}

/** One zone's threats: what falls, and what passes on wings and may fall. */
interface ZoneSum {
  fall: ThreatSum | undefined;
  passage: ThreatSum | undefined;
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

function sumThreats({ lane, now }: StepContext, touched: ReadonlySet<number>): Map<number, ZoneSum> {
  const sums = new Map<number, ZoneSum>();
  for (const threat of lane.threats.values()) {
    if (threat.overAt <= now) continue;
    for (const chance of threat.chances) {
      if (!touched.has(chance.zone) || (threat.impact !== undefined && chance.at <= now)) continue;
      const sum = sums.get(chance.zone) ?? { fall: undefined, passage: undefined };
      if (threat.impact === undefined) sum.passage = addThreat(sum.passage, threat, chance);
      else sum.fall = addThreat(sum.fall, threat, chance);
      sums.set(chance.zone, sum);
    }
  }
  return sums;
}

function addThreat(sum: ThreatSum | undefined, threat: TrackThreat, { zone, probability, at }: TimedChance): ThreatSum {
  const early = threat.early.has(zone);
  if (sum === undefined) return { spared: 1 - probability, at, early, seenS: threat.seenS, threats: [threat] };
  if (threat.seenS > sum.seenS) sum.seenS = threat.seenS;
  sum.spared *= 1 - probability;
  sum.early ||= early;
  if (at < sum.at) sum.at = at;
  sum.threats.push(threat);
  return sum;
}

/** Decides anew for the zones whose latest responsible moment is now, by the forecasts there are: a sensor may have fallen silent. */
export function judgeDueZones(context: StepContext): void {
  const { lane, zones, now } = context;
  const before = new Set<number>();
  for (const [id, due] of lane.due) {
    if (due > now) continue;
    lane.due.delete(id);
    const index = zones.index.byId.get(id);
    if (index !== undefined) before.add(index);
  }
  if (before.size > 0) judgeZones(context, { forecasts: [], before });
}

function judgeZone(context: StepContext, zone: Zone, sum: ZoneSum | undefined): void {
  const fall = decideFor(context, zone, { sum: sum?.fall, isPassage: false });
  const passage = sum?.passage === undefined ? undefined : decideFor(context, zone, { sum: sum.passage, isPassage: true });
  const isPassage = passage !== undefined && (sum?.fall === undefined || (passage.verdict.warn && !fall.verdict.warn));
  const decisive = isPassage ? passage : fall;
  const threats = [...(sum?.fall?.threats ?? []), ...(sum?.passage?.threats ?? [])];
  noteVerdict(context, zone, { ...decisive, threats });
  waitFor(context, zone, [fall.verdict, passage?.verdict]);
  for (const decision of passage === undefined ? [fall] : [fall, passage]) applyVerdict(context, zone, decision);
  shortenStays(context, { zone, over: threats });
}

/** One zone's answer to all that falls, or to all that passes. */
interface Decision {
  readonly verdict: Verdict;
  readonly asked: ZoneThreat;
  readonly threats: readonly TrackThreat[];
}

function decideFor(
  { state, now }: StepContext,
  zone: Zone,
  { sum, isPassage }: { readonly sum: ThreatSum | undefined; readonly isPassage: boolean },
): Decision {
  const asked = {
    probability: sum === undefined ? 0 : 1 - sum.spared,
    timeToImpactS: sum === undefined ? Infinity : secondsBetween(now, sum.at),
    shelterTimeS: shelterTimeS(zone, now),
    inEarlySet: sum?.early ?? false,
    isPassage,
    seenS: sum?.seenS ?? 0,
  };
  return { verdict: decideVerdict(asked, state.policy), asked, threats: sum?.threats ?? [] };
}

function applyVerdict(context: StepContext, zone: Zone, { verdict, asked: { probability }, threats }: Decision): void {
  const { state, lane, now } = context;
  if (verdict.warn && isBeyondOneWord(context, zone, threats)) return;
  for (const threat of threats) {
    const cause = trackCause(context, threat, { zone, near: probability >= verdict.threshold || verdict.warn });
    if (lane.cancelled.has(`${zone.id}|${cause.id}`)) continue;
    if (verdict.warn) noteChange(context, zone.id, applyCause(lane.warnings, zone.id, cause, { now, renewS: state.policy.renewS }));
    else if (lane.warnings.get(zone.id)?.causes.get(cause.id)?.phase === 'shelter') adjustCause(lane.warnings, zone.id, cause);
  }
}

/** Remembers when a zone that still waits must be looked at again. */
function waitFor({ lane, now }: StepContext, zone: Zone, verdicts: readonly (Verdict | undefined)[]): void {
  const waitS = Math.min(...verdicts.map((verdict) => verdict?.waitS ?? Infinity));
  if (waitS === Infinity) lane.due.delete(zone.id);
  // A millisecond at least: a moment that rounding puts into the present must not be met again and again.
  else lane.due.set(zone.id, unixMs(Math.max(now + 1, Math.ceil(now + 1000 * waitS))));
}

/** A zone that a forecast has left is released soon after that impact elsewhere, or at once where something on wings flew by. */
function shortenStays(context: StepContext, { zone, over }: { readonly zone: Zone; readonly over: readonly TrackThreat[] }): void {
  const { warnings, threats } = context.lane;
  const causes = warnings.get(zone.id)?.causes;
  if (causes === undefined) return;
  // By the zone's own causes, not by all that flies: a thousand rockets would meet a thousand zones.
  for (const cause of [...causes.values()]) {
    const threat = threats.get(trackOfCause(cause.id));
    if (threat === undefined || over.includes(threat)) continue;
    const until = threat.impact === undefined ? addSeconds(context.now, context.state.policy.stayElsewhereS) : untilOf(context, threat);
    adjustCause(warnings, zone.id, { ...cause, until: threat.impact === undefined && cause.until < until ? cause.until : until });
  }
}

/** When a zone that an impact was forecast for, and is not any more, is released. */
function untilOf({ state }: StepContext, threat: TrackThreat): UnixMs {
  return addSeconds(threat.overAt, state.policy.stayElsewhereS);
}

function trackCause(context: StepContext, threat: TrackThreat, basis: { readonly zone: Zone; readonly near: boolean }): Cause {
  const { policy } = context.state;
  const stayS = basis.near ? policy.stayS : policy.stayElsewhereS;
  const expected = expectedIn(context, threat, basis.zone);
  return {
    id: causeId(threat),
    phase: 'shelter',
    threat: threat.threat,
    source: { kind: 'sensors', names: threat.sensors },
    // Public words: which zone is how likely, or where it came down instead, would draw the impact point on a map.
    reason: 'sensors see something that may come down here',
    until: addSeconds(expected.at, 3 * expected.sigmaS + stayS),
    impactAt: expected.at,
    endsAs: { how: 'all-clear', reason: 'the expected time of impact has passed' },
  };
}

/** When a threat is expected in a zone that it may reach. */
function expectedIn({ zones, now }: StepContext, threat: TrackThreat, zone: Zone): { readonly at: UnixMs; readonly sigmaS: number } {
  const index = zones.index.byId.get(zone.id);
  return threat.chances.find((chance) => chance.zone === index) ?? { at: now, sigmaS: 0 };
}

const TRACK_CAUSE = 'track:';

/** The cause that a track is in every zone that it threatens. */
export function causeId(threat: TrackThreat): string {
  return `${TRACK_CAUSE}${threat.track}`;
}

/** The track of a cause; of any other cause a name that no track has. */
function trackOfCause(cause: string): string {
  return cause.startsWith(TRACK_CAUSE) ? cause.slice(TRACK_CAUSE.length) : '';
}

/** Writes a verdict down when its answer is new for the zone, or why it is left in peace. */
function noteVerdict(context: StepContext, zone: Zone, said: Decision): void {
  const { lane, state, now } = context;
  const { verdict } = said;
  const { timeToImpactS } = said.asked;
  const isAlarmed = lane.warnings.get(zone.id)?.phase === 'shelter';
  // Who is in shelter stays there until it is clear that nothing comes: a chance that falls a little is no news to anybody.
  if (isAlarmed && verdict.code === 'waiting') return;
  const last = lane.verdicts.get(zone.id);
  if (last !== undefined && last.warn === verdict.warn && (verdict.warn || last.code === verdict.code)) return;
  if (said.threats.length > 0 || lane.warnings.has(zone.id)) lane.verdicts.set(zone.id, { warn: verdict.warn, code: verdict.code });
  // No track concerns the zone any more: whatever comes next is news.
  else lane.verdicts.delete(zone.id);
  context.outputs.push({
    kind: 'verdict',
    status: lane.status,
    zone: zone.id,
    time: formatInstant(now),
    warn: verdict.warn,
    code: verdict.code,
    probability: said.asked.probability,
    threshold: verdict.threshold,
    ...(timeToImpactS === Infinity ? {} : { timeToImpact: timeToImpactS, shelterTime: said.asked.shelterTimeS }),
    policy: `${state.policy.name}/${state.policy.version}`,
    tracks: said.threats.map((threat) => threat.track),
    reason: `${explainVerdict(said.asked, verdict)}${doubtOf(said.threats)}${isAlarmed && !verdict.warn ? '; warned before, released soon' : ''}`,
  });
}

/** Says so where a forecast is not to be trusted as much as it says. */
function doubtOf(threats: readonly TrackThreat[]): string {
  const doubtful = threats.filter(({ healthy }) => !healthy).map(({ track }) => track);
  if (doubtful.length === 0) return '';
  const [names, verb] = [doubtful.slice(0, 3).join(', '), doubtful.length === 1 ? 'does' : 'do'];
  return `; degraded: ${names} ${verb} not fly as the model expects, so the ellipse is widened`;
}

/** Ground rule 8: a track that threatens nobody is explained as well, by the zone it comes nearest to. */
function nameOpenCountry(context: StepContext, threat: TrackThreat): void {
  const { lane, zones, state, now } = context;
  if (threat.impact === undefined || lane.openCountry.has(threat.track)) return;
  const nearest = nearestZone(zones.index, threat.impact);
  const zone = nearest === undefined ? undefined : zones.region.zones[nearest.zone];
  if (nearest === undefined || zone === undefined) return;
  lane.openCountry.set(threat.track, zone.id);
  context.outputs.push({
    kind: 'verdict',
    status: lane.status,
    zone: zone.id,
    time: formatInstant(now),
    warn: false,
    code: 'open-country',
    probability: 0,
    threshold: state.policy.warnProbability,
    policy: `${state.policy.name}/${state.policy.version}`,
    tracks: [threat.track],
    reason: `comes down in open country, ${(nearest.distanceM / 1000).toFixed(1)} km from this nearest zone: the chance that it comes down in any zone is below ${percent(state.policy.considerProbability)}`,
  });
}
