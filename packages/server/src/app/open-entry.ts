import { readLeaf } from '@tocsin/core/record/check-leaves';
import { type Opening, opensTo } from '@tocsin/core/record/commitment';
import type { Item } from '@tocsin/core/record/gate/record-state';
import { type OpeningMoment, openEntry } from '@tocsin/core/record/open-entry';
import type { RecordLog } from '../ports/record-log.ts';
import type { RecordDesk } from './record-desk.ts';

/** What of a sealed entry of the log everybody may have now, by its index; undefined where that is nothing, or the entry stands open. */
export type OpeningOf = (index: number) => Promise<Opening | undefined>;

/** What entries are opened with. */
export interface OpenerParts {
  readonly log: Pick<RecordLog, 'entry'>;
  readonly desk: Pick<RecordDesk, 'state'>;
  /** The salts that the log's entries were sealed with. */
  readonly saltOf: (seq: number) => Uint8Array;
  readonly moment: () => OpeningMoment;
  readonly onFault: (fault: unknown) => void;
}

/**
 * Opens entries as far as the record's public views show them at this moment. What goes out is checked first: an opening that is not
 * what the log committed to is a fault of this installation and opens nothing. A desk that cannot be read opens nothing, either; the
 * entry and its proof are there all the same.
 */
export function createEntryOpener({ log, desk, saltOf, moment, onFault }: OpenerParts): OpeningOf {
  return async (index) => {
    const leaf = readLeaf(new TextDecoder().decode(log.entry(index)));
    if (leaf === undefined || !('sealed' in leaf.body)) return undefined;
    try {
      const state = await desk.state();
      const item = itemAt(state.items.values(), leaf.seq);
      if (item === undefined) return undefined;
      const entry = { seq: item.seq, at: item.at, body: item.entry };
      const opening = openEntry(state, entry, { salt: saltOf(leaf.seq), moment: moment() });
      if (opening === undefined || opensTo(leaf.body.sealed, opening)) return opening;
      onFault(new Error(`entry ${index} of the record is not what the journal holds as ${leaf.seq}`));
    } catch (fault) {
      onFault(fault);
    }
    return undefined;
  };
}

function itemAt(items: Iterable<Item>, seq: number): Item | undefined {
  for (const item of items) if (item.seq === seq) return item;
  return undefined;
}
