import type { RecordAnswer, RecordCall } from '../../ports/record-thread.ts';

/** What the main thread says to the record's thread. */
export type ToThread = { readonly kind: 'ask'; readonly call: number; readonly asked: RecordCall } | { readonly kind: 'close' };

/** What the record's thread says. */
export type FromThread =
  | { readonly kind: 'answer'; readonly call: number; readonly answer: RecordAnswer }
  /** Sent every second: a thread that is not heard is stuck. */
  | { readonly kind: 'health'; readonly faults: readonly string[] }
  | { readonly kind: 'fault'; readonly text: string };
