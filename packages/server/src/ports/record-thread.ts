/** A request as it is passed on to where the record is: which route, and what the caller sent. */
export interface RecordCall {
  /** Method and path pattern, like `GET /v1/record/claims/:id`. */
  readonly route: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
  /** Who asks, where the route admits operators alone. */
  readonly caller: unknown;
}

/** What is answered: bytes with their headers, or a problem by its code. */
export type RecordAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Moved between threads, not copied. */
      readonly body: Uint8Array<ArrayBuffer>;
    }
  | {
      readonly ok: false;
      readonly code: string;
      readonly detail: string;
      readonly errors: readonly { readonly code: string; readonly path: string; readonly message: string }[];
      readonly headers: Readonly<Record<string, string>>;
    };
