import type { DeliveryReport } from '../ports/channel.ts';
import type { Settled } from './handover.ts';

interface Tally {
  open: number;
  readonly latenciesMs: number[];
  readonly failures: Map<string, number>;
}

/** Counts what becomes of each alert at its ends, and reports it once all are settled. */
export interface AlertTally {
  /** Begins with an alert that goes to so many ends. */
  begin(alert: string, ends: number): void;
  settle(alert: string, settled: Settled, latencyMs: number): void;
}

/** Opens a tally of a channel. */
export function createAlertTally(channel: string, report: (report: DeliveryReport) => void): AlertTally {
  const tallies = new Map<string, Tally>();
  return {
    begin(alert, ends) {
      if (ends > 0) tallies.set(alert, { open: ends, latenciesMs: [], failures: new Map() });
    },
    settle(alert, settled, latencyMs) {
      const tally = tallies.get(alert);
      if (tally === undefined) return;
      tally.open -= 1;
      if (settled.reached) tally.latenciesMs.push(latencyMs);
      else tally.failures.set(settled.code, (tally.failures.get(settled.code) ?? 0) + 1);
      if (tally.open > 0) return;
      tallies.delete(alert);
      report(reportOf(channel, alert, tally));
    },
  };
}

function reportOf(channel: string, alert: string, { latenciesMs, failures }: Tally): DeliveryReport {
  const sorted = latenciesMs.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0);
  const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
  return {
    channel,
    alert,
    reached: sorted.length,
    failed,
    ...(sorted.length === 0 ? {} : { p50Ms: at(0.5), p99Ms: at(0.99), lastMs: at(1) }),
    ...(failed === 0 ? {} : { failures: Object.fromEntries(failures) }),
  };
}
