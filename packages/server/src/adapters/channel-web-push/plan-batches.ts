import { alertParts, type SignedAlertPart } from '@tocsin/core/message/alert-part';
import type { PublicAlert } from '@tocsin/core/message/public-alert';
import { canonicalJson } from '@tocsin/core/seal/canonical-json';
import type { Language } from '@tocsin/core/zone/zone';
import { toRecord } from './push-encryption.ts';
import type { PushBatch } from './push-queue.ts';
import type { PushRun } from './push-run.ts';
import type { SubscriberTable } from './subscriber-table.ts';

/** Signs what is pushed: by the same key and rule as a whole alert. */
export interface PartSigner {
  readonly keyId: string;
  readonly sign: (bytes: Uint8Array) => string;
}

/** A part, signed, as it is encrypted. */
export interface ReadyPart {
  readonly record: Buffer;
  /** Numbers of the zones in it that anybody subscribed to. */
  readonly zones: ReadonlySet<number>;
}

/** What is planned from. */
export interface PlanParts {
  readonly table: SubscriberTable;
  readonly signer: PartSigner;
}

/** Numbers of those of an alert's zones that anybody ever subscribed to. */
export function knownZones(table: SubscriberTable, zones: readonly string[]): ReadonlySet<number> {
  return new Set(zones.flatMap((zone) => table.zoneNumber(zone) ?? []));
}

/**
 * Who gets what: each subscriber once for each part that names a zone of theirs, nearly always one part. Gives batches by index of the
 * push service's origin.
 */
export function planBatches(run: PushRun, alert: PublicAlert, { table, signer }: PlanParts): ReadonlyMap<number, readonly PushBatch[]> {
  const byLanguage = new Map<Language, readonly ReadyPart[]>();
  const rowsOf = new Map<number, Map<ReadyPart, number[]>>();
  const seen = new Uint8Array(table.rows());

  function partsFor(language: Language): readonly ReadyPart[] {
    const known = byLanguage.get(language);
    if (known !== undefined) return known;
    const parts = readyParts(alert, language, { table, signer });
    byLanguage.set(language, parts);
    return parts;
  }

  function enlist(row: number): void {
    const parts = partsFor(table.languageOf(row));
    const mine = parts.length === 1 ? parts : parts.filter(({ zones }) => table.zonesOf(row).some((zone) => zones.has(zone)));
    const origin = table.originOf(row);
    const lists = rowsOf.get(origin) ?? new Map<ReadyPart, number[]>();
    rowsOf.set(origin, lists);
    for (const part of mine) {
      const rows = lists.get(part);
      if (rows === undefined) lists.set(part, [row]);
      else rows.push(row);
    }
  }

  for (const zone of run.zones) {
    for (const row of table.inZone(zone)) {
      if (seen[row] === 1) continue;
      seen[row] = 1;
      if (table.hears(row, alert.status)) enlist(row);
    }
  }
  return new Map([...rowsOf].map(([origin, lists]) => [origin, [...lists].map(([part, rows]) => batchOf(part, { run, origin, rows }))]));
}

/** Pushes of one part to some rows. */
export function batchOf(part: ReadyPart, to: Pick<PushBatch, 'run' | 'origin'> & { readonly rows: readonly number[] }): PushBatch {
  return { ...part, ...to, rows: Uint32Array.from(to.rows), next: 0, tries: 0 };
}

/** The parts of an alert in a language, each signed on its own. */
export function readyParts(alert: PublicAlert, language: Language, { table, signer }: PlanParts): readonly ReadyPart[] {
  return alertParts(alert, language).map((part) => {
    const value = signer.sign(Buffer.from(canonicalJson(part)));
    const signed: SignedAlertPart = { ...part, signature: { algorithm: 'Ed25519', keyId: signer.keyId, value } };
    return { record: toRecord(canonicalJson(signed)), zones: knownZones(table, part.zones) };
  });
}
