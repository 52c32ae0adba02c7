import { step, wakeAt } from '@tocsin/core/engine';
import type { EngineState, ZoneMaps } from '@tocsin/core/engine/engine-state';
import { type Entry, type Input, isOutput, type Output } from '@tocsin/core/entry';
import { formatInstant } from '@tocsin/core/units/instant';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Clock } from '../ports/clock.ts';
import type { Journal } from '../ports/journal.ts';
import { snapshotOf } from './engine-snapshot.ts';
import { withinCommitBudget } from './wait-for-commit.ts';

/** Ground rule 1: an alert waits this long for the disk, then it goes out and the journal catches up. */
export const COMMIT_BUDGET_MS = 50;

/** A restart replays at most about this many entries: 20,000 scans of one rocket take a second. */
const ENTRIES_PER_SNAPSHOT = 10_000;

/** What the engine runs on and whom it tells. */
export interface EngineSurroundings {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly state: EngineState;
  readonly maps: ZoneMaps;
  /** Sequence number of the newest stored snapshot, 0 without one. */
  readonly snapshotAt: number;
  /** Each entry in order, as soon as its order is certain. */
  readonly onEntry: (entry: Entry) => void;
  /** Each alert in order, once it is durable or has waited long enough. */
  readonly onAlert: (alert: Alert, seq: number) => void;
  /** One alert could not be told; the ones after it are. */
  readonly onFault: (fault: unknown) => void;
}

/** The running engine. */
export interface RunningEngine {
  /** Puts inputs into the journal; resolves once they are durable or the budget is spent. */
  accept(inputs: readonly Input[]): Promise<{ readonly durable: boolean }>;
  /** Puts what a crash kept out of the journal back in. */
  catchUp(missing: readonly Output[]): void;
  /** Resolves when everything decided so far has been told. */
  settled(): Promise<void>;
  stop(): void;
}

/** Drives the engine from the journal: every input that the journal orders is stepped, every output goes back into it. */
export function runEngine(surroundings: EngineSurroundings): RunningEngine {
  const { journal, clock, state, maps } = surroundings;
  const durableBy = new Map<string, Promise<unknown>>();
  let unseenOutputs = 0;
  let lastSnapshot = surroundings.snapshotAt;
  let telling: Promise<void> = Promise.resolve();
  let disarm: () => void = () => {};

  function conclude(outputs: readonly Output[]): void {
    if (outputs.length === 0) return;
    unseenOutputs += outputs.length;
    const { durable } = journal.append(outputs, state.now);
    const waited = withinCommitBudget(durable, COMMIT_BUDGET_MS);
    for (const output of outputs) if (output.kind === 'alert') durableBy.set(output.id, waited);
  }

  function take(entry: Entry): void {
    surroundings.onEntry(entry);
    if (isOutput(entry.body)) {
      unseenOutputs -= 1;
      if (entry.body.kind === 'alert') tell(entry.body, entry.seq);
    } else {
      conclude(step(state, entry, maps));
      arm();
    }
    if (unseenOutputs === 0 && entry.seq - lastSnapshot >= ENTRIES_PER_SNAPSHOT) snapshot(entry.seq);
  }

  function snapshot(seq: number): void {
    lastSnapshot = seq;
    // A snapshot only shortens the next start; without it the journal is replayed from further back.
    journal.saveSnapshot(snapshotOf(state, seq)).catch(() => {});
  }

  function tell(alert: Alert, seq: number): void {
    const waited = durableBy.get(alert.id);
    durableBy.delete(alert.id);
    telling = telling
      .then(() => waited)
      .then(() => surroundings.onAlert(alert, seq))
      .catch(surroundings.onFault);
  }

  function arm(): void {
    disarm();
    const due = wakeAt(state);
    if (due === undefined) return;
    disarm = clock.at(due, () => {
      const now = clock.now();
      if (now < due) return arm();
      journal.append([{ kind: 'tick', time: formatInstant(now) }], now);
    });
  }

  const unsubscribe = journal.subscribe(take);
  arm();
  return {
    async accept(inputs) {
      const { durable } = journal.append(inputs, clock.now());
      return { durable: (await withinCommitBudget(durable, COMMIT_BUDGET_MS)) === 'durable' };
    },
    catchUp: conclude,
    settled: () => telling,
    stop() {
      unsubscribe();
      disarm();
    },
  };
}
