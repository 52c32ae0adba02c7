/** Counters since the start, by metric name. */
export interface EventCounts {
  add(name: string, by?: number): void;
  read(): Readonly<Record<string, number>>;
}

/** All at zero. */
export function countEvents(): EventCounts {
  const counts: Record<string, number> = {};
  return {
    add(name, by = 1) {
      counts[name] = (counts[name] ?? 0) + by;
    },
    read: () => ({ ...counts }),
  };
}
