/** Where the record stands: what its newest signed checkpoint says. */
export interface RecordHead {
  readonly size: number;
  /** The signed note, as it is served at `checkpoint`. Empty before the first entry. */
  readonly checkpoint: string;
}

/** Why the record cannot go on: what lies on the disk is not what was signed. */
export type RecordFault = 'DAMAGED' | 'UNWRITABLE';

/** The record on a disk: a tiled transparency log that anybody can copy and check (C2SP tlog-tiles). */
export interface RecordLog {
  readonly origin: string;
  /** The verifier key (C2SP signed-note), to be pinned by whoever checks. */
  readonly verifierKey: string;
  head(): RecordHead;
  /** Adds entries in this order and signs the new checkpoint; when it resolves, all of it is on the disk. One call at a time. */
  append(entries: readonly Uint8Array[]): Promise<RecordHead>;
  /** Bytes of a tile or bundle by its path; undefined where there is none for the present size. */
  read(path: string): Uint8Array | undefined;
  entry(index: number): Uint8Array;
  /** A proof file (C2SP tlog-proof) for one entry under the newest checkpoint. */
  prove(index: number): string;
  /** That the first `oldSize` entries are the beginning of the present tree; empty for 0 and for the present size. */
  proveGrowth(oldSize: number): readonly Uint8Array[];
  /** Adds the valid ones of witnesses' lines to the newest checkpoint. */
  cosign(lines: string): Promise<void>;
}
