import { setImmediate as nextTurn } from 'node:timers/promises';
import { readLeaf } from '@tocsin/core/record/check-leaves';
import { leafBytes } from '@tocsin/core/record/record-leaf';
import { recordLeafOf } from '@tocsin/core/record/seal-entry';
import { type UnixMs, unixMs } from '@tocsin/core/units/instant';
import type { Clock } from '../ports/clock.ts';
import type { RecordJournal } from '../ports/journal.ts';
import type { RecordLog } from '../ports/record-log.ts';
import type { WitnessRound } from './ask-witnesses.ts';

/** The journal's new entries enter the record together, this often, ms. */
const EVERY_MS = 1_000;
/** Entries read in one go, about 20 ms of sealing: a long backlog must not keep everything else in this thread waiting. */
const BATCH = 250;

/** What the record is made from. */
export interface PublisherParts {
  readonly journal: RecordJournal;
  readonly clock: Clock;
  readonly log: RecordLog;
  /** 32 bytes that nobody else knows, for a journal entry. */
  readonly saltOf: (seq: number) => Uint8Array;
  /** Asked after the record has grown, apart from its growing; at most this often. */
  readonly witnesses?: { readonly round: WitnessRound; readonly everyMs: number };
  readonly onFault: (fault: unknown) => void;
}

/** The record's publisher. */
export interface RecordPublisher {
  /** Resolves when all that is durable now stands in the record. */
  catchUp(): Promise<void>;
  /** The fault that keeps the record from going on, if there is one. Alarms go on. */
  fault(): string | undefined;
  close(): Promise<void>;
}

/**
 * Follows the journal into the record. Only durable entries enter: an entry that a crash takes back has never been signed for. A
 * record that cannot be written is a fault to be seen, never a reason for an alarm to wait.
 */
export function openRecordPublisher({ journal, clock, log, saltOf, witnesses, onFault }: PublisherParts): RecordPublisher {
  let readUpTo = lastSeq(log);
  let fault: string | undefined;
  let running: Promise<void> = Promise.resolve();
  let isClosed = false;
  let askedAt = 0;
  let askedSize = 0;
  let disarm = clock.at(after(clock.now()), beat);

  async function publish(): Promise<void> {
    const durableHead = journal.head() - journal.health().pendingEntries;
    while (readUpTo < durableHead && !isClosed) {
      const leaves: Uint8Array[] = [];
      let taken = 0;
      for await (const entry of journal.read({ from: readUpTo + 1 })) {
        if (entry.seq > durableHead) break;
        const leaf = recordLeafOf(entry, saltOf(entry.seq));
        if (leaf !== undefined) leaves.push(leafBytes(leaf));
        readUpTo = entry.seq;
        taken += 1;
        if (taken >= BATCH) break;
      }
      if (taken === 0) return;
      await log.append(leaves);
      await nextTurn();
    }
  }

  function catchUp(): Promise<void> {
    running = running.then(publish).then(
      () => {
        fault = undefined;
      },
      (thrown: unknown) => {
        // What was read and not written is read again.
        readUpTo = lastSeq(log);
        const said = thrown instanceof Error ? thrown.message : String(thrown);
        if (fault !== said) onFault(thrown);
        fault = said;
      },
    );
    return running;
  }

  function askWitnesses(): void {
    const { size } = log.head();
    if (witnesses === undefined || size === askedSize || clock.now() - askedAt < witnesses.everyMs) return;
    askedAt = clock.now();
    askedSize = size;
    witnesses.round.ask().catch(onFault);
  }

  function beat(): void {
    void catchUp().then(() => {
      askWitnesses();
      if (!isClosed) disarm = clock.at(after(clock.now()), beat);
    });
  }

  return {
    catchUp,
    fault: () => fault,
    async close() {
      disarm();
      await catchUp();
      isClosed = true;
    },
  };
}

/** The journal's sequence number of the record's last entry; 0 before the first. */
function lastSeq(log: RecordLog): number {
  const { size } = log.head();
  if (size === 0) return 0;
  const leaf = readLeaf(new TextDecoder('utf-8', { fatal: true }).decode(log.entry(size - 1)));
  if (leaf === undefined) throw new Error(`entry ${size - 1} of the record is not one of this program`);
  return leaf.seq;
}

function after(now: UnixMs): UnixMs {
  return unixMs(now + EVERY_MS);
}
