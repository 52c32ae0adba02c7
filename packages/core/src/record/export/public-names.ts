/** Whose record it is, and where it is found. */
export interface Publication {
  /** Who speaks: names the record and everything in it. */
  readonly sender: string;
  /** Like `https://town.example`, without a last slash. Without it links in files are relative to wherever the file was got. */
  readonly publicUrl?: string | undefined;
}

/**
 * The name of something public, the same from whatever address a file was got: `urn:tocsin:record:<sender>:<what>:<id>` (RFC 8141; the
 * namespace is not registered).
 */
export function nameOf({ sender }: Publication, what: 'claim' | 'artifact' | 'change' | 'feed', id: string): string {
  return `urn:tocsin:record:${encodeURIComponent(sender)}:${what}:${encodeURIComponent(id)}`;
}

/** A link to an address of this server: whole where its public URL is known, else with its path alone. */
export function linkTo({ publicUrl = '' }: Publication, path: string): string {
  return `${publicUrl}${path}`;
}
