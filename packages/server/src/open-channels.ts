import type { Region } from '@tocsin/core/zone/zone';
import { openChannelThread, type ThreadSurroundings } from './adapters/channel-thread/channel-thread.ts';
import type { ThreadTask } from './channels-thread.ts';
import type { Config } from './config/config.ts';
import type { Channel } from './ports/channel.ts';

/** What the channels are opened with. */
export interface ChannelPlan {
  readonly folder: string;
  readonly config: Config;
  readonly region: Region;
}

const THREAD = new URL('./channels-thread.ts', import.meta.url);

/**
 * Opens the channels that the configuration names. Push messages cost most to make and sirens have least time, so each of these has a
 * thread of its own; what waits for other people's servers shares one.
 */
export function openChannels({ folder, config, region }: ChannelPlan, surroundings: ThreadSurroundings): readonly Channel[] {
  const { webPush, mqtt, webhook, ntfy, telegram, mail, cellBroadcast, sender } = config;
  const groups: readonly { readonly channels: readonly (string | undefined)[]; readonly task: ThreadTask }[] = [
    { channels: [webPush && 'web-push'], task: { folder, sender, webPush } },
    { channels: [mqtt && 'mqtt'], task: { folder, sender, mqtt, zoneNames: mqtt === undefined ? {} : namesOf(region, mqtt) } },
    {
      channels: [webhook && 'webhook', ntfy && 'ntfy', telegram && 'telegram', mail && 'mail', cellBroadcast?.id],
      task: { folder, sender, webhook, ntfy, telegram, mail, cellBroadcast },
    },
  ];
  return groups.flatMap(({ channels, task }) => {
    const ids = channels.filter((id) => id !== undefined);
    return ids.length === 0 ? [] : openChannelThread({ module: THREAD, workerData: task, channels: ids }, surroundings);
  });
}

function namesOf(region: Region, mqtt: NonNullable<Config['mqtt']>): ThreadTask['zoneNames'] {
  const wanted = new Set([...mqtt.zones, ...mqtt.sirens.flatMap(({ zones }) => zones)]);
  return Object.fromEntries(region.zones.filter(({ id }) => wanted.has(id)).map(({ id, names }) => [id, { ...names }]));
}
