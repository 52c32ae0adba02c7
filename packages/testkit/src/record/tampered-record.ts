import { leafText, type RecordLeaf } from '@tocsin/core/record/record-leaf';
import type { ExportedFile } from '@tocsin/verifier/exported-file';
import { createDice, type Dice } from '../flight/dice.ts';
import { newLog } from './seeded-log.ts';

/** What somebody may do to a record. The last three need the log's own key: a dishonest operator. */
export const ATTACKS = ['flip', 'drop', 'reorder', 'fork', 'back-date'] as const;
export type Attack = (typeof ATTACKS)[number];

/** A record, what was done to it, and what an honest reader holds: the key and a checkpoint kept earlier. */
export interface TamperedRecord {
  readonly honest: ExportedFile;
  readonly tampered: ExportedFile;
  readonly verifierKey: string;
  readonly kept: string;
}

const BEGAN_MS = Date.parse('2026-01-01T00:00:00Z');

/** Makes a record of some hundred entries from a seed and tampers with it. */
export function tamperedRecord(seed: number, attack: Attack): TamperedRecord {
  const dice = createDice(seed);
  const log = newLog();
  const leaves = honestLeaves(dice);
  const keptSize = 2 + Math.floor(dice.even() * (leaves.length - 2));
  const kept = log.checkpoint(leaves.slice(0, keptSize));
  const file = (entries: readonly string[], checkpoint: string): ExportedFile => {
    return { format: 'tocsin-record/1', verifierKey: log.verifierKey, checkpoint, entries: [...entries] };
  };
  const honest = file(leaves, log.checkpoint(leaves));
  // Whoever has the key signs what was made of the record; whoever has not leaves the checkpoint as it was.
  const hasKey = attack === 'fork' || attack === 'back-date' || (attack !== 'flip' && seed % 2 === 0);
  const changed = tamper(leaves, { attack, dice, keptSize });
  return {
    honest,
    tampered: file(changed, hasKey ? log.checkpoint(changed) : log.checkpoint(leaves)),
    verifierKey: log.verifierKey,
    kept,
  };
}

function honestLeaves(dice: Dice): readonly string[] {
  const count = 8 + Math.floor(dice.even() * 290);
  let atMs = BEGAN_MS;
  let seq = 0;
  return Array.from({ length: count }, () => {
    atMs += 1 + Math.floor(dice.even() * 60_000);
    seq += 1 + Math.floor(dice.even() * 5);
    return leafText(leafAt(seq, atMs, `zone-${Math.floor(dice.even() * 50)}`));
  });
}

function leafAt(seq: number, atMs: number, zone: string): RecordLeaf {
  const at = new Date(atMs).toISOString();
  return { record: 'tocsin/1', seq, at, body: { open: { kind: 'alert', time: at, phase: 'shelter', zones: [zone] } } };
}

function tamper(
  leaves: readonly string[],
  { attack, dice, keptSize }: { readonly attack: Attack; readonly dice: Dice; readonly keptSize: number },
): readonly string[] {
  const changed = [...leaves];
  // An entry that the kept checkpoint covers.
  const place = Math.floor(dice.even() * (keptSize - 1));
  const text = changed[place] ?? '';
  switch (attack) {
    case 'flip': {
      const at = Math.floor(dice.even() * text.length);
      changed[place] = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
      return changed;
    }
    case 'drop':
      return changed.toSpliced(place, 1);
    case 'reorder':
      return changed.toSpliced(place, 2, changed[place + 1] ?? '', text);
    case 'fork': {
      const leaf = JSON.parse(text) as RecordLeaf;
      changed[place] = leafText({ ...leaf, body: { open: { kind: 'alert', phase: 'shelter', zones: ['another-zone'] } } });
      return changed;
    }
    case 'back-date': {
      // Put in today and dated back: behind everything that was signed for, so that the tree itself has only grown.
      const last = JSON.parse(changed.at(-1) ?? '') as RecordLeaf;
      return [...changed, leafText(leafAt(last.seq + 1, BEGAN_MS + Math.floor(dice.even() * 1_000), 'zone-1'))];
    }
  }
}
