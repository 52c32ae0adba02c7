/** The files of the record's editions, by their hash: what was told to the public stays as it was, byte for byte. */
export interface EditionStore {
  /** Keeps files; one that is there already stays. On the disk when it resolves. `sha256` is 64 hexadecimal digits, of the content. */
  keep(files: readonly { readonly sha256: string; readonly content: Uint8Array }[]): Promise<void>;
  /** The bytes of a hash; undefined where they are not kept here, or are no longer what they were. */
  read(sha256: string): Promise<Uint8Array | undefined>;
  /** Lets go of every file but these. */
  retain(sha256s: ReadonlySet<string>): Promise<void>;
}

/** When editions are made, and how many are kept. */
export interface EditionSettings {
  /** The record has to rest for so long: who publishes ten claims makes one edition. */
  readonly quietMs: number;
  /** A lane's editions are at least this far apart; a record that never rests has one this often. */
  readonly everyMs: number;
  /** Editions of a lane whose files are kept. */
  readonly keptMax: number;
}
export const EDITION_SETTINGS: EditionSettings = { quietMs: 2_000, everyMs: 30_000, keptMax: 24 };
