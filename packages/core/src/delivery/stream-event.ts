import type { SignedAlert } from '../message/public-alert.ts';

/**
 * Where a listener stands: the journal's epoch (how often a process opened it) and the sequence number of the last entry seen.
 * An epoch makes it visible that entries after `seq` were lost in a crash before they were durable.
 */
export interface StreamPosition {
  readonly epoch: number;
  readonly seq: number;
}

/** The name of an event tells live from exercise: a client that listens for `alert` never hears a drill. */
export type StreamEvent =
  | { readonly event: 'alert' | 'exercise' | 'test'; readonly position: StreamPosition; readonly data: SignedAlert }
  | { readonly event: 'state'; readonly position: StreamPosition; readonly data: PresentState }
  | { readonly event: 'heartbeat'; readonly data: { readonly time: string } };

/** What is in force for a listener's zones right now; sent at each connect. */
export interface PresentState {
  readonly time: string;
  readonly alerts: readonly SignedAlert[];
}

/** Writes a position as an event id: `3-1042`. */
export function formatPosition(position: StreamPosition): string {
  return `${position.epoch}-${position.seq}`;
}

/** Reads an event id; undefined where it is not one. */
export function parsePosition(text: string): StreamPosition | undefined {
  const match = /^(\d{1,12})-(\d{1,15})$/.exec(text);
  if (match === null) return undefined;
  return { epoch: Number(match[1]), seq: Number(match[2]) };
}
