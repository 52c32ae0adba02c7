import type { CapRecord } from '@tocsin/core/cap/intake/cap-record';
import { createKnownMessages, type KnownMessages } from '@tocsin/core/cap/intake/known-messages';
import type { Status } from '@tocsin/core/detection/threat';

/** Where a message came from and in which lane it counts. */
export interface CapOrigin {
  readonly source: string;
  readonly status: Status;
}

/** The memory of each source and lane. */
export interface CapLanes {
  of(origin: CapOrigin): KnownMessages;
  remember(record: CapRecord): void;
  all(): Iterable<readonly [CapOrigin, KnownMessages]>;
}

/** Opens the memory from the records of the journal, oldest first. */
export function openCapLanes(records: Iterable<CapRecord>): CapLanes {
  const lanes = new Map<string, readonly [CapOrigin, KnownMessages]>();
  const of = ({ source, status }: CapOrigin): KnownMessages => {
    const key = `${status} ${source}`;
    const lane = lanes.get(key) ?? ([{ source, status }, createKnownMessages()] as const);
    lanes.set(key, lane);
    return lane[1];
  };
  const remember = (record: CapRecord): void => of(record).remember(record);
  // What waited for a person when the process ended waits no longer: where it comes again it is looked at again.
  for (const record of records) if (record.decision !== 'held') remember(record);
  return { of, remember, all: () => lanes.values() };
}
