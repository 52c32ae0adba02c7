import type { Status } from './detection/threat.ts';
import { STATUSES } from './detection/threat.ts';
import type { EngineState, ZoneMaps } from './engine/engine-state.ts';
import { fireDeadlines, nextDeadline } from './engine/fire-deadlines.ts';
import { hearFeed } from './engine/hear-feed.ts';
import { hearSighting } from './engine/hear-sighting.ts';
import { discard, flushAlerts, noteChange, type StepContext } from './engine/step-context.ts';
import { watchScan } from './engine/watch-scan.ts';
import type { CancelCommand, Entry, EntryBody, Input, Output } from './entry.ts';
import { isOutput } from './entry.ts';
import { type UnixMs, unixMs } from './units/instant.ts';
import { cancelZone } from './warning/zone-lifecycle.ts';

/**
 * The one step of the engine: takes in one journal entry and gives the entries that follow from it. No clock, no chance, no
 * waiting: the same entries give the same outputs, byte for byte, live, after a crash, on another node and in court.
 *
 * Deadlines that passed before the entry fire first, each at its own time, so that it makes no difference how often the clock was
 * looked at. Entries that the engine wrote itself change nothing: a replay computes them again.
 *
 * @param state - changed in place; it belongs to the caller
 * @param maps - the zones that `region` entries name, loaded beforehand
 */
export function step(state: EngineState, entry: Entry, maps: ZoneMaps): readonly Output[] {
  if (isOutput(entry.body)) return [];
  const outputs: Output[] = [];
  passTime(state, entry.at, outputs);
  takeIn(state, { input: entry.body, maps }, outputs);
  return outputs;
}

/** When the engine next has something to do by itself: the shell writes a `tick` by then. */
export function wakeAt(state: EngineState): UnixMs | undefined {
  let next: UnixMs | undefined;
  for (const status of STATUSES) {
    const deadline = nextDeadline(state.lanes[status]);
    if (deadline !== undefined && (next === undefined || deadline < next)) next = deadline;
  }
  return next;
}

function passTime(state: EngineState, until: UnixMs, outputs: Output[]): void {
  for (let due = wakeAt(state); due !== undefined && due <= until; due = wakeAt(state)) {
    // A deadline found late (its cause moved into the past) fires now: time never runs backwards.
    state.now = unixMs(Math.max(due, state.now));
    for (const status of STATUSES) {
      const context = contextOf(state, status, outputs);
      if (context !== undefined) fireDeadlines(context);
    }
  }
  state.now = unixMs(Math.max(until, state.now));
}

function takeIn(state: EngineState, { input, maps }: { readonly input: Input; readonly maps: ZoneMaps }, outputs: Output[]): void {
  switch (input.kind) {
    case 'region':
      useRegion(state, { use: input, maps }, outputs);
      return;
    case 'sensor':
      state.sensors.set(input.id, input);
      return;
    case 'policy':
      state.policy = input;
      return;
    case 'scan':
    case 'sighting':
    case 'feed-alert':
    case 'cancel':
      takeInThreat(state, input, outputs);
      return;
    case 'start':
    case 'tick':
    case 'outcome':
    case 'claim':
    case 'artifact':
    case 'incident':
    case 'link':
    case 'assessment':
    case 'series':
    case 'series-point':
    case 'agreement':
    case 'extension':
    case 'breach':
    case 'notice':
    case 'review':
    case 'reconciliation':
    case 'note':
    case 'delivery':
    case 'cap-message':
    case 'edition':
      return;
  }
}

type ThreatInput = Extract<Input, { kind: 'scan' | 'sighting' | 'feed-alert' | 'cancel' }>;

function takeInThreat(state: EngineState, input: ThreatInput, outputs: Output[]): void {
  const status = input.status ?? 'Actual';
  const context = contextOf(state, status, outputs);
  if (context === undefined) {
    discard({ now: state.now, outputs }, { status, what: input.kind, code: 'NO_REGION', reason: 'no region is in force' });
    return;
  }
  if (input.kind === 'scan') watchScan(context, input);
  else if (input.kind === 'sighting') hearSighting(context, input);
  else if (input.kind === 'feed-alert') hearFeed(context, input);
  else cancel(context, input);
  flushAlerts(context);
}

function contextOf(state: EngineState, status: Status, outputs: Output[]): StepContext | undefined {
  const { zones } = state;
  return zones === undefined ? undefined : { state, lane: state.lanes[status], zones, now: state.now, outputs, changes: [] };
}

function useRegion(
  state: EngineState,
  { use, maps }: { readonly use: Extract<EntryBody, { kind: 'region' }>; readonly maps: ZoneMaps },
  outputs: Output[],
): void {
  const zones = maps(use);
  if (zones === undefined) {
    discard(
      { now: state.now, outputs },
      { status: 'Actual', what: `region ${use.use}`, code: 'NO_REGION', reason: 'the shell holds no such region pack' },
    );
    return;
  }
  state.regionUse = use;
  state.zones = zones;
  // Chances are kept by place in the old map's list; the next scan computes them on the new one.
  for (const status of STATUSES) {
    const { threats } = state.lanes[status];
    for (const [id, threat] of threats) threats.set(id, { ...threat, chances: [], early: new Set() });
  }
}

function cancel(context: StepContext, command: CancelCommand): void {
  const { lane } = context;
  for (const id of command.zones) {
    const warning = lane.warnings.get(id);
    if (warning === undefined) {
      discard(context, { status: lane.status, what: id, code: 'NOTHING_TO_END', reason: 'nothing is in force in a zone of that id' });
      continue;
    }
    for (const cause of warning.causes.keys()) if (cause.startsWith('track:')) lane.cancelled.add(`${id}|${cause}`);
    noteChange(context, id, cancelZone(lane.warnings, id, command.reason));
  }
}
