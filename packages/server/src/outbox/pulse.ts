import type { EndLine } from './end-line.ts';
import type { Handed, OutboxEnd } from './handover.ts';

/** An end that failed is asked again after this, ms, when its own interval is longer: a healed end should not look dead for an hour. */
const AGAIN_MS = 60_000;

/** Asks an end from time to time whether it is there. */
export interface Pulse {
  close(): void;
}

type Asked = Pick<OutboxEnd, 'pulse' | 'pulseMs' | 'timeoutMs'>;

/** Begins to ask, at once and then at the end's interval; asks nothing of an end that cannot be asked. */
export function openPulse({ pulse, pulseMs, timeoutMs }: Asked, line: Pick<EndLine, 'state' | 'note'>): Pulse {
  const closing = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(question: NonNullable<OutboxEnd['pulse']>): Promise<void> {
    if (line.state.closedBy !== undefined) return;
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)]);
    const handed = await question(signal).catch((): Handed => ({ ok: false, failure: { kind: 'broken' } }));
    if (closing.signal.aborted) return;
    line.note(handed);
    timer = setTimeout(ask, handed.ok ? pulseMs : Math.min(pulseMs, AGAIN_MS), question);
    timer.unref();
  }

  if (pulse !== undefined && pulseMs > 0) timer = setTimeout(ask, 0, pulse);
  return {
    close() {
      clearTimeout(timer);
      closing.abort();
    },
  };
}
