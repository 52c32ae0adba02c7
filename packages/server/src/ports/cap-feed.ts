/** How a feed of other people's alerts is doing. `stale` is shown to operators and in /healthz: its silence is no proof of quiet. */
export interface CapFeedHealth {
  readonly id: string;
  readonly state: 'ok' | 'stale' | 'failing';
  /** When it last answered as it should; ISO 8601. */
  readonly lastGoodAt?: string;
  readonly reason?: string;
  /** Messages in its last good answer; zero is a number here, never a failure. */
  readonly messages: number;
  readonly polls: number;
  readonly failures: number;
}

/** A feed that is being asked. */
export interface CapFeed {
  readonly id: string;
  health(): CapFeedHealth;
  /** Stops asking, ends what is under way. */
  close(): Promise<void>;
}
