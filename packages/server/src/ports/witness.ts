/** A witness's answer: its signature lines, where it stands instead, or why it did not sign. */
export type WitnessAnswer =
  | { readonly kind: 'signed'; readonly lines: string }
  | { readonly kind: 'stands-at'; readonly size: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Somebody else who watches that the record only grows (C2SP tlog-witness). */
export interface Witness {
  readonly name: string;
  /** Never rejects: a witness that is away is refused by name. */
  ask(request: string): Promise<WitnessAnswer>;
}
