/** Texts of reports, kept privately by their hash: claims are checked against them, and no public view shows more than a quote. */
export interface ArtifactStore {
  /**
   * Keeps a text; the same text twice is one.
   *
   * @returns SHA-256 of its UTF-8 bytes, 64 hexadecimal digits. On the disk when it resolves.
   */
  keep(text: string): Promise<string>;
  /** The text of a hash; undefined where it is not kept here, or is no longer what it was. */
  textOf(sha256: string): string | undefined;
}
