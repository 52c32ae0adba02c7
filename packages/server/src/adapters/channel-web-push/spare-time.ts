import { performance } from 'node:perf_hooks';

/** The thread is looked at over spans of this length, ms. */
const SPAN_MS = 10;
/** After a break a new span begins: the time before the alert says nothing. */
const BREAK_MS = 50;
/** Busier than this, more pushes under way at once would only wait here instead of there. */
const BUSY_SHARE = 0.5;

/** Tells whether this thread waits for answers or works all the time. */
export interface SpareTime {
  /** True once in a span over which the thread mostly slept: far-away answers are what everything waits for. */
  isPlenty(): boolean;
}

/** Makes it. Ask it when all connections are full. */
export function createSpareTime(): SpareTime {
  let since = performance.eventLoopUtilization();
  let sinceMs = 0;
  return {
    isPlenty() {
      const now = performance.now();
      const spanMs = now - sinceMs;
      if (spanMs < SPAN_MS) return false;
      const seen = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(seen, since);
      since = seen;
      sinceMs = now;
      return spanMs < BREAK_MS + SPAN_MS && utilization < BUSY_SHARE;
    },
  };
}
