/** What became of one alert at one end, as it is kept. */
export type RowState = 'waiting' | 'maybe' | 'reached' | 'failed';

/** One alert at one end. `body` is the alert's JSON, equal in all rows of one alert. */
export interface StoredRow {
  readonly end: string;
  readonly alert: string;
  readonly body: string;
  readonly toldAtMs: number;
  readonly state: RowState;
  readonly latencyMs: number | null;
  readonly code: string | null;
  readonly receipt: string | null;
}

/** A change of one row. */
export type RowMark = Pick<StoredRow, 'end' | 'alert' | 'state' | 'latencyMs' | 'code' | 'receipt'>;

/** What the store's thread is asked. */
export type StoreOrder =
  | {
      readonly kind: 'told';
      readonly ticket: number;
      readonly alert: string;
      readonly body: string;
      readonly toldAtMs: number;
      readonly ends: readonly string[];
    }
  | { readonly kind: 'mark'; readonly ticket: number; readonly mark: RowMark }
  | { readonly kind: 'dead'; readonly ticket: number; readonly line: string }
  | { readonly kind: 'close'; readonly ticket: number };

/** What it answers. `done` speaks of all orders up to the ticket; what `failed` is tried again. */
export type StoreAnswer =
  | { readonly kind: 'opened'; readonly rows: readonly StoredRow[]; readonly fault?: string }
  | { readonly kind: 'done'; readonly ticket: number }
  | { readonly kind: 'failed'; readonly fault: string }
  | { readonly kind: 'closed' };
