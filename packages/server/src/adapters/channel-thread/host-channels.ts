import type { MessagePort } from 'node:worker_threads';
import { refuse } from '@tocsin/core/units/result';
import type { Channel, ChannelSurroundings } from '../../ports/channel.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

const HEALTH_EVERY_MS = 1_000;

/** Opens one channel with what the thread gives it; may take a moment (a broker, a store). */
export type OpenChannel = (surroundings: ChannelSurroundings) => Channel | Promise<Channel>;

/** The thread's side: opens its channels and passes on what the main thread says. A channel that cannot open costs the others nothing. */
export async function hostChannels(port: MessagePort, openers: ReadonlyMap<string, OpenChannel>): Promise<void> {
  const channels = new Map<string, Channel>();
  const failed = new Map<string, string>();
  const waiting: ToThread[] = [];
  let isOpen = false;
  let taken = 0;
  const say = (message: FromThread): void => port.postMessage(message);
  const fault = (thrown: unknown): void =>
    say({ kind: 'fault', text: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
  const surroundings: ChannelSurroundings = { nowMs: Date.now, report: (report) => say({ kind: 'report', report }), onFault: fault };

  function sayHealth(): void {
    const down = [...failed].map(([id, reason]) => ({ id, kind: id, state: 'down', reason, ends: 0, pending: 0 }) as const);
    say({ kind: 'health', taken, channels: [...[...channels.values()].map((channel) => channel.health()), ...down] });
  }

  async function take(message: ToThread): Promise<void> {
    if (message.kind === 'close') return;
    const channel = channels.get(message.channel);
    if (message.kind === 'present') channel?.present(message.alerts);
    else if (message.kind === 'tell') channel?.tell(message.alert);
    else {
      const refusal = refuse({ code: 'NO_CHANNEL', message: failed.get(message.channel) ?? 'this channel takes no questions' });
      const result = (await channel?.ask?.(message.name, message.body)) ?? refusal;
      say({ kind: 'answer', call: message.call, result });
    }
  }

  async function close(): Promise<void> {
    clearInterval(timer);
    await Promise.allSettled([...channels.values()].map((channel) => channel.close()));
    port.close();
  }

  port.on('message', (message: ToThread) => {
    taken += 1;
    if (message.kind === 'close') void close();
    else if (isOpen) take(message).catch(fault);
    else waiting.push(message);
  });
  const timer = setInterval(sayHealth, HEALTH_EVERY_MS);
  for (const [id, open] of openers) {
    try {
      channels.set(id, await open(surroundings));
    } catch (thrown) {
      failed.set(id, thrown instanceof Error ? thrown.message : String(thrown));
      fault(thrown);
    }
  }
  isOpen = true;
  for (const message of waiting.splice(0)) take(message).catch(fault);
  sayHealth();
}
