import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Status } from '@tocsin/core/detection/threat';
import type { Result } from '@tocsin/core/units/result';
import type { Language } from '@tocsin/core/zone/zone';
import { openWebPushChannel } from '@tocsin/server/adapters/channel-web-push/web-push-channel';
import { type WebPushSettings, webPushSettingsSchema } from '@tocsin/server/config/web-push-settings';
import type { Channel, ChannelRefusal, DeliveryReport } from '@tocsin/server/ports/channel';
import { testSigner } from '../channel/sealed-alert.ts';
import type { Browser } from './push-service.ts';

/** The push channel as a test drives it. */
export interface PushChannel {
  readonly channel: Channel;
  readonly folder: string;
  readonly reports: readonly DeliveryReport[];
  readonly faults: readonly unknown[];
  ask(name: string, body?: unknown): Promise<Result<unknown, ChannelRefusal>>;
  /** Subscribes a browser: zone `a`, English, live alerts, unless told otherwise. Throws where it is refused. */
  subscribe(
    browser: Browser,
    wish?: { readonly zones?: readonly string[]; readonly language?: Language; readonly statuses?: readonly Status[] },
  ): Promise<void>;
  /** Waits for the report of an alert. */
  reportOf(alert: { readonly id: string }): Promise<DeliveryReport>;
}

/** Opens the channel for push services of one's own. `folder` takes up what an earlier one left. */
export function openPushChannel(
  services: readonly { readonly host: string; readonly ca: string }[],
  options: { readonly folder?: string; readonly settings?: Partial<WebPushSettings>; readonly nowMs?: () => number } = {},
): PushChannel {
  const { folder = mkdtempSync(join(tmpdir(), 'tocsin-push-')), settings = {}, nowMs = Date.now } = options;
  const reports: DeliveryReport[] = [];
  const faults: unknown[] = [];
  const parsed = webPushSettingsSchema.parse({
    contact: 'mailto:push@tocsin.test',
    services: services.map(({ host }) => host),
    ...settings,
  });
  const channel = openWebPushChannel(parsed, {
    folder,
    sender: 'tocsin.test',
    keyId: testSigner.keyId,
    sign: testSigner.sign,
    ca: services.map(({ ca }) => ca).join('\n'),
    nowMs,
    report: (report) => reports.push(report),
    onFault: (fault) => faults.push(fault),
  });
  const ask = async (name: string, body: unknown = {}): Promise<Result<unknown, ChannelRefusal>> => {
    if (channel.ask === undefined) throw new Error('this channel takes no questions');
    return channel.ask(name, body);
  };
  return {
    channel,
    folder,
    reports,
    faults,
    ask,
    async subscribe(browser, wish = {}) {
      const answer = await ask('subscribe', { ...browser, zones: ['a'], language: 'en', statuses: ['Actual'], ...wish });
      if (!answer.ok) throw new Error(`${answer.error.path ?? ''}: ${answer.error.message}`);
    },
    async reportOf({ id }) {
      for (;;) {
        const report = reports.find(({ alert }) => alert === id);
        if (report !== undefined) return report;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}
