import { createHmac, randomBytes } from 'node:crypto';
import type { Status } from '@tocsin/core/detection/threat';
import type { WebPushSettings } from '../../config/web-push-settings.ts';
import type { ArmedSlots } from './armed-slots.ts';
import { deriveSlot, encryptRecord, SLOT_BYTES } from './push-encryption.ts';
import type { PushBatch } from './push-queue.ts';
import { type PushRun, ttlS } from './push-run.ts';
import type { PushAnswer, PushRequest } from './push-transport.ts';
import type { SubscriberTable } from './subscriber-table.ts';
import type { VapidTokens } from './vapid-tokens.ts';

/** Headers of a batch are made anew after this, ms: its TTL shrinks. */
const HEADERS_LIFE_MS = 500;

/** Makes each push when it goes, and not before: what waits is 4 bytes, and what was overtaken is never sent. */
export interface PushMaker {
  /** The push to one subscriber; `GONE` where it has left, `SUPERSEDED` where a later word about all its zones is on its way. */
  prepare(batch: PushBatch, row: number): PushRequest | string;
  answered(row: number, answer: PushAnswer): void;
  /** An alert was told: earlier ones about the same zones are old. */
  note(run: PushRun): void;
  forget(row: number): void;
}

/** What pushes are made of. */
export interface MakerParts {
  readonly table: SubscriberTable;
  readonly slots: ArmedSlots;
  readonly tokens: VapidTokens;
  readonly settings: Pick<WebPushSettings, 'warningTtlS' | 'lingeringTtlS' | 'endTtlS'>;
  readonly nowMs: () => number;
}

/** Makes it. */
export function createPushMaker({ table, slots, tokens, settings, nowMs }: MakerParts): PushMaker {
  const slot = Buffer.alloc(SLOT_BYTES);
  /** Unanswered pushes by row. */
  const inFlight = new Map<number, number>();
  /** Rows one of whose pushes may still be on its way somewhere, though nobody answered. */
  const uncertain = new Set<number>();
  const topicKey = randomBytes(32);
  const heads = new WeakMap<PushBatch, { readonly headers: Readonly<Record<string, string>>; readonly untilMs: number }>();
  /** The last word that replaces earlier ones, by status and zone: an alarm or an end. An early warning does not outdo an alarm. */
  const lastWord: Record<Status, Map<number, number>> = { Actual: new Map(), Exercise: new Map(), Test: new Map() };

  function headersOf(batch: PushBatch): Readonly<Record<string, string>> {
    const known = heads.get(batch);
    const now = nowMs();
    if (known !== undefined && known.untilMs > now) return known.headers;
    const headers = {
      ttl: String(ttlS(batch.run.alert, now, settings)),
      urgency: 'high',
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      authorization: tokens.authorization(table.origins()[batch.origin] ?? ''),
    };
    heads.set(batch, { headers, untilMs: now + HEADERS_LIFE_MS });
    return headers;
  }

  function isSuperseded({ seq, alert }: PushRun, zones: readonly number[]): boolean {
    const words = lastWord[alert.status];
    return zones.every((zone) => (words.get(zone) ?? 0) > seq);
  }

  /**
   * A topic makes a push replace an undelivered one (RFC 8030 §5.4). Only the later may replace the earlier: so there is none while
   * another push of the subscriber is unanswered, on a second try, or once an answer stayed out. It says nothing to the push service:
   * its value differs from subscriber to subscriber.
   */
  function topicOf({ run, tries }: PushBatch, row: number, zones: readonly number[]): string | undefined {
    if (!run.isReplaceable || tries > 0 || (inFlight.get(row) ?? 0) > 0 || uncertain.has(row)) return undefined;
    const names = zones.map(table.zoneName).toSorted();
    const hmac = createHmac('sha256', topicKey).update(table.recipient(row).auth);
    return hmac
      .update(JSON.stringify([run.alert.status, names]))
      .digest()
      .subarray(0, 24)
      .toString('base64url');
  }

  return {
    prepare(batch, row) {
      if (!table.isTaken(row) || table.originOf(row) !== batch.origin) return 'GONE';
      const zones = table.zonesOf(row).filter((zone) => batch.zones.has(zone));
      if (zones.length === 0) return 'GONE';
      if (isSuperseded(batch.run, zones)) return 'SUPERSEDED';
      if (!slots.take(row, slot)) deriveSlot(table.recipient(row), slot);
      const body = encryptRecord(slot, batch.record);
      slot.fill(0);
      const topic = topicOf(batch, row, zones);
      const headers = headersOf(batch);
      inFlight.set(row, (inFlight.get(row) ?? 0) + 1);
      return { path: table.pathOf(row), headers: topic === undefined ? headers : { ...headers, topic }, body };
    },
    answered(row, answer) {
      const left = (inFlight.get(row) ?? 1) - 1;
      if (left > 0) inFlight.set(row, left);
      else inFlight.delete(row);
      if (answer.kind !== 'taken' && answer.kind !== 'http' && answer.kind !== 'unreachable') uncertain.add(row);
    },
    note({ seq, alert, zones }) {
      if (alert.quiet === true || alert.phase === 'prepare') return;
      for (const zone of zones) lastWord[alert.status].set(zone, seq);
    },
    forget: (row) => void uncertain.delete(row),
  };
}
