// The thread of the record: what `main.ts` is for the process, this is for the thread. It may name adapters, nobody else here may.
import { join, resolve } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createZoneMap } from '@tocsin/core/engine/engine-state';
import { draftClaims } from '@tocsin/core/intake/draft-claims';
import { parseRegionPack } from '@tocsin/core/zone/region-pack';
import { cosignatureVerifier } from '@tocsin/tlog/cosignature';
import type { NoteVerifier } from '@tocsin/tlog/signed-note';
import { parseVerifierKey, type VerifierKey } from '@tocsin/tlog/verifier-key';
import { openArtifactFolder } from './adapters/artifact-folder/artifact-folder.ts';
import { systemClock } from './adapters/clock-system/system-clock.ts';
import { openOpenAiDrafter } from './adapters/drafter-openai/openai-drafter.ts';
import { openEditionFolder } from './adapters/edition-folder/edition-folder.ts';
import { openThreadJournal } from './adapters/journal-sqlite/thread-journal.ts';
import { openRecord } from './adapters/record-files/open-record.ts';
import { type HostedRecord, hostRecord, type SayFault } from './adapters/record-thread/host-record.ts';
import { openSigner } from './adapters/signer-ed25519/open-signer.ts';
import { verifySignature } from './adapters/signer-ed25519/verify-signature.ts';
import { openHttpWitness } from './adapters/witness-http/witness-http.ts';
import { openWitnessRound } from './app/ask-witnesses.ts';
import { resolveZones } from './app/held-regions.ts';
import { keepEditions } from './app/keep-editions.ts';
import { createLogIndex } from './app/log-index.ts';
import { createEntryOpener } from './app/open-entry.ts';
import { openRecordPublisher } from './app/publish-record.ts';
import { openRecordDesk } from './app/record-desk.ts';
import { zoneShapes } from './app/zone-shapes.ts';
import type { Config } from './config/config.ts';
import { recordAnswers } from './http/record-http.ts';
import { publicOptions } from './http/record-view-routes.ts';
import { openIntake } from './open-intake.ts';
import type { RecordLog } from './ports/record-log.ts';

/** What the record's thread is to open. */
export interface RecordTask {
  readonly folder: string;
  readonly journalFile: string;
  readonly version: string;
  readonly startedAt: string;
  readonly config: Pick<Config, 'sender' | 'record' | 'drafter' | 'intake'>;
  /** The region's pack. */
  readonly pack: Uint8Array;
}

/** Read once at the start: the rules' patterns are built at their first use, 0.7 s that the first report would wait for (0.2 s after that). */
const FIRST_REPORT =
  'The army said on Saturday that 40 rockets were fired at Ashkelon. “Nobody was hurt,” it added; sirens sounded at 7 a.m. The truce was extended.';

if (parentPort !== null) {
  const { journal, ...task } = workerData as RecordTask & { readonly journal: MessagePort };
  await hostRecord(parentPort, (onFault) => openTask(task, journal, onFault));
}

async function openTask(task: RecordTask, port: MessagePort, onFault: SayFault): Promise<HostedRecord> {
  const { folder, config, version, startedAt } = task;
  const region = regionOf(task.pack);
  const journal = await openThreadJournal(task.journalFile, port);
  const clock = systemClock();
  const { log, saltOf, witnesses } = openLog(folder, config);
  const publisher = openRecordPublisher({
    journal,
    clock,
    log,
    saltOf,
    witnesses: { round: openWitnessRound(log, witnesses), everyMs: config.record.askEveryS * 1000 },
    onFault,
  });
  const drafter = openDrafter(folder, config.drafter);
  const desk = openRecordDesk({
    journal,
    clock,
    ...(drafter === undefined ? {} : { drafter }),
    // The rules' drafts are there all the same; whoever runs this reads why the model added none.
    onModel: (outcome) => {
      if (!outcome.ok) onFault(new Error(`the model drafted nothing: ${outcome.code}: ${outcome.message}`));
    },
    artifacts: openArtifactFolder(join(folder, 'artifacts')),
    version,
    places: () => ({
      places: [...new Set(region.map.region.zones.flatMap(({ names }) => names.en ?? []))],
      zonesOf: (place) => resolveZones(region.map, [place]).zones,
      homeZone: region.map.region.timeZone,
    }),
    onFault,
  });
  const timeZone = (): string => region.map.region.timeZone;
  const intake =
    config.intake === undefined ? undefined : openIntake({ folder, settings: config.intake, desk, timeZone, version, onFault });
  const sources = () => intake?.health() ?? [];
  const service = { region: () => region.view, health: () => ({ startedAt }) };
  const view = {
    desk,
    service,
    nowMs: Date.now,
    placeDelayMs: config.record.placeDelayS * 1_000,
    logIndexOf: createLogIndex(log),
    sender: config.sender,
  };
  const openingOf = createEntryOpener({ log, desk, saltOf, moment: () => publicOptions(view, 'Actual'), onFault });
  const editions = keepEditions({
    ...view,
    log,
    publicUrl: config.record.publicUrl,
    state: desk.state,
    optionsOf: (status) => publicOptions(view, status),
    zones: zoneShapes(service),
    journal,
    append: (edition) => journal.append([edition], clock.now()).durable,
    catchUpLog: publisher.catchUp,
    store: openEditionFolder(join(folder, 'record', 'editions')),
    clock,
    settings: config.record.editions,
    onFault,
  });
  const parts = { ...view, log, openingOf, sources, editions };
  draftClaims(FIRST_REPORT);
  return {
    answer: recordAnswers(parts, onFault),
    faults: () => [publisher.fault(), editions.fault()].filter((fault) => fault !== undefined),
    async close() {
      await intake?.close();
      await drafter?.close();
      await editions.close();
      await publisher.close();
      journal.close();
    },
  };
}

function openDrafter(folder: string, settings: RecordTask['config']['drafter']) {
  if (settings === undefined) return undefined;
  const { keyFile, ...rest } = settings;
  return openOpenAiDrafter({ ...rest, ...(keyFile === undefined ? {} : { keyFile: resolve(folder, keyFile) }) });
}

function regionOf(pack: Uint8Array) {
  const parsed = parseRegionPack(JSON.parse(new TextDecoder().decode(pack)));
  if (!parsed.ok) throw new Error(`the region's pack cannot be read: ${parsed.error[0]?.message ?? ''}`);
  const map = createZoneMap(parsed.value);
  return { map, view: { region: parsed.value, byId: new Map(parsed.value.zones.map(({ id }, index) => [id, index])) } };
}

function openLog(
  folder: string,
  { sender, record }: RecordTask['config'],
): ReturnType<typeof openRecord> & {
  readonly log: RecordLog;
  readonly witnesses: readonly ReturnType<typeof openHttpWitness>[];
} {
  const signer = openSigner(folder, 'record');
  const verify = (message: Uint8Array, signature: Uint8Array) =>
    verifySignature(signer.publicJwk, message, Buffer.from(signature).toString('base64url'));
  const known = record.witnesses.flatMap(({ key, url }) => {
    const parsed = parseVerifierKey(key);
    return parsed === undefined ? [] : [{ key: parsed, witness: openHttpWitness({ name: parsed.name, url }) }];
  });
  const opened = openRecord({ folder, sender, signer, witnesses: known.map(({ key }) => witnessVerifier(key)), verify });
  return { ...opened, witnesses: known.map(({ witness }) => witness) };
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
