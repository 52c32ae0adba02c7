import type { StreamPosition } from '@tocsin/core/delivery/stream-event';
import type { Status, Threat } from '@tocsin/core/detection/threat';
import type { ForecastEntry, Input, VerdictEntry } from '@tocsin/core/entry';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Result } from '@tocsin/core/units/result';
import type { Region } from '@tocsin/core/zone/zone';
import type { PublishedCapKey } from '../ports/cap-signature.ts';
import type { ChannelHealth, ChannelRefusal, DeliveryReport } from '../ports/channel.ts';
import type { JournalHealth } from '../ports/journal.ts';
import type { PublishedKey } from '../ports/signer.ts';

/** One event, encoded once for every kind of listener. */
export interface EncodedFrame {
  /** Server-Sent Events: a whole event with its id. */
  readonly sse: Buffer;
  /** A complete, unmasked WebSocket text frame (RFC 6455 §5.2). */
  readonly webSocket: Buffer;
}

/** Somebody who listens. */
export interface Listener {
  readonly zones: ReadonlySet<string> | 'all';
  readonly statuses: ReadonlySet<Status>;
  /** Where it stood when its connection broke. */
  readonly since?: StreamPosition;
  /** Writes a frame; false when this listener is gone or too slow and is to be forgotten. */
  send(frame: EncodedFrame): boolean;
}

/** What belongs together, as anyone may see it. */
export interface IncidentSummary {
  readonly id: string;
  readonly status: Status;
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly zones: readonly string[];
  readonly alerts: readonly string[];
  readonly threats: readonly Threat[];
}

/** How fresh one source is. `silent`: never heard since it was configured. */
export interface SourceHealth {
  readonly id: string;
  readonly kind: 'sensor' | 'feed' | 'spotter' | 'cap-feed';
  readonly lastAt?: string;
  readonly ageS?: number;
  readonly state: 'fresh' | 'stale' | 'silent';
}

/** What /healthz says. */
export interface HealthReport {
  readonly state: 'ok' | 'degraded';
  readonly reasons: readonly string[];
  readonly journal: JournalHealth & { readonly entries: number };
  readonly sources: readonly SourceHealth[];
  /** Without the names of their ends: which siren is down is for operators alone. */
  readonly channels: readonly Omit<ChannelHealth, 'named'>[];
  readonly listeners: number;
  readonly startedAt: string;
  readonly lastAlertAt?: string;
  readonly region: { readonly id: string; readonly version: string; readonly zones: number };
}

/** What operators see, with tracks and impact points: never for the public. */
export interface OperatorView {
  readonly time: string;
  /** Alerts in force, all statuses. */
  readonly alerts: readonly SignedAlert[];
  /** The latest forecast of each track that has not come down. */
  readonly forecasts: readonly ForecastEntry[];
  /** Newest first. */
  readonly verdicts: readonly VerdictEntry[];
  readonly sources: readonly SourceHealth[];
  readonly channels: readonly (ChannelHealth & { readonly last: DeliveryReport | undefined })[];
}

/** Everything that the outside can ask of the application. */
export interface WarningService {
  /** Journals the inputs in one piece; the engine runs and alerts go out. Resolves once durable, or after 50 ms. */
  accept(inputs: readonly Input[]): Promise<{ readonly durable: boolean }>;
  region(): { readonly region: Region; readonly byId: ReadonlyMap<string, number>; readonly sha256: string; readonly pack: Uint8Array };
  /** Zone ids or names as people write them to ids. */
  resolveZones(names: readonly string[]): { readonly zones: readonly string[]; readonly unknown: readonly string[] };
  /** Newest first. */
  alerts(filter: {
    readonly statuses: ReadonlySet<Status>;
    readonly zones?: ReadonlySet<string>;
    readonly active?: boolean;
    readonly limit: number;
  }): readonly SignedAlert[];
  alert(id: string): SignedAlert | undefined;
  /** The alert as CAP 1.2 XML. */
  capOf(alert: SignedAlert): string;
  /** Newest first. */
  incidents(limit: number): readonly IncidentSummary[];
  /** Tells a listener what it missed since `since`, then the present state, then everything as it happens. */
  subscribe(listener: Listener): () => void;
  operatorView(): OperatorView;
  /** One JSON line for each entry as the journal orders it. */
  subscribeOperator(send: (line: string) => void): () => void;
  /** Puts a question to a channel: a subscription, a silent test. */
  ask(channel: string, name: string, body: unknown): Promise<Result<unknown, ChannelRefusal>>;
  /** Counts an alert that a device refused. */
  noteRefusal(refusal: { readonly reason: 'forged' | 'expired' | 'replayed' }): void;
  health(): HealthReport;
  /** Counters since the start, by metric name with its unit. */
  counters(): Readonly<Record<string, number>>;
  keys(): { readonly keys: readonly (PublishedKey | PublishedCapKey)[] };
}
