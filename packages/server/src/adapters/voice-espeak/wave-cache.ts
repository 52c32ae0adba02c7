/** Sounds by key; what was not asked for longest goes first when there are too many. */
export interface WaveCache {
  get(key: string): Uint8Array | undefined;
  put(key: string, octets: Uint8Array): void;
  bytes(): number;
}

/** A cache of so many bytes; a sound that is larger than all of it is not kept. */
export function createWaveCache(bytesMax: number): WaveCache {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;

  function drop(key: string): void {
    bytes -= kept.get(key)?.length ?? 0;
    kept.delete(key);
  }

  return {
    get(key) {
      const octets = kept.get(key);
      if (octets === undefined) return undefined;
      // A Map keeps the order of insertion: put again, it is the newest.
      kept.delete(key);
      kept.set(key, octets);
      return octets;
    },
    put(key, octets) {
      drop(key);
      if (octets.length > bytesMax) return;
      kept.set(key, octets);
      bytes += octets.length;
      for (const oldest of kept.keys()) {
        if (bytes <= bytesMax) break;
        drop(oldest);
      }
    },
    bytes: () => bytes,
  };
}
