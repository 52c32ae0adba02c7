import { step } from '@tocsin/core/engine';
import { createEngine, type EngineState, type ZoneMaps } from '@tocsin/core/engine/engine-state';
import { isOutput, type Output } from '@tocsin/core/entry';
import type { Journal } from '../ports/journal.ts';
import { SNAPSHOT_FORMAT, stateOf } from './engine-snapshot.ts';

/** The engine as it stood when the journal's last entry had been taken in. */
export interface Recovered {
  readonly state: EngineState;
  /** What the engine concluded and the journal does not hold: the process ended in between. To be appended first of all. */
  readonly missing: readonly Output[];
  /** Entries read: how long a restart takes depends on it. */
  readonly replayed: number;
  /** Sequence number of the snapshot that it began from, 0 without one. */
  readonly snapshotAt: number;
  /** Recorded outputs that this engine would not give: another version wrote them. They stand as they are. */
  readonly differing: number;
}

/** Rebuilds the engine from the newest snapshot and the entries after it, and finds what a crash kept out of the journal. */
export async function recoverEngine(journal: Journal, maps: ZoneMaps): Promise<Recovered> {
  const snapshot = await journal.latestSnapshot(SNAPSHOT_FORMAT);
  const state = snapshot === undefined ? createEngine() : stateOf(snapshot, maps);
  const expected: { key: string; output: Output }[] = [];
  let replayed = 0;
  let differing = 0;
  for await (const entry of journal.read({ from: (snapshot?.seq ?? 0) + 1 })) {
    replayed += 1;
    if (!isOutput(entry.body)) {
      for (const output of step(state, entry, maps)) expected.push({ key: JSON.stringify(output), output });
      continue;
    }
    const key = JSON.stringify(entry.body);
    const place = expected.findIndex((candidate) => candidate.key === key);
    if (place < 0) differing += 1;
    else expected.splice(place, 1);
  }
  return { state, missing: expected.map(({ output }) => output), replayed, snapshotAt: snapshot?.seq ?? 0, differing };
}
