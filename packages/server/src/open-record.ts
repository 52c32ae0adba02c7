import { join } from 'node:path';
import { cosignatureVerifier } from '@tocsin/tlog/cosignature';
import type { NoteVerifier } from '@tocsin/tlog/signed-note';
import { parseVerifierKey, type VerifierKey } from '@tocsin/tlog/verifier-key';
import { openArtifactFolder } from './adapters/artifact-folder/artifact-folder.ts';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { openRecord } from './adapters/record-files/open-record.ts';
import { openSigner } from './adapters/signer-ed25519/open-signer.ts';
import { verifySignature } from './adapters/signer-ed25519/verify-signature.ts';
import { openHttpWitness } from './adapters/witness-http/witness-http.ts';
import { openWitnessRound } from './app/ask-witnesses.ts';
import { openRecordPublisher } from './app/publish-record.ts';
import { openRecordDesk, type RecordDesk } from './app/record-desk.ts';
import type { WarningService } from './app/service.ts';
import type { Config } from './config/config.ts';
import type { Journal } from './ports/journal.ts';
import type { RecordLog } from './ports/record-log.ts';

/** What the record of an installation is opened with. */
export interface RecordPlan {
  readonly folder: string;
  readonly config: Pick<Config, 'sender' | 'record'>;
  readonly journal: Journal;
  readonly onFault: (fault: unknown) => void;
}

/** The record of an installation. Without a log there is a fault to mend; alarms go out all the same. */
export interface InstallationRecord {
  readonly log: RecordLog | undefined;
  fault(): string | undefined;
  close(): Promise<void>;
}

/** Opens the record and follows the journal into it. */
export function openInstallationRecord({ folder, config, journal, onFault }: RecordPlan): InstallationRecord {
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
    const publisher = openRecordPublisher({ journal, clock: systemClock(), log, saltOf, witnesses: asked, onFault });
    return { log, fault: publisher.fault, close: publisher.close };
  } catch (fault) {
    onFault(fault);
    const said = fault instanceof Error ? fault.message : String(fault);
    return { log: undefined, fault: () => said, close: async () => {} };
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

/** Opens the desk where reports become the record; without it everything else goes on. */
export function openInstallationDesk(
  { folder, version, journal, onFault }: Pick<RecordPlan, 'folder' | 'journal' | 'onFault'> & { readonly version: string },
  service: WarningService,
): RecordDesk | undefined {
  try {
    return openRecordDesk({
      journal,
      clock: systemClock(),
      artifacts: openArtifactFolder(join(folder, 'artifacts')),
      version,
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
