import type { CentreClient } from './centre-client.ts';

/** What a heartbeat needs. */
export interface HeartbeatParts {
  readonly client: Pick<CentreClient, 'probe'>;
  readonly everyMs: number;
  readonly nowMs: () => number;
  /** The centre was away and answers again. */
  readonly onBack: () => void;
  readonly signal: AbortSignal;
}

/** Asks a centre again and again whether it is there, the first time at once. One question at a time. */
export function startHeartbeat({ client, everyMs, nowMs, onBack, signal }: HeartbeatParts): {
  lastLifeAt(): string | undefined;
  failure(): string | undefined;
} {
  let lastLifeAt: string | undefined;
  let failure: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });

  async function beat(): Promise<void> {
    const answer = await client.probe(signal);
    if (signal.aborted) return;
    const wasAway = failure !== undefined;
    failure = answer.failure;
    if (failure === undefined) {
      lastLifeAt = new Date(nowMs()).toISOString();
      if (wasAway) onBack();
    }
    timer = setTimeout(() => void beat(), everyMs);
  }

  void beat();
  return { lastLifeAt: () => lastLifeAt, failure: () => failure };
}
