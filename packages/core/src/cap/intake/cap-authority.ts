/** Where a signer may warn. */
export interface AllowedArea {
  /** Ids of zones. */
  readonly zones?: readonly string[] | undefined;
  /** A zone is allowed when its representative point lies in one of these rings: latitude, longitude, closed. */
  readonly polygons?: readonly (readonly (readonly [number, number])[])[] | undefined;
  /** Beginnings that the values of the message's geocodes of that name must have. */
  readonly geocodes?: readonly { readonly valueName: string; readonly prefix: string }[] | undefined;
}

/** Who may speak: a signer that is known here, as which senders, about which area. */
export interface CapAuthority {
  readonly name: string;
  readonly senders: readonly string[];
  readonly area: AllowedArea | 'anywhere';
}

/** What checking the signature of a message gave. */
export const SIGNATURE_RESULTS = ['signed-trusted', 'signed-untrusted', 'unsigned', 'tampered', 'unsupported'] as const;

export interface CapSignatureFinding {
  readonly result: (typeof SIGNATURE_RESULTS)[number];
  /** Why, in one word: `OK`, `DIGEST`, `SIGNATURE`, `KEY_NOT_PINNED`, ... */
  readonly code: string;
  readonly reason: string;
  /** Made with SHA-1, or with an RSA key of less than 2,048 bits: whole today, forgeable by those who can pay for it. */
  readonly isWeak: boolean;
  /** It holds for the message without the white space between its elements: somebody indented it after signing. */
  readonly wasIndented: boolean;
  /** SHA-256 over the public key (SubjectPublicKeyInfo), hex; absent where no key was found. */
  readonly keySha256?: string;
  /** Only for `signed-trusted`. */
  readonly authority?: CapAuthority;
}
