import { createLeafCheck } from '@tocsin/core/record/check-leaves';
import type { RecordLeaf } from '@tocsin/core/record/record-leaf';
import type { Checkpoint } from '@tocsin/tlog/checkpoint';
import { verifyLog } from '@tocsin/tlog/verify-log';
import { openTrusted, type Trust } from './trust.ts';

/** Where a record is read from: a folder, an address, one exported file. */
export interface RecordSource {
  readonly checkpoint: string;
  /** How many entries the source holds, where it knows: more than were signed for is wrong too. */
  readonly count?: number;
  /** A bundle of entries; undefined where it is missing. */
  bundle(index: number, width: number): Promise<Uint8Array | undefined>;
  /** The level 0 tile beside it, where the source has tiles. */
  tile?(index: number, width: number): Promise<Uint8Array | undefined>;
}

/** One thing that is wrong. */
export interface Finding {
  readonly code: string;
  readonly message: string;
}

/** What a check has found. `entries` is how many were read. */
export interface RecordReport {
  readonly isWhole: boolean;
  readonly origin: string;
  readonly entries: number;
  readonly signedBy: readonly string[];
  readonly findings: readonly Finding[];
  /** Time of the first and the last entry. */
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** What is wanted beside the check of the newest checkpoint. */
export interface CheckWishes {
  readonly trust: Trust;
  /** Signed checkpoints that were kept earlier: the record must have grown from each. */
  readonly older: readonly string[];
  readonly onProgress?: (done: number, all: number) => void;
}

/** More findings than these help nobody. */
const FINDINGS_MAX = 100;

/** Checks a whole record: signature, tree, every entry, and that it has grown from the checkpoints that were kept. */
export async function checkRecord(source: RecordSource, { trust, older, onProgress }: CheckWishes): Promise<RecordReport> {
  const findings: Finding[] = [];
  const opened = await openTrusted(source.checkpoint, trust);
  if (!opened.ok) return refused(trust.log.name, [opened.error]);
  const { checkpoint, signedBy } = opened.value;
  const log = verifyLog(checkpoint, await olderCheckpoints(older, trust, findings));
  const checkLeaf = createLeafCheck();
  const decoder = new TextDecoder();
  let [first, last]: (RecordLeaf | undefined)[] = [];
  let entries = 0;
  for (let index = 0; index < log.bundles; index += 1) {
    const width = log.widthOf(index);
    const [bundle, tile] = await Promise.all([source.bundle(index, width), source.tile?.(index, width)]);
    if (source.tile !== undefined && tile === undefined) findings.push({ code: 'MISSING', message: `tile ${index} is missing` });
    for (const entry of log.take(bundle, tile)) {
      const { leaf, faults } = checkLeaf(decoder.decode(entry));
      findings.push(...faults);
      first ??= leaf;
      last = leaf ?? last;
      entries += 1;
    }
    onProgress?.(index + 1, log.bundles);
  }
  findings.push(...log.finish());
  if (source.count !== undefined && source.count > checkpoint.size)
    findings.push({ code: 'EXTRA', message: `${source.count - checkpoint.size} entries stand behind those that were signed for` });
  return {
    isWhole: findings.length === 0,
    origin: checkpoint.origin,
    entries,
    signedBy,
    findings: findings.slice(0, FINDINGS_MAX).map(({ code, message }) => ({ code, message })),
    from: first?.at,
    until: last?.at,
  };
}

async function olderCheckpoints(notes: readonly string[], trust: Trust, findings: Finding[]): Promise<readonly Checkpoint[]> {
  const checkpoints: Checkpoint[] = [];
  for (const note of notes) {
    const opened = await openTrusted(note, { ...trust, witnessesNeeded: 0 });
    if (opened.ok) checkpoints.push(opened.value.checkpoint);
    else findings.push({ code: 'OLD_CHECKPOINT', message: `a checkpoint that was given is not one of this log: ${opened.error.message}` });
  }
  return checkpoints;
}

function refused(origin: string, findings: readonly Finding[]): RecordReport {
  return { isWhole: false, origin, entries: 0, signedBy: [], findings, from: undefined, until: undefined };
}
