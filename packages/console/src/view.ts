import type { ForecastEntry, VerdictEntry } from '@tocsin/core/entry';
import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the server tells operators (GET /v1/operator/view). */
export interface OperatorView {
  readonly time: string;
  /** In force, all lanes. */
  readonly alerts: readonly SignedAlert[];
  /** The latest forecast of each track that has not come down. */
  readonly forecasts: readonly ForecastEntry[];
  /** Newest first. */
  readonly verdicts: readonly VerdictEntry[];
  readonly channels: readonly ChannelView[];
  readonly sources: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: 'fresh' | 'stale' | 'silent';
    readonly ageS?: number;
  }[];
}

/** One way out of the house. */
export interface ChannelView {
  readonly id: string;
  readonly kind: string;
  readonly state: 'ok' | 'degraded' | 'down';
  readonly reason?: string;
  readonly ends: number;
  readonly pending: number;
  readonly named?: readonly { readonly id: string; readonly state: string; readonly note?: string }[];
  /** What came of the last alert. */
  readonly last?: { readonly reached: number; readonly failed: number; readonly lastMs?: number };
}

/** A forecast's track within its lane: tracks of two lanes may have the same id. */
export function trackKey({ status, track }: Pick<ForecastEntry, 'status' | 'track'>): string {
  return `${status}|${track}`;
}
