import type { WebPushSettings } from '../../config/web-push-settings.ts';
import type { ChannelEnd, ChannelHealth, ChannelSurroundings } from '../../ports/channel.ts';
import type { PushMaker } from './make-push.ts';
import { openTransport } from './open-transport.ts';
import { openPushLine, type PushLine } from './push-line.ts';
import type { PushBatch } from './push-queue.ts';
import type { SubscriberTable } from './subscriber-table.ts';
import type { VapidTokens } from './vapid-tokens.ts';

const TICK_MS = 250;
/** Connections are kept open and asked for life this often: the first alert finds them open. */
const WARM_EVERY_MS = 60_000;
/** Push services kept warm; a subscription may name any host below an allowed name. */
const WARM_MAX = 32;

/** The lines to all push services. */
export interface PushLines {
  /** Sees to a line for an origin: token signed, connection open. */
  open(origin: number): void;
  send(batch: PushBatch): void;
  pending(): number;
  health(fault: string | undefined): Pick<ChannelHealth, 'state' | 'reason' | 'lastLifeAt' | 'pending' | 'named'>;
  close(): Promise<void>;
}

/** What lines are made of. */
export interface LinesParts {
  readonly settings: WebPushSettings;
  readonly surroundings: ChannelSurroundings & { readonly ca?: string };
  readonly table: SubscriberTable;
  readonly tokens: VapidTokens;
  readonly maker: PushMaker;
  /** A push service says that the subscription at this path is over. */
  readonly gone: (row: number, path: string) => void;
}

/** Makes them, none open. */
export function createPushLines({ settings, surroundings, table, tokens, maker, gone }: LinesParts): PushLines {
  const { nowMs, onFault, ca } = surroundings;
  const lines = new Map<number, PushLine>();
  const ticking = setInterval(() => {
    for (const line of lines.values()) line.tick();
  }, TICK_MS);
  const warming = setInterval(() => {
    for (const origin of [...lines.keys()].slice(0, WARM_MAX)) warm(origin);
  }, WARM_EVERY_MS);

  const transport = {
    http2ConnectionsMax: settings.http2ConnectionsMax,
    http1ConnectionsMax: settings.http1ConnectionsMax,
    answerTimeoutMs: settings.answerTimeoutS * 1_000,
    ...(ca === undefined ? {} : { ca }),
  };
  const nameOf = (origin: number): string => table.origins()[origin] ?? '';

  function line(origin: number): PushLine {
    const known = lines.get(origin);
    if (known !== undefined) return known;
    const { prepare, answered } = maker;
    const opened = openPushLine({
      open: (events) => openTransport(nameOf(origin), transport, events),
      nowMs,
      prepare,
      answered,
      gone,
      onFault,
    });
    lines.set(origin, opened);
    if (lines.size <= WARM_MAX) warm(origin);
    return opened;
  }

  function warm(origin: number): void {
    tokens.prepare(nameOf(origin));
    lines.get(origin)?.keepWarm();
  }

  const pending = (): number => [...lines.values()].reduce((sum, one) => sum + one.pending(), 0);

  return {
    open: (origin) => void line(origin),
    send(batch) {
      const target = line(batch.origin);
      const excess = (): boolean => pending() + batch.rows.length > settings.pendingMax;
      // What counts less gives way; where nothing does, the newcomer.
      while (excess() && [...lines.values()].some((one) => one.yieldFor(batch.run.rank)));
      if (excess()) batch.run.failed('QUEUE_FULL', batch.rows.length);
      else target.send(batch);
    },
    pending,
    health: (fault) =>
      healthOf(
        [...lines].map(([origin, one]) => ({ name: new URL(nameOf(origin)).host, ...one.state() })),
        fault,
      ),
    async close() {
      clearInterval(ticking);
      clearInterval(warming);
      for (const one of lines.values()) one.close();
      // Answers of what was under way come in the next turns.
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}

type NamedState = ReturnType<PushLine['state']> & { readonly name: string };

function healthOf(states: readonly NamedState[], fault: string | undefined): ReturnType<PushLines['health']> {
  const down = states.filter(({ state }) => state === 'down');
  const first = down[0];
  const lastLifeMs = Math.max(...states.map(({ lastLifeMs: at }) => at ?? 0), 0);
  const reason = fault ?? (first === undefined ? undefined : `${first.name}: ${first.reason ?? 'no answer'}`);
  return {
    state: reason === undefined ? 'ok' : down.length > 0 && down.length === states.length ? 'down' : 'degraded',
    ...(reason === undefined ? {} : { reason }),
    ...(lastLifeMs === 0 ? {} : { lastLifeAt: new Date(lastLifeMs).toISOString() }),
    pending: states.reduce((sum, { pending }) => sum + pending, 0),
    named: states.slice(0, 2_000).map(
      ({ name, state, lastLifeMs: at }): ChannelEnd => ({
        id: name,
        state,
        ...(at === undefined ? {} : { lastLifeAt: new Date(at).toISOString() }),
      }),
    ),
  };
}
