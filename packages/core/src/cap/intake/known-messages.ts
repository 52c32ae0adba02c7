import type { Threat } from '../../detection/threat.ts';
import { parseInstant, type UnixMs } from '../../units/instant.ts';
import type { CapReference } from '../cap-alert.ts';
import type { CapRecord } from './cap-record.ts';

/** A message that was proven to be its sender's. */
export interface KnownMessage {
  readonly sender: string;
  readonly identifier: string;
  readonly sentAt: UnixMs;
  readonly content: string;
  readonly references: readonly string[];
  readonly isAccepted: boolean;
  /** What it still holds in alarm or readiness, and of what kind. */
  readonly holds: Map<string, { readonly phase: 'prepare' | 'shelter'; readonly threat: Threat }>;
  readonly until: UnixMs;
}

/**
 * The messages of one source and one lane so far: what one source sends can neither hide nor end what another one said. Changed in
 * place by `remember`; the same records in the same order give the same memory.
 */
export interface KnownMessages {
  readonly byKey: ReadonlyMap<string, KnownMessage>;
  /** Messages of that sender and identifier, whenever they were sent. */
  namesakes(sender: string, identifier: string): readonly KnownMessage[];
  /** Those that hold something at an instant, oldest first. */
  inForce(now: UnixMs): readonly KnownMessage[];
  remember(record: CapRecord): void;
}

/** A source that sends a message a second is remembered for almost three hours; the slow ones for years. */
const MESSAGES_MAX = 10_000;
/** CAP 1.2 §3.2.2: without an end the receiver decides. */
const UNSAID_UNTIL_MS = 3_600_000;

/** The three members that name a message, its time as an instant: two offsets can name the same one. */
export function keyOf({ sender, identifier, sent }: CapReference): string {
  return `${sender},${identifier},${parseInstant(sent)}`;
}

export function createKnownMessages(): KnownMessages {
  const byKey = new Map<string, KnownMessage>();
  const byName = new Map<string, KnownMessage[]>();
  return {
    byKey,
    namesakes: (sender, identifier) => byName.get(`${sender},${identifier}`) ?? [],
    inForce: (now) => [...byKey.values()].filter(({ holds, until }) => holds.size > 0 && until > now),
    remember(record) {
      if (!record.isProven || record.decision === 'ignored') return;
      const key = keyOf(record);
      const message = knownOf(record);
      if (record.decision === 'accepted') applyActions(record, byKey);
      const name = `${record.sender},${record.identifier}`;
      byName.set(name, [...(byName.get(name) ?? []).filter((other) => other.sentAt !== message.sentAt), message]);
      byKey.delete(key);
      byKey.set(key, message);
      forgetOldest(byKey, byName);
    },
  };
}

/** True where following references from these comes back to the message itself. */
export function isCircular(key: string, references: readonly string[], known: KnownMessages): boolean {
  const seen = new Set<string>();
  const pending = [...references];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === key) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    pending.push(...(known.byKey.get(next)?.references ?? []));
  }
  return false;
}

function knownOf(record: CapRecord): KnownMessage {
  const sentAt = parseInstant(record.sent);
  const holds: KnownMessage['holds'] = new Map();
  for (const { phase, threat, zones } of record.actions) {
    if (phase !== 'allClear') for (const zone of zones) holds.set(zone, { phase, threat });
  }
  return {
    sender: record.sender,
    identifier: record.identifier,
    sentAt,
    content: record.content,
    references: record.references.map(keyOf),
    isAccepted: record.decision === 'accepted',
    holds,
    until: record.until === undefined ? ((parseInstant(record.time) + UNSAID_UNTIL_MS) as UnixMs) : parseInstant(record.until),
  };
}

/** What a newly accepted message takes from the ones before it: an update replaces, an end releases zones. */
function applyActions(record: CapRecord, byKey: ReadonlyMap<string, KnownMessage>): void {
  const released = new Set(record.actions.filter(({ phase }) => phase === 'allClear').flatMap(({ zones }) => zones));
  const followed = new Set(record.references.map(keyOf));
  const isRaising = record.actions.some(({ phase }) => phase !== 'allClear');
  for (const [key, message] of byKey) {
    const isFollowed = followed.has(key);
    if (isFollowed && (isRaising || record.msgType === 'Cancel')) message.holds.clear();
    else if (isFollowed || followed.size === 0) for (const zone of released) message.holds.delete(zone);
  }
}

function forgetOldest(byKey: Map<string, KnownMessage>, byName: Map<string, KnownMessage[]>): void {
  if (byKey.size <= MESSAGES_MAX) return;
  const [oldest] = byKey;
  if (oldest === undefined) return;
  const [key, message] = oldest;
  byKey.delete(key);
  const name = `${message.sender},${message.identifier}`;
  const left = (byName.get(name) ?? []).filter((other) => other !== message);
  if (left.length === 0) byName.delete(name);
  else byName.set(name, left);
}
