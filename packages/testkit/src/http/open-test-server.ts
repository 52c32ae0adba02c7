import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sensor } from '@tocsin/core/detection/observation';
import { formatRegionPack } from '@tocsin/core/zone/region-pack';
import { openArtifactFolder } from '@tocsin/server/adapters/artifact-folder/artifact-folder';
import { systemClock } from '@tocsin/server/adapters/clock-system/system-clock';
import { openEditionFolder } from '@tocsin/server/adapters/edition-folder/edition-folder';
import { openMemoryJournal } from '@tocsin/server/adapters/journal-memory/memory-journal';
import { openRecord } from '@tocsin/server/adapters/record-files/open-record';
import { openSigner } from '@tocsin/server/adapters/signer-ed25519/open-signer';
import { verifySignature } from '@tocsin/server/adapters/signer-ed25519/verify-signature';
import { keepEditions } from '@tocsin/server/app/keep-editions';
import { createLogIndex } from '@tocsin/server/app/log-index';
import { createEntryOpener } from '@tocsin/server/app/open-entry';
import { openService } from '@tocsin/server/app/open-service';
import { openRecordPublisher } from '@tocsin/server/app/publish-record';
import { openRecordDesk } from '@tocsin/server/app/record-desk';
import type { WarningService } from '@tocsin/server/app/service';
import { zoneShapes } from '@tocsin/server/app/zone-shapes';
import { createHttpServer, type HttpParts } from '@tocsin/server/http/create-http-server';
import { encodeFrame } from '@tocsin/server/http/encode-frame';
import { recordHere } from '@tocsin/server/http/record-http';
import { publicOptions } from '@tocsin/server/http/record-view-routes';
import type { EditionSettings } from '@tocsin/server/ports/edition-store';
import type { Journal } from '@tocsin/server/ports/journal';
import { aRegion, aSquare, aZone } from '../any-alert.ts';

/** Keys of the test server, in the clear. */
export const KEYS = {
  live: 'live-key',
  drill: 'drill-key',
  narrow: 'narrow-key',
  operator: 'operator-token',
  second: 'second-token',
  third: 'third-token',
} as const;

/** Where {@link SENSOR} stands: exact enough to be found in anything that leaks it. */
export const SENSOR: Sensor = {
  kind: 'sensor',
  id: 'radar-1',
  position: [34.561234, 31.661234, 40],
  sigma: { range: 25, azimuth: 0.115, elevation: 0.115, rangeRate: 1 },
  period: 1,
};

/** A running server with the whole application behind it. */
export interface TestServer {
  /** Like `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly service: WarningService;
  readonly journal: Journal;
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

const ZONES = [
  aZone({ id: 'north', names: { en: 'Northtown', he: 'צפון' }, parts: [[aSquare(34.5, 31.7)]], point: [34.5, 31.7] }),
  aZone({ id: 'south', names: { en: 'Southtown', he: 'דרום' }, parts: [[aSquare(34.5, 31.6)]], point: [34.5, 31.6] }),
  aZone({ id: 'far', names: { en: 'Farville', he: 'רחוק' }, parts: [[aSquare(35.5, 32.9)]], point: [35.5, 32.9] }),
];

/** What may be different. Editions of the record are made where their pace is given. */
export interface TestServerSettings extends Partial<Pick<HttpParts, 'limits' | 'pages' | 'nowMs'>> {
  readonly editions?: Partial<EditionSettings> & { readonly publicUrl?: string };
}

/** Starts the real server on a free port of 127.0.0.1: engine, hub, signer and HTTP; only the journal is in memory. */
export async function openTestServer({ editions: pace, ...more }: TestServerSettings = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-http-'));
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const journal = openMemoryJournal();
  const region = aRegion(ZONES);
  const bytes = new TextEncoder().encode(formatRegionPack(region));
  const held = { region, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  const opened = await openService({
    journal,
    clock: systemClock(),
    signer: openSigner(folder),
    loadRegion: async () => held,
    encode: encodeFrame,
    settings: { version: '0.0.0', sender: 'test.invalid', region: 'test', setup: [SENSOR] },
    onFault,
  });
  const desk = openRecordDesk({
    journal,
    clock: systemClock(),
    artifacts: openArtifactFolder(join(folder, 'artifacts')),
    version: '0.0.0',
    places: () => ({
      places: region.zones.flatMap(({ names }) => names.en ?? []),
      zonesOf: (place) => opened.service.resolveZones([place]).zones,
    }),
    onFault,
  });
  const recordSigner = openSigner(folder, 'record');
  const { log, saltOf } = openRecord({
    folder,
    sender: 'test.invalid',
    signer: recordSigner,
    witnesses: [],
    verify: (message, signature) => verifySignature(recordSigner.publicJwk, message, Buffer.from(signature).toString('base64url')),
  });
  const publisher = openRecordPublisher({ journal, clock: systemClock(), log, saltOf, onFault });
  const nowMs = more.nowMs ?? Date.now;
  const base = { desk, service: opened.service, nowMs, logIndexOf: createLogIndex(log), sender: 'test.invalid' };
  const openingOf = createEntryOpener({ log, desk, saltOf, moment: () => publicOptions(base, 'Actual'), onFault });
  const view = { ...base, log, openingOf, sources: () => [] };
  const editions =
    pace &&
    keepEditions({
      ...view,
      publicUrl: pace.publicUrl,
      state: desk.state,
      optionsOf: (status) => publicOptions(view, status),
      zones: zoneShapes(opened.service),
      journal,
      append: (edition) => journal.append([edition], systemClock().now()).durable,
      catchUpLog: publisher.catchUp,
      store: openEditionFolder(join(folder, 'record', 'editions')),
      clock: systemClock(),
      settings: pace,
      onFault,
    });
  const server = await createHttpServer({
    service: opened.service,
    sources: [
      { id: 'live', keySha256: sha256(KEYS.live), status: 'Actual' },
      { id: 'drill', keySha256: sha256(KEYS.drill), status: 'Exercise' },
      { id: 'narrow', keySha256: sha256(KEYS.narrow), status: 'Actual', may: ['north-feed'] },
    ],
    operators: [
      { name: 'anna', tokenSha256: sha256(KEYS.operator) },
      { name: 'boris', tokenSha256: sha256(KEYS.second) },
      { name: 'dalia', tokenSha256: sha256(KEYS.third) },
    ],
    record: recordHere({ ...view, ...(editions && { editions }) }),
    sender: 'test.invalid',
    nowMs,
    onFault,
    ...more,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    service: opened.service,
    journal,
    faults,
    async close() {
      await server.close();
      await editions?.close();
      await publisher.close();
      await opened.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
