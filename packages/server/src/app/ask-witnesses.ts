import { parseCheckpoint } from '@tocsin/tlog/checkpoint';
import { formatWitnessRequest } from '@tocsin/tlog/witness';
import type { RecordLog } from '../ports/record-log.ts';
import type { Witness } from '../ports/witness.ts';

/** How the witnesses are doing, by name: where they stand, or why they did not sign. */
export type WitnessStates = ReadonlyMap<string, string>;

/** The asking of witnesses. */
export interface WitnessRound {
  /** Asks each witness for its signature under the newest checkpoint. One that is away costs the others nothing. */
  ask(): Promise<void>;
  states(): WitnessStates;
}

/** Remembers where each witness stands, so that one request is enough as long as nobody else speaks for the log. */
export function openWitnessRound(log: RecordLog, witnesses: readonly Witness[]): WitnessRound {
  const standsAt = new Map<string, number>();
  const states = new Map<string, string>();

  async function askOne(witness: Witness, isAgain = false): Promise<void> {
    const { size, checkpoint } = log.head();
    const oldSize = standsAt.get(witness.name) ?? 0;
    if (size === 0 || oldSize > size) return;
    const text = checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
    const answer = await witness.ask(formatWitnessRequest({ oldSize, proof: log.proveGrowth(oldSize), checkpoint: ownPart(checkpoint) }));
    if (answer.kind === 'signed') {
      standsAt.set(witness.name, size);
      const parsed = parseCheckpoint(text);
      // It has grown on in the meantime: this signature is of an older checkpoint, the next round asks for the new one.
      if (parsed.ok && log.head().size === parsed.value.size) await log.cosign(answer.lines);
      states.set(witness.name, `signed ${size} entries`);
    } else if (answer.kind === 'stands-at' && !isAgain && answer.size <= size) {
      standsAt.set(witness.name, answer.size);
      await askOne(witness, true);
    } else states.set(witness.name, answer.kind === 'refused' ? answer.reason : `stands at ${answer.size} of ${size} entries`);
  }

  return {
    async ask() {
      await Promise.all(witnesses.map((witness) => askOne(witness)));
    },
    states: () => states,
  };
}

/** Text, empty line, and the first signature, which is the log's own. */
function ownPart(checkpoint: string): string {
  const end = checkpoint.indexOf('\n\n') + 2;
  return checkpoint.slice(0, checkpoint.indexOf('\n', end) + 1);
}
