import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { WebPushSettings } from '../../config/web-push-settings.ts';
import type { DeliveryReport } from '../../ports/channel.ts';

/** What of an alert decides how its pushes are sent. */
export type PushedAlert = Pick<SignedAlert, 'id' | 'phase' | 'status' | 'sent' | 'expires' | 'threat' | 'quiet'>;

/** One alert on its way to its subscribers. */
export interface PushRun {
  /** Order in which alerts were told. */
  readonly seq: number;
  readonly alert: PushedAlert;
  /** Lower goes first: live warnings, then live ends and continuations, then exercises and tests. */
  readonly rank: 0 | 1 | 2;
  /** From then on a push would tell nobody anything, ms since 1970. */
  readonly usefulUntilMs: number;
  /** An undelivered push of this kind may be replaced by a later one about the same zones. An alarm never is. */
  readonly isReplaceable: boolean;
  /** Numbers of the zones that it names and somebody subscribed to. */
  readonly zones: ReadonlySet<number>;
  /** So many more subscribers are to be reached. */
  expect(count: number): void;
  reached(): void;
  failed(code: string, count?: number): void;
  /** All are expected that ever will be: from now on it ends with the last of them. */
  seal(): void;
}

/** What a run needs to begin. */
export interface RunParts {
  readonly seq: number;
  readonly alert: PushedAlert;
  readonly zones: ReadonlySet<number>;
  readonly nowMs: number;
  readonly settings: Pick<WebPushSettings, 'endTtlS'>;
  readonly onDone: (report: DeliveryReport) => void;
}

/** Begins to count what becomes of an alert. */
export function beginRun({ seq, alert, zones, nowMs, settings, onDone }: RunParts): PushRun {
  const startedAt = performance.now();
  const failures: Record<string, number> = {};
  let tookMs = new Float32Array(64);
  let reached = 0;
  let failed = 0;
  let pending = 0;
  let isSealed = false;

  function settle(count: number): void {
    pending -= count;
    if (isSealed && pending === 0) onDone(summary());
  }

  function summary(): DeliveryReport {
    const sorted = tookMs.subarray(0, reached).toSorted();
    const at = (share: number): number => Math.round((sorted[Math.floor(share * (reached - 1))] ?? 0) * 10) / 10;
    const times = reached === 0 ? {} : { p50Ms: at(0.5), p99Ms: at(0.99), lastMs: at(1) };
    return { channel: 'web-push', alert: alert.id, reached, failed, ...times, ...(failed === 0 ? {} : { failures }) };
  }

  return {
    seq,
    alert,
    zones,
    rank: rankOf(alert),
    usefulUntilMs: alert.phase === 'allClear' ? nowMs + settings.endTtlS * 1_000 : Date.parse(alert.expires),
    isReplaceable: alert.phase === 'allClear' || alert.quiet === true,
    expect(count) {
      pending += count;
    },
    reached() {
      if (reached === tookMs.length) {
        const longer = new Float32Array(reached * 2);
        longer.set(tookMs);
        tookMs = longer;
      }
      tookMs[reached] = performance.now() - startedAt;
      reached += 1;
      settle(1);
    },
    failed(code, count = 1) {
      failed += count;
      failures[code] = (failures[code] ?? 0) + count;
      settle(count);
    },
    seal() {
      isSealed = true;
      settle(0);
    },
  };
}

function rankOf({ status, phase, quiet }: PushedAlert): 0 | 1 | 2 {
  if (status !== 'Actual') return 2;
  return phase === 'allClear' || quiet === true ? 1 : 0;
}

/**
 * How long a push service keeps a push for a phone that is off, s. What falls is down within two minutes: later its alarm is a fright
 * and no help. What stays in the air, and an early warning, is worth hearing until it runs out. The end of a warning is worth hearing
 * for longer: somebody may still sit in a shelter. 0 would mean "now or never", and a phone that changes cells for a second is lost.
 */
export function ttlS(
  alert: PushedAlert,
  nowMs: number,
  settings: Pick<WebPushSettings, 'warningTtlS' | 'lingeringTtlS' | 'endTtlS'>,
): number {
  if (alert.phase === 'allClear') return settings.endTtlS;
  const falls = alert.phase === 'shelter' && (alert.threat === 'rocket' || alert.threat === 'missile' || alert.threat === 'mortar');
  const leftS = Math.ceil((Date.parse(alert.expires) - nowMs) / 1_000);
  return Math.max(1, Math.min(leftS, falls ? settings.warningTtlS : settings.lingeringTtlS));
}
