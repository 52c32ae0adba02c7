import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Channel, ChannelSurroundings } from '../ports/channel.ts';
import { eventNameOf } from './alert-event.ts';
import { createAlertTally } from './alert-tally.ts';
import { channelHealthOf, endHealthOf } from './end-health.ts';
import { openEndLine } from './end-line.ts';
import { createEndMemory, type EndMemory, zoneKeys } from './end-memory.ts';
import type { OutboxEnd, Settled } from './handover.ts';
import type { LineItem } from './line-rules.ts';
import { type OutboxStore, openOutboxStore } from './outbox-store.ts';
import { openPulse } from './pulse.ts';
import { type OpenEnd, resumeOutbox } from './resume-outbox.ts';

/** What an outbox is. */
export interface OutboxPlan {
  readonly id: string;
  readonly kind: string;
  readonly ends: readonly OutboxEnd[];
}

/** What a channel with an outbox is given. */
export interface OutboxSurroundings extends ChannelSurroundings {
  /** The folder where channels keep their files. */
  readonly folder: string;
  /** 0 to 1, for the spreading of tries; `Math.random` unless told otherwise. */
  readonly jitter?: () => number;
}

/** A channel whose alerts survive a restart. */
export interface OutboxChannel extends Channel {
  /** When everything told until now is on disk. */
  flushed(): Promise<void>;
}

/** Codes of what was left untold because there was no use in it: no dead letters. */
const NOTHING_LOST = new Set(['SUPERSEDED', 'NEVER_RAISED']);

/**
 * Opens a channel that hands each alert to each of its ends: every end has its own line, so that one that hangs costs the others nothing.
 * What is not handed over yet survives a restart.
 */
export async function openOutbox(plan: OutboxPlan, surroundings: OutboxSurroundings): Promise<OutboxChannel> {
  const { nowMs, onFault } = surroundings;
  const store = await openOutboxStore({ folder: surroundings.folder, channel: plan.id, nowMs, onFault });
  const tally = createAlertTally(plan.id, surroundings.report);
  const keep = keeper(store, nowMs);

  function settle(end: OutboxEnd, item: LineItem, settled: Settled): void {
    const latencyMs = nowMs() - item.toldAtMs;
    keep(end, item, { settled, latencyMs });
    tally.settle(item.alert.id, settled, latencyMs);
  }

  const ends = plan.ends.map((end): OpenEnd => {
    const memory = createEndMemory();
    const line = openEndLine({
      end,
      memory,
      nowMs,
      jitter: surroundings.jitter ?? Math.random,
      onSettled: (item, settled) => settle(end, item, settled),
      onMaybe: ({ alert }) => store.mark({ end: end.id, alert: alert.id, state: 'maybe', latencyMs: null, code: null, receipt: null }),
      onFault,
    });
    return { end, memory, line };
  });
  resumeOutbox(store.rows, ends, tally);
  const pulses = ends.map(({ end, line }) => openPulse(end, line));

  function tell(alert: SignedAlert): void {
    const takers = ends.filter(({ end, memory }) => takesAnew(end, memory, alert));
    if (takers.length === 0) return;
    const toldAtMs = nowMs();
    const keys = zoneKeys(alert);
    const names = takers.map(({ end }) => end.id);
    tally.begin(alert.id, takers.length);
    store.told(alert, names, toldAtMs);
    for (const { line } of takers) line.add({ alert, toldAtMs, keys, tries: 0, notBeforeMs: 0, isUnwanted: false });
  }

  return {
    id: plan.id,
    // An alert in force that this channel does not know was missed while it was away.
    present(alerts) {
      for (const alert of alerts) tell(alert);
    },
    tell,
    health() {
      const pending = ends.reduce((sum, { line }) => sum + line.waiting(), 0);
      const named = ends.map(({ end, line }) => endHealthOf(end.id, line.state));
      return channelHealthOf({ id: plan.id, kind: plan.kind, pending }, named, store.fault());
    },
    flushed: () => store.flushed(),
    async close() {
      for (const pulse of pulses) pulse.close();
      for (const { line } of ends) line.close();
      await Promise.all([store.close(), ...ends.map(({ end }) => end.close?.().catch(onFault))]);
    },
  };
}

/** True where the end has not been told this alert and wants it. */
function takesAnew(end: OutboxEnd, memory: EndMemory, alert: SignedAlert): boolean {
  if (memory.isKnown(alert.id)) return false;
  const { zones } = end;
  // Whoever was warned hears how it goes on, also where that is about a neighbouring zone of the same message.
  const concerns = zones === undefined || alert.zones.some((zone) => zones.includes(zone)) || memory.follows(alert);
  const isForEnd = concerns && end.statuses.includes(alert.status);
  memory.remember(alert, isForEnd);
  return isForEnd;
}

/** Keeps what became of an alert at an end, and what was lost as a dead letter that an operator can read and send again. */
function keeper(store: OutboxStore, nowMs: () => number) {
  return (end: OutboxEnd, { alert, tries }: LineItem, { settled, latencyMs }: { settled: Settled; latencyMs: number }): void => {
    const code = settled.reached ? null : settled.code;
    const receipt = settled.reached ? (settled.receipt ?? null) : null;
    store.mark({ end: end.id, alert: alert.id, state: settled.reached ? 'reached' : 'failed', latencyMs, code, receipt });
    if (code === null || NOTHING_LOST.has(code)) return;
    store.bury({ time: new Date(nowMs()).toISOString(), end: end.id, event: eventNameOf(alert), code, tries, alert });
  };
}
