import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Result } from '@tocsin/core/units/result';

/** What came of one alert on one channel: for the journal. Counts are ends reached or given up (phones, sirens, addresses). */
export interface DeliveryReport {
  readonly channel: string;
  readonly alert: string;
  readonly reached: number;
  readonly failed: number;
  /** Milliseconds from the moment the alert was told to this channel to an end's acknowledgement, over those reached. */
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly lastMs?: number;
  /** What went wrong, by code, with counts: `{"HTTP_500": 3, "TIMEOUT": 1}`. Names no person and no address. */
  readonly failures?: Readonly<Record<string, number>>;
}

/** One end of a channel that operators know by name: a siren, a webhook, a mailbox. Never a resident. */
export interface ChannelEnd {
  readonly id: string;
  readonly state: 'ok' | 'degraded' | 'down' | 'silent';
  /** ISO 8601; absent: never heard. */
  readonly lastLifeAt?: string;
  readonly note?: string;
}

/** How a channel is doing. `down` and `degraded` show in /healthz and to operators; they never hold another channel back. */
export interface ChannelHealth {
  readonly id: string;
  readonly kind: string;
  readonly state: 'ok' | 'degraded' | 'down';
  readonly reason?: string;
  /** When an end or its service last answered; ISO 8601. */
  readonly lastLifeAt?: string;
  /** How many ends an alert can reach at most. */
  readonly ends: number;
  /** Messages accepted and neither delivered nor given up. */
  readonly pending: number;
  /** The ends by name where they have names; at most 2,000. */
  readonly named?: readonly ChannelEnd[];
}

/** Why a question to a channel was refused. */
export interface ChannelRefusal {
  readonly code: string;
  readonly message: string;
  /** The field at fault, as in `keys.p256dh`. */
  readonly path?: string;
}

/**
 * A way by which alerts leave the house beside the live stream. An alert's `msgType`, `phase`, `references` and `end` say what it is:
 * raised, updated, released (`allClear`) or retracted (`allClear` with `end.how` `cancelled`); each channel can tell all four, and
 * keeps live, exercise and test apart. At least once: a channel may be told an alert again after a restart, its ends drop what they know.
 */
export interface Channel {
  readonly id: string;
  /** What is in force right now, once at the start and whenever it may have missed something: for channels that keep a state. */
  present(alerts: readonly SignedAlert[]): void;
  /** Takes an alert over. Returns at once, never throws, waits for nobody; queues are bounded. */
  tell(alert: SignedAlert): void;
  health(): ChannelHealth;
  /** A question of its own (a subscription, a silent test), already JSON; absent where there are none. */
  ask?(name: string, body: unknown): Promise<Result<unknown, ChannelRefusal>>;
  /** Ends everything it opened within a second or two. */
  close(): Promise<void>;
}

/** What a channel is given. */
export interface ChannelSurroundings {
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Once for each alert told, when all its ends are reached or given up; in time order of completion. */
  readonly report: (report: DeliveryReport) => void;
  /** What nobody expected; the channel goes on. */
  readonly onFault: (fault: unknown) => void;
}
