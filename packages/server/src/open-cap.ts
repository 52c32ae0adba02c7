import type { CapRecord } from '@tocsin/core/cap/intake/cap-record';
import { DEFAULT_POLICY } from '@tocsin/core/warning/policy';
import { decodeXml } from './adapters/cap-signature-xmldsig/decode-xml.ts';
import { openCapReader } from './adapters/cap-signature-xmldsig/open-cap-reader.ts';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { pollCapFeed } from './adapters/feed-cap/poll-cap-feed.ts';
import { type ConnectedCap, connectCap } from './app/connect-cap.ts';
import type { WarningService } from './app/service.ts';
import { type CapSettings, capRulesSchema } from './config/cap-settings.ts';
import type { Config } from './config/config.ts';
import type { Journal } from './ports/journal.ts';

/** What the door for other people's CAP messages is opened with. */
export interface CapPlan {
  readonly settings: CapSettings;
  readonly config: Pick<Config, 'policy'>;
  readonly service: WarningService;
  readonly journal: Journal;
  readonly onFault: (fault: unknown) => void;
}

/** Opens it and asks the feeds that the configuration names. */
export function openCap({ settings, config, service, journal, onFault }: CapPlan): Promise<ConnectedCap> {
  const clock = systemClock();
  return connectCap({
    reader: openCapReader(settings.trust),
    clock,
    service,
    accept: (entries) => service.accept(entries),
    records: recordsOf(journal),
    policy: config.policy ?? DEFAULT_POLICY,
    feeds: settings.feeds,
    posted: settings.posted,
    defaults: capRulesSchema.parse({}),
    ask: (feed, onMessages) => pollCapFeed(feed, { clock, onMessages, onFault, decode: textOf }),
    onFault,
  });
}

function textOf(bytes: Uint8Array): string | undefined {
  const text = decodeXml(bytes);
  return text.ok ? text.value : undefined;
}

async function* recordsOf(journal: Journal): AsyncGenerator<CapRecord> {
  for await (const { body } of journal.read({ kinds: ['cap-message'] })) if (body.kind === 'cap-message') yield body;
}
