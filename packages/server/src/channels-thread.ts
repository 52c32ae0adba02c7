// A thread of channels: what `main.ts` is for the process, this is for the thread. It may name adapters, nobody else here may.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { openCellBroadcastChannel } from './adapters/channel-cell-broadcast/open-cell-broadcast-channel.ts';
import { openMailChannel } from './adapters/channel-mail/mail-channel.ts';
import { openMqttChannel } from './adapters/channel-mqtt/open-mqtt-channel.ts';
import { openNtfyChannel } from './adapters/channel-ntfy/ntfy-channel.ts';
import { openTelegramChannel } from './adapters/channel-telegram/telegram-channel.ts';
import { hostChannels, type OpenChannel } from './adapters/channel-thread/host-channels.ts';
import { openWebPushChannel } from './adapters/channel-web-push/web-push-channel.ts';
import { openWebhookChannel } from './adapters/channel-webhook/webhook-channel.ts';
import { openSigner } from './adapters/signer-ed25519/open-signer.ts';
import type { Config } from './config/config.ts';

type ChannelName = 'webPush' | 'mqtt' | 'webhook' | 'ntfy' | 'telegram' | 'mail' | 'cellBroadcast';
type ChannelSettings = { readonly [name in ChannelName]?: Config[name] };

/** What a thread is to host: the settings of its channels, the others absent. */
export interface ThreadTask extends ChannelSettings {
  readonly folder: string;
  readonly sender: string;
  /** Zone id to names by language, of the zones that sirens stand in. */
  readonly zoneNames?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> | undefined;
}

if (parentPort !== null) await hostChannels(parentPort, openersOf(workerData as ThreadTask));

function openersOf(task: ThreadTask): ReadonlyMap<string, OpenChannel> {
  const { folder, sender, zoneNames = {}, webPush, mqtt, webhook, ntfy, telegram, mail, cellBroadcast } = task;
  const openers = new Map<string, OpenChannel>();
  const { keyId, sign } = openSigner(folder);
  if (webPush !== undefined) {
    const { caFile } = webPush;
    const own = caFile === undefined ? {} : { ca: readFileSync(join(folder, caFile), 'utf8') };
    openers.set('web-push', (around) => openWebPushChannel(webPush, { ...around, folder, sender, keyId, sign, ...own }));
  }
  if (mqtt !== undefined) {
    const named = (zone: string) => zoneNames[zone] ?? {};
    openers.set('mqtt', (around) => openMqttChannel(mqtt, { ...around, folder, keyId, sign, zoneNames: named }));
  }
  if (webhook !== undefined) openers.set('webhook', (around) => openWebhookChannel(webhook, { ...around, folder }));
  if (ntfy !== undefined) openers.set('ntfy', (around) => openNtfyChannel(ntfy, { ...around, folder }));
  if (telegram !== undefined) openers.set('telegram', (around) => openTelegramChannel(telegram, { ...around, folder }));
  if (mail !== undefined) openers.set('mail', (around) => openMailChannel(mail, { ...around, folder }));
  if (cellBroadcast !== undefined)
    openers.set(cellBroadcast.id, (around) => openCellBroadcastChannel(cellBroadcast, { ...around, folder }));
  return openers;
}
