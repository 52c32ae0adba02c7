import type { TryFailure } from '@tocsin/core/delivery/retry-schedule';
import type { Status } from '@tocsin/core/detection/threat';
import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** An alert that an end holds, and what it answered when it took it (a message's number, say). */
export interface HeldAlert {
  readonly alert: string;
  readonly receipt: string;
}

/** One alert on its way to one end. */
export interface Handover {
  readonly alert: SignedAlert;
  /** The end holds these zones for warned already. */
  readonly hasHeard: boolean;
  /** What the end holds of this thread, newest first. */
  readonly thread: readonly HeldAlert[];
  /** Fires when the time of this try is over, or the channel closes. */
  readonly signal: AbortSignal;
}

/** What came of one try. `receipt` is whatever the adapter wants back later with the alert's thread. */
export type Handed = { readonly ok: true; readonly receipt?: string } | { readonly ok: false; readonly failure: TryFailure };

/** What became of an alert at an end. */
export type Settled = { readonly reached: true; readonly receipt?: string } | { readonly reached: false; readonly code: string };

/** One place that a channel hands alerts to. */
export interface OutboxEnd {
  readonly id: string;
  readonly statuses: readonly Status[];
  /** The zones it wants to hear of; absent: all. */
  readonly zones?: readonly string[] | undefined;
  readonly timeoutMs: number;
  /** How often it is asked whether it is there; 0: never. */
  readonly pulseMs: number;
  /** Hands one alert over. */
  readonly send: (handover: Handover) => Promise<Handed>;
  /** Asks whether the end is there. */
  readonly pulse?: (signal: AbortSignal) => Promise<Handed>;
  /** After a release has arrived: tidies up what the end still shows of the ended thread. Tried once. */
  readonly tidy?: (ended: readonly HeldAlert[], signal: AbortSignal) => Promise<void>;
  readonly close?: () => Promise<void>;
}
