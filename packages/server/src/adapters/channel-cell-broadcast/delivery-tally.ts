import type { DeliveryReport } from '../../ports/channel.ts';

/** Counts what became of one alert. */
export interface AlertCount {
  fail(code: string, ends: number): void;
  /** One more end is waited for; the function tells what became of it. */
  expect(): (failure: string | undefined) => void;
  /** Nothing more will be expected. */
  close(): void;
}

/** Counts for alerts, each reported once when all its ends are settled. */
export function createTally({
  channel,
  nowMs,
  report,
}: {
  readonly channel: string;
  readonly nowMs: () => number;
  readonly report: (report: DeliveryReport) => void;
}): { open(alert: string): AlertCount; pending(): number } {
  let pending = 0;

  function open(alert: string): AlertCount {
    const startMs = nowMs();
    const failures: Record<string, number> = {};
    const tookMs: number[] = [];
    // The count itself is waited for until it is closed.
    let expected = 1;
    let failed = 0;

    function fail(code: string, ends: number): void {
      if (ends === 0) return;
      failed += ends;
      failures[code] = (failures[code] ?? 0) + ends;
    }

    function arrive(): void {
      expected -= 1;
      if (expected > 0) return;
      const sorted = tookMs.toSorted((one, other) => one - other);
      const lastMs = sorted.at(-1);
      report({
        channel,
        alert,
        reached: sorted.length,
        failed,
        ...(lastMs === undefined ? {} : { p50Ms: share(sorted, 0.5), p99Ms: share(sorted, 0.99), lastMs }),
        ...(failed === 0 ? {} : { failures }),
      });
    }

    return {
      fail,
      expect() {
        expected += 1;
        pending += 1;
        return (failure) => {
          pending -= 1;
          if (failure === undefined) tookMs.push(nowMs() - startMs);
          else fail(failure, 1);
          arrive();
        };
      },
      close: arrive,
    };
  }

  return { open, pending: () => pending };
}

function share(sorted: readonly number[], part: number): number {
  return sorted[Math.min(Math.ceil(sorted.length * part), sorted.length) - 1] ?? 0;
}
