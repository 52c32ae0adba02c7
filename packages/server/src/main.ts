import type { AddressInfo } from 'node:net';
import { openCapSigner } from './adapters/cap-signature-xmldsig/sign-cap.ts';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { openSqliteJournal } from './adapters/journal-sqlite/sqlite-journal.ts';
import { buildOrefRegion } from './adapters/region-oref/build-oref-region.ts';
import { createRegionLoader } from './adapters/region-store/region-loader.ts';
import { openSigner } from './adapters/signer-ed25519/open-signer.ts';
import { openEspeakVoice } from './adapters/voice-espeak/open-espeak-voice.ts';
import { openService } from './app/open-service.ts';
import type { SourceHealth, WarningService } from './app/service.ts';
import { speechChannel } from './app/speak-ahead.ts';
import type { Config } from './config/config.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { encodeFrame } from './http/encode-frame.ts';
import { recordElsewhere } from './http/record-http.ts';
import { openCap } from './open-cap.ts';
import { openChannels } from './open-channels.ts';
import { journalFile, openInstallationRecord } from './open-record.ts';
import type { CapFeedHealth } from './ports/cap-feed.ts';

/** The program's own version, as the journal's `start` entries carry it. */
export const VERSION = '0.1.0';

/** What a start needs. */
export interface StartOptions {
  readonly folder: string;
  readonly config: Config;
  readonly pages?: { readonly resident: string; readonly console: string };
  readonly onFault: (fault: unknown) => void;
}

/** A running installation. */
export interface Installation {
  readonly service: WarningService;
  /** Where it listens, like `http://127.0.0.1:8080`. */
  readonly url: string;
  readonly replayed: number;
  close(): Promise<void>;
}

/** Loads the regions that this program can build, and packs from files. */
export const loadRegion = createRegionLoader({ oref: buildOrefRegion });

/** Puts the parts together: the only place that knows which technology stands behind which port. */
export async function startInstallation(options: StartOptions): Promise<Installation> {
  const { folder, config, onFault } = options;
  const journal = await openSqliteJournal({ path: journalFile(folder) });
  const voice = config.voice === undefined ? undefined : openEspeakVoice(config.voice);
  const opened = await openService({
    journal,
    clock: systemClock(),
    signer: openSigner(folder),
    capSigner: openCapSigner(folder),
    loadRegion: (use) => loadRegion(use, folder),
    encode: encodeFrame,
    settings: {
      version: VERSION,
      sender: config.sender,
      region: config.region,
      setup: [...config.sensors, ...(config.policy === undefined ? [] : [config.policy])],
    },
    openChannels({ report, onRestart, region }) {
      const surroundings = { nowMs: Date.now, report, onRestart, onFault };
      const threads = openChannels({ folder, config, region: region().region }, surroundings);
      return voice === undefined ? threads : [...threads, speechChannel({ voice, languages: config.voice?.languages ?? [], region })];
    },
    onFault,
  });
  const cap =
    config.cap === undefined ? undefined : await openCap({ settings: config.cap, config, service: opened.service, journal, onFault });
  const record = openInstallationRecord({ ...options, version: VERSION, journal, service: opened.service });
  opened.watch(() => {
    return { sources: (cap?.feeds() ?? []).map(sourceOfFeed), reasons: record.faults().map((fault) => `record: ${fault}`) };
  });
  const server = await createHttpServer({
    service: opened.service,
    sources: config.sources,
    operators: config.operators,
    sender: config.sender,
    nowMs: Date.now,
    limits: config.limits,
    ...(cap === undefined || config.cap === undefined ? {} : { cap: { intake: cap.intake, messageBytesMax: config.cap.messageBytesMax } }),
    audio: { ...(voice === undefined ? {} : { voice }), ...(config.same === undefined ? {} : { same: config.same }) },
    record: recordElsewhere(record.ask),
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    onFault,
  });
  await server.listen(config.listen);
  // After the alarm is up: opening the record takes as much of the processor as opening all the rest.
  record.start();
  const { address, port, family } = server.server.address() as AddressInfo;
  return {
    service: opened.service,
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    replayed: opened.replayed,
    async close() {
      await server.close();
      await cap?.close();
      await record.close();
      await opened.close();
    },
  };
}

function sourceOfFeed({ id, state, lastGoodAt }: CapFeedHealth): SourceHealth {
  const isSilent = lastGoodAt === undefined;
  return {
    id,
    kind: 'cap-feed',
    state: state === 'ok' ? 'fresh' : isSilent ? 'silent' : 'stale',
    ...(isSilent ? {} : { lastAt: lastGoodAt }),
  };
}
