import { STATUSES, type Status } from '@tocsin/core/detection/threat';
import type { Edition } from '@tocsin/core/record/export/edition';
import { parseInstant } from '@tocsin/core/units/instant';
import type { EditionStore } from '../ports/edition-store.ts';
import type { Journal } from '../ports/journal.ts';
import type { RecordLog } from '../ports/record-log.ts';

/** An edition that is told: its entry stands in the log. */
export interface ToldEdition extends Edition {
  readonly logIndex: number;
}

/** The editions of the public record, to be read. */
export interface Editions {
  /** Those of a lane whose files are kept, newest first. */
  list(status: Status): readonly ToldEdition[];
  /** By number in its lane or by id; the newest where nothing is said. */
  find(status: Status, which?: string): ToldEdition | undefined;
  /** The bytes of one of its files; undefined where it has no such file, or the disk gave other bytes back. */
  read(edition: Edition, name: string): Promise<Uint8Array | undefined>;
  /** What its log entry says, and the proof that it stands there under the newest checkpoint. */
  proofOf(edition: ToldEdition): { readonly entry: Uint8Array; readonly proof: string };
}

/** What the shelf is built on. */
export interface ShelfParts {
  readonly journal: Pick<Journal, 'read'>;
  readonly log: Pick<RecordLog, 'entry' | 'prove'>;
  readonly logIndexOf: (seq: number) => number | undefined;
  readonly store: EditionStore;
}

/** The editions that the journal tells of. */
export interface EditionShelf extends Editions {
  /** Reads on in the journal. */
  follow(): Promise<void>;
  /** The lane's last edition, told or not. */
  last(status: Status): Edition | undefined;
  /** When the lane's first edition was made, ms. */
  begunMs(status: Status): number | undefined;
  /** SHA-256 of every file that a kept edition has. */
  needed(): ReadonlySet<string>;
}

/** Where one edition stands in the journal. */
interface Kept {
  readonly seq: number;
  readonly edition: Edition;
}

/** Holds the last editions of each lane, as the journal has them: after a restart they are what they were. */
export function createEditionShelf({ journal, log, logIndexOf, store }: ShelfParts, keptMax: number): EditionShelf {
  const lanes = new Map<Status, Kept[]>(STATUSES.map((status) => [status, []]));
  const begun = new Map<Status, number>();
  let readUpTo = 0;

  function take({ seq, edition }: Kept): void {
    readUpTo = seq;
    const kept = lanes.get(edition.status) ?? [];
    if (!begun.has(edition.status)) begun.set(edition.status, parseInstant(edition.time));
    kept.push({ seq, edition });
    if (kept.length > keptMax) kept.shift();
  }

  function list(status: Status): readonly ToldEdition[] {
    const told = (lanes.get(status) ?? []).flatMap(({ seq, edition }) => {
      const logIndex = logIndexOf(seq);
      return logIndex === undefined ? [] : [{ ...edition, logIndex }];
    });
    return told.toReversed();
  }

  return {
    list,
    find(status, which) {
      if (which === undefined) return list(status)[0];
      if (which.length === 32) return STATUSES.flatMap(list).find(({ id }) => id === which);
      return list(status).find(({ number }) => String(number) === which);
    },
    async read({ files }, name) {
      const file = files.find((each) => each.name === name);
      return file === undefined ? undefined : await store.read(file.sha256);
    },
    proofOf: ({ logIndex }) => ({ entry: log.entry(logIndex), proof: log.prove(logIndex) }),
    async follow() {
      const read: Kept[] = [];
      for await (const { seq, body } of journal.read({ from: readUpTo + 1, kinds: ['edition'] }))
        if (body.kind === 'edition') read.push({ seq, edition: body });
      // All at once: whoever asks during a long reading must not be told an old edition for the newest.
      for (const kept of read) take(kept);
    },
    last: (status) => lanes.get(status)?.at(-1)?.edition,
    begunMs: (status) => begun.get(status),
    needed: () => new Set([...lanes.values()].flatMap((kept) => kept.flatMap(({ edition }) => edition.files.map(({ sha256 }) => sha256)))),
  };
}
