/** A bucket of tokens for each name: `perS` flow in each second, `burst` fit. Names come from the configuration, so they are few. */
export interface RateLimit {
  /** Takes a token. @returns 0, or the seconds after which there is one again */
  take(name: string): number;
}

/** Makes a limit with full buckets. */
export function createRateLimit(nowMs: () => number, limit: { readonly perS: number; readonly burst: number }): RateLimit {
  const buckets = new Map<string, { readonly tokens: number; readonly atMs: number }>();
  return {
    take(name) {
      const atMs = nowMs();
      const bucket = buckets.get(name) ?? { tokens: limit.burst, atMs };
      // A wall clock that was set back fills nothing and empties nothing.
      const elapsedS = Math.max(0, atMs - bucket.atMs) / 1000;
      const tokens = Math.min(limit.burst, bucket.tokens + elapsedS * limit.perS);
      const isOver = tokens < 1;
      buckets.set(name, { tokens: isOver ? tokens : tokens - 1, atMs });
      return isOver ? (1 - tokens) / limit.perS : 0;
    },
  };
}
