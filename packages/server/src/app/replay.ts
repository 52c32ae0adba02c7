import { step, wakeAt } from '@tocsin/core/engine';
import type { EngineState, ZoneMaps } from '@tocsin/core/engine/engine-state';
import { createEngine } from '@tocsin/core/engine/engine-state';
import type { Entry, EntryBody, Input } from '@tocsin/core/entry';
import { formatInstant, parseInstant, type UnixMs, unixMs } from '@tocsin/core/units/instant';

/** One input with the time at which the journal took it in; without one, its own time counts. */
export interface TimedInput {
  readonly at?: UnixMs;
  readonly body: Input;
}

/**
 * Runs inputs through a fresh engine in virtual time and yields every entry, inputs and outputs, in the order in which a journal
 * would hold them. After the last input the clock runs on until nothing is under way: nothing is left in alert.
 */
export function* replayInputs(inputs: Iterable<TimedInput>, maps: ZoneMaps): Generator<Entry> {
  const state = createEngine();
  const journal = { seq: 0, at: unixMs(0) };
  const run = { state, maps, journal };
  for (const input of inputs) {
    yield* passDeadlines(run, input.at ?? timeOf(input.body) ?? journal.at);
    yield* advance(run, input);
  }
  yield* passDeadlines(run, unixMs(Number.POSITIVE_INFINITY));
}

interface Run {
  readonly state: EngineState;
  readonly maps: ZoneMaps;
  readonly journal: { seq: number; at: UnixMs };
}

/** Lets the clock tick at each of the engine's own deadlines on the way. */
function* passDeadlines(run: Run, until: UnixMs): Generator<Entry> {
  for (let due = wakeAt(run.state); due !== undefined && due < until; due = wakeAt(run.state)) {
    yield* advance(run, { at: due, body: { kind: 'tick', time: formatInstant(due) } });
  }
}

function* advance(run: Run, input: TimedInput): Generator<Entry> {
  const at = input.at ?? timeOf(input.body) ?? run.journal.at;
  const entry = enter(run, at, input.body);
  yield entry;
  for (const output of step(run.state, entry, run.maps)) yield enter(run, run.state.now, output);
}

function enter(run: Run, at: UnixMs, body: EntryBody): Entry {
  run.journal.seq += 1;
  run.journal.at = unixMs(Math.max(run.journal.at, at));
  return { seq: run.journal.seq, at: run.journal.at, body };
}

/** An input's own time; what only configures has none. */
export function timeOf(body: Input): UnixMs | undefined {
  return 'time' in body ? parseInstant(body.time) : undefined;
}
