/** One entry as a row. */
export interface EntryRow {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly body: string;
}

/** What the writing thread is asked to do. */
export type WriterOrder =
  | { readonly kind: 'entries'; readonly ticket: number; readonly rows: readonly EntryRow[] }
  | { readonly kind: 'snapshot'; readonly ticket: number; readonly seq: number; readonly format: string; readonly bytes: Uint8Array }
  | { readonly kind: 'close' };

/** What it answers. */
export type WriterAnswer =
  | { readonly kind: 'done'; readonly ticket: number }
  | { readonly kind: 'failed'; readonly ticket: number; readonly reason: string }
  | { readonly kind: 'closed' };
