import { Worker } from 'node:worker_threads';
import { type Result, refuse } from '@tocsin/core/units/result';
import type { Channel, ChannelHealth, ChannelRefusal, ChannelSurroundings } from '../../ports/channel.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** A thread that says nothing for this long is stuck, ms. */
const STUCK_MS = 5_000;
const RESTART_MS_MIN = 500;
const RESTART_MS_MAX = 30_000;
/** Messages that a stuck thread may leave untaken; what comes after is told again from the present state, once it is back. */
const UNTAKEN_MAX = 5_000;
const ASK_MS = 15_000;
const CLOSE_MS = 3_000;

/** A thread and the channels in it. */
export interface ThreadPlan {
  /** The module that the thread runs; it calls `hostChannels` with `parentPort`. */
  readonly module: URL;
  readonly workerData: unknown;
  /** The ids of the channels it hosts. */
  readonly channels: readonly string[];
}

/** What the threads' keeper tells beside what channels tell. */
export interface ThreadSurroundings extends ChannelSurroundings {
  /** A channel has lost its thread and may have missed something. */
  readonly onRestart: (channel: Channel) => void;
}

/** Runs channels in a thread of their own, so that no work and no fault of theirs can hold the alarm up; a thread that ends is started anew. */
export function openChannelThread({ module, workerData, channels: ids }: ThreadPlan, surroundings: ThreadSurroundings): readonly Channel[] {
  const { nowMs, report, onFault, onRestart } = surroundings;
  const calls = new Map<number, (result: Result<unknown, ChannelRefusal>) => void>();
  let worker: Worker | undefined;
  let heardMs = nowMs();
  let known: ReadonlyMap<string, ChannelHealth> = new Map();
  let posted = 0;
  let taken = 0;
  let nextCall = 1;
  let restartMs = RESTART_MS_MIN;
  let hasMissed = false;
  let isClosing = false;
  let restarting: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    posted = 0;
    taken = 0;
    heardMs = nowMs();
    const thread = new Worker(module, { workerData, name: `channels ${ids.join(' ')}`.slice(0, 60) });
    worker = thread;
    thread.on('message', hear);
    thread.on('error', onFault);
    thread.on('exit', () => {
      if (worker !== thread) return;
      worker = undefined;
      for (const answer of calls.values()) answer(refuse({ code: 'RESTARTING', message: 'this channel is being started anew' }));
      calls.clear();
      if (isClosing) return;
      restarting = setTimeout(startAgain, restartMs);
      restartMs = Math.min(RESTART_MS_MAX, restartMs * 2);
    });
  }

  function startAgain(): void {
    start();
    hasMissed = false;
    for (const channel of channels) onRestart(channel);
  }

  function hear(message: FromThread): void {
    if (message.kind === 'report') report(message.report);
    else if (message.kind === 'fault') onFault(new Error(message.text));
    else if (message.kind === 'answer') {
      calls.get(message.call)?.(message.result);
      calls.delete(message.call);
    } else {
      heardMs = nowMs();
      taken = message.taken;
      restartMs = RESTART_MS_MIN;
      known = new Map(message.channels.map((health) => [health.id, health]));
      if (hasMissed && posted - taken < UNTAKEN_MAX / 2) {
        hasMissed = false;
        for (const channel of channels) onRestart(channel);
      }
    }
  }

  function post(message: ToThread): boolean {
    if (worker === undefined || posted - taken > UNTAKEN_MAX) {
      hasMissed = true;
      return false;
    }
    posted += 1;
    worker.postMessage(message);
    return true;
  }

  function healthOf(id: string): ChannelHealth {
    const health = known.get(id) ?? { id, kind: id, state: 'degraded', reason: 'starting', ends: 0, pending: 0 };
    if (worker === undefined) return { ...health, state: 'down', reason: 'its thread has ended and is being started anew' };
    if (nowMs() - heardMs > STUCK_MS) return { ...health, state: 'down', reason: 'its thread does not answer' };
    return health;
  }

  function ask(
    channel: string,
    { name, body }: { readonly name: string; readonly body: unknown },
  ): Promise<Result<unknown, ChannelRefusal>> {
    const call = nextCall++;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        calls.delete(call);
        resolve(refuse({ code: 'TIMEOUT', message: 'this channel did not answer in time' }));
      }, ASK_MS);
      calls.set(call, (result) => {
        clearTimeout(late);
        resolve(result);
      });
      if (!post({ kind: 'ask', call, channel, name, body })) calls.get(call)?.(refuse({ code: 'DOWN', message: 'this channel is down' }));
    });
  }

  let ended: Promise<void> | undefined;
  function end(): Promise<void> {
    ended ??= (async () => {
      isClosing = true;
      clearTimeout(restarting);
      const thread = worker;
      if (thread === undefined) return;
      const exited = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
      thread.postMessage({ kind: 'close' } satisfies ToThread);
      const forced = setTimeout(() => void thread.terminate(), CLOSE_MS);
      await exited;
      clearTimeout(forced);
    })();
    return ended;
  }

  const channels: readonly Channel[] = ids.map((id) => ({
    id,
    present: (alerts) => void post({ kind: 'present', channel: id, alerts }),
    tell: (alert) => void post({ kind: 'tell', channel: id, alert }),
    health: () => healthOf(id),
    ask: (name, body) => ask(id, { name, body }),
    close: end,
  }));
  start();
  return channels;
}
