/** What one client may cost at most. Each limit answers with a problem document that names it. */
export interface Limits {
  readonly bodyBytesMax: number;
  readonly observationsPerRequestMax: number;
  /** Requests a second that a source key or an operator may make over time. */
  readonly requestsPerKeyPerS: number;
  /** ... and how many at once after a pause. */
  readonly requestsPerKeyBurst: number;
  /** Live connections of one process, Server-Sent Events and WebSocket together. */
  readonly listenersMax: number;
  /** A listener that has not taken this many bytes is dropped; it comes back and is told what it missed. */
  readonly backlogBytesMax: number;
}

/** 5,000 plots take 400 kB; a radar of 10 scans a second uses 10 requests; 100,000 listeners take half a gigabyte. */
export const DEFAULT_LIMITS: Limits = {
  bodyBytesMax: 8_000_000,
  observationsPerRequestMax: 10_000,
  requestsPerKeyPerS: 1_000,
  requestsPerKeyBurst: 2_000,
  listenersMax: 100_000,
  backlogBytesMax: 1_000_000,
};
