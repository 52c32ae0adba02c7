// A thread of channels for tests: one that works, one that cannot open, and questions that end or block the whole thread.
import { parentPort } from 'node:worker_threads';
import { ok } from '@tocsin/core/units/result';
import { hostChannels } from '@tocsin/server/adapters/channel-thread/host-channels';
import type { Channel, ChannelSurroundings } from '@tocsin/server/ports/channel';

function plainChannel({ report }: ChannelSurroundings): Channel {
  const present: string[] = [];
  return {
    id: 'plain',
    present: (alerts) => void present.push(...alerts.map(({ id }) => id)),
    tell: ({ id }) => report({ channel: 'plain', alert: id, reached: 1, failed: 0, p50Ms: 1 }),
    health: () => ({ id: 'plain', kind: 'plain', state: 'ok', ends: 1, pending: 0 }),
    async ask(name, body) {
      if (name === 'end the thread') process.exit(7);
      if (name === 'block the thread') for (const until = Date.now() + Number(body); Date.now() < until; );
      return ok({ name, body, present });
    },
    close: async () => {},
  };
}

if (parentPort !== null)
  await hostChannels(
    parentPort,
    new Map([
      ['plain', plainChannel],
      [
        'broken',
        () => {
          throw new Error('no broker at this address');
        },
      ],
    ]),
  );
