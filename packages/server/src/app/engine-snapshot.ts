import { deserialize, serialize } from 'node:v8';
import { type EngineState, type FrozenEngine, freezeEngine, thawEngine, type ZoneMaps } from '@tocsin/core/engine/engine-state';
import type { Snapshot } from '../ports/journal.ts';

/** Changes with every change of the engine's state or rules: an older snapshot is then passed over and the journal replayed. */
export const SNAPSHOT_FORMAT = 'engine/7';

/** The engine's state after the entry `seq`, as bytes. */
export function snapshotOf(state: EngineState, seq: number): Snapshot {
  return { seq, format: SNAPSHOT_FORMAT, bytes: serialize(freezeEngine(state)) };
}

/** The state that a snapshot of this format holds. */
export function stateOf(snapshot: Snapshot, maps: ZoneMaps): EngineState {
  // The bytes are this process's own writing, under the same format: the journal's file is as trusted as the program's.
  return thawEngine(deserialize(snapshot.bytes) as FrozenEngine, maps);
}
