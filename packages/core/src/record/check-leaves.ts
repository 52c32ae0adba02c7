import { parseInstant } from '../units/instant.ts';
import { leafText, type RecordLeaf, recordLeafSchema } from './record-leaf.ts';

/** What is wrong with an entry of the record itself, whoever signed it. */
export interface LeafFault {
  readonly code: 'NOT_A_LEAF' | 'NOT_CANONICAL' | 'OUT_OF_ORDER' | 'BACK_DATED';
  readonly index: number;
  readonly message: string;
}

/** Checks entries, as text, in their order: each is a leaf in its one spelling, comes after the one before, and is not dated before it. */
export function createLeafCheck(): (entry: string) => { readonly leaf: RecordLeaf | undefined; readonly faults: readonly LeafFault[] } {
  let index = -1;
  let before: RecordLeaf | undefined;
  return (entry) => {
    index += 1;
    const leaf = readLeaf(entry);
    if (leaf === undefined)
      return { leaf, faults: [{ code: 'NOT_A_LEAF', index, message: `entry ${index} is not a leaf of this record` }] };
    const faults: LeafFault[] = [];
    if (leafText(leaf) !== entry) faults.push({ code: 'NOT_CANONICAL', index, message: `entry ${index} is not written in its one form` });
    if (before !== undefined && leaf.seq <= before.seq)
      faults.push({ code: 'OUT_OF_ORDER', index, message: `entry ${index} (journal ${leaf.seq}) stands after journal ${before.seq}` });
    if (before !== undefined && parseInstant(leaf.at) < parseInstant(before.at))
      faults.push({ code: 'BACK_DATED', index, message: `entry ${index} says ${leaf.at} and stands after ${before.at}` });
    before = leaf;
    return { leaf, faults };
  };
}

/** Reads an entry; undefined where it is not a leaf. */
export function readLeaf(entry: string): RecordLeaf | undefined {
  try {
    const parsed = recordLeafSchema.safeParse(JSON.parse(entry));
    return parsed.success ? parsed.data : undefined;
  } catch {
    // Not JSON.
    return undefined;
  }
}
