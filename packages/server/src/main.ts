import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cosignatureVerifier } from '@tocsin/tlog/cosignature';
import type { NoteVerifier } from '@tocsin/tlog/signed-note';
import { parseVerifierKey, type VerifierKey } from '@tocsin/tlog/verifier-key';
import { openArtifactFolder } from './adapters/artifact-folder/artifact-folder.ts';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { openSqliteJournal } from './adapters/journal-sqlite/sqlite-journal.ts';
import { openRecord } from './adapters/record-files/open-record.ts';
import { buildOrefRegion } from './adapters/region-oref/build-oref-region.ts';
import { createRegionLoader } from './adapters/region-store/region-loader.ts';
import { openSigner } from './adapters/signer-ed25519/open-signer.ts';
import { verifySignature } from './adapters/signer-ed25519/verify-signature.ts';
import { openHttpWitness } from './adapters/witness-http/witness-http.ts';
import { openWitnessRound } from './app/ask-witnesses.ts';
import { openService } from './app/open-service.ts';
import { openRecordPublisher, type RecordPublisher } from './app/publish-record.ts';
import { openRecordDesk, type RecordDesk } from './app/record-desk.ts';
import type { WarningService } from './app/service.ts';
import type { Config } from './config/config.ts';
import { createHttpServer } from './http/create-http-server.ts';
import { encodeFrame } from './http/encode-frame.ts';
import type { Journal } from './ports/journal.ts';
import type { RecordLog } from './ports/record-log.ts';

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
  const journal = await openSqliteJournal({ path: join(folder, 'journal.sqlite') });
  const opened = await openService({
    journal,
    clock: systemClock(),
    signer: openSigner(folder),
    loadRegion: (use) => loadRegion(use, folder),
    encode: encodeFrame,
    settings: {
      version: VERSION,
      sender: config.sender,
      region: config.region,
      setup: [...config.sensors, ...(config.policy === undefined ? [] : [config.policy])],
    },
    onFault,
  });
  const record = openInstallationRecord(options, journal);
  const desk = openInstallationDesk(options, journal, opened.service);
  const server = await createHttpServer({
    service: opened.service,
    sources: config.sources,
    operators: config.operators,
    sender: config.sender,
    nowMs: Date.now,
    limits: config.limits,
    ...(record === undefined ? {} : { record: record.log }),
    ...(desk === undefined ? {} : { desk }),
    ...(options.pages === undefined ? {} : { pages: options.pages }),
    onFault,
  });
  await server.listen(config.listen);
  const { address, port, family } = server.server.address() as AddressInfo;
  return {
    service: opened.service,
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    replayed: opened.replayed,
    async close() {
      await server.close();
      desk?.close();
      await record?.publisher.close();
      await opened.close();
    },
  };
}

interface InstallationRecord {
  readonly log: RecordLog;
  readonly publisher: RecordPublisher;
}

/** Opens the record and follows the journal into it. A record that cannot be opened is a fault to mend; alarms go out without it. */
function openInstallationRecord({ folder, config, onFault }: StartOptions, journal: Journal): InstallationRecord | undefined {
  try {
    const signer = openSigner(folder, 'record');
    const verify = (message: Uint8Array, signature: Uint8Array) =>
      verifySignature(signer.publicJwk, message, Buffer.from(signature).toString('base64url'));
    const known = config.record.witnesses.flatMap(({ key, url }) => {
      const parsed = parseVerifierKey(key);
      return parsed === undefined ? [] : [{ key: parsed, witness: openHttpWitness({ name: parsed.name, url }) }];
    });
    const witnesses = known.map(({ key }) => witnessVerifier(key));
    const { log, saltOf } = openRecord({ folder, sender: config.sender, signer, witnesses, verify });
    const round = openWitnessRound(
      log,
      known.map(({ witness }) => witness),
    );
    const asked = { round, everyMs: config.record.askEveryS * 1000 };
    return { log, publisher: openRecordPublisher({ journal, clock: systemClock(), log, saltOf, witnesses: asked, onFault }) };
  } catch (fault) {
    onFault(fault);
    return undefined;
  }
}

/** Opens the desk of the record. Without its folder there is no desk; alarms go out all the same. */
function openInstallationDesk({ folder, onFault }: StartOptions, journal: Journal, service: WarningService): RecordDesk | undefined {
  try {
    return openRecordDesk({
      journal,
      clock: systemClock(),
      artifacts: openArtifactFolder(join(folder, 'artifacts')),
      version: VERSION,
      places: () => ({
        places: [...new Set(service.region().region.zones.flatMap(({ names }) => names.en ?? []))],
        zonesOf: (place) => service.resolveZones([place]).zones,
      }),
      onFault,
    });
  } catch (fault) {
    onFault(fault);
    return undefined;
  }
}

function witnessVerifier(key: VerifierKey): NoteVerifier {
  return cosignatureVerifier(key, (message, signature, publicKey) =>
    verifySignature(
      { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      message,
      Buffer.from(signature).toString('base64url'),
    ),
  );
}
