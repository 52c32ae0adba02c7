import type { SirenAck } from '@tocsin/core/siren/siren-message';
import type { DeliveryReport } from '../../ports/channel.ts';

/** Milliseconds after which a command that was not answered is sent again: afresh, with a time and a name of its own. */
const AGAIN_AFTER_MS = [1_000, 2_000, 4_000, 8_000] as const;

/** Signing takes its time: the first acknowledgements are read between these. */
const SENT_AT_ONCE = 25;

/** What one siren is to do, and for which alert or question. */
export interface Order {
  readonly siren: string;
  readonly alert: string | undefined;
  /** Sends it; returns the name that the answer will carry, or undefined where the answer has no name. */
  readonly send: () => string | undefined;
  /** Called once: with the answer, or with why there is none. */
  readonly onEnd?: (end: OrderEnd) => void;
}
export type OrderEnd =
  | { readonly ok: true; readonly ack: SirenAck | undefined; readonly tookMs: number }
  | { readonly ok: false; readonly code: string };

interface OpenOrder {
  readonly order: Order;
  readonly names: Set<string>;
  readonly fromMs: number;
  tries: number;
  nextMs: number;
  lastCode: string | undefined;
}

/** Orders that wait for an answer: the latest for each siren, sent again until it is answered or given up. */
export interface OrderBook {
  give(order: Order): void;
  /** @returns whether someone waited for it */
  answer(siren: string, ack: SirenAck): boolean;
  /** A relay said what it does; it knows no names. */
  answerUnnamed(siren: string): void;
  /** The siren is back: what it has not answered is sent now. */
  hurry(siren: string): void;
  has(siren: string): boolean;
  size(): number;
  /** To be called several times a second. */
  sweep(): void;
}

export function createOrderBook(given: { readonly giveUpMs: number; readonly nowMs: () => number }): OrderBook {
  const { giveUpMs, nowMs } = given;
  const open = new Map<string, OpenOrder>();
  let unsent: OpenOrder[] = [];

  function send(entry: OpenOrder): void {
    const name = entry.order.send();
    if (name !== undefined) entry.names.add(name);
    entry.nextMs = nowMs() + (AGAIN_AFTER_MS[Math.min(entry.tries, AGAIN_AFTER_MS.length - 1)] ?? 1_000);
    entry.tries += 1;
  }

  function sendSome(): void {
    const some = unsent.slice(0, SENT_AT_ONCE);
    unsent = unsent.slice(SENT_AT_ONCE);
    if (unsent.length > 0) setImmediate(sendSome);
    // One that was superseded while it waited is not sent.
    for (const entry of some) if (open.get(entry.order.siren) === entry && entry.tries === 0) send(entry);
  }

  function end(entry: OpenOrder, how: OrderEnd): void {
    open.delete(entry.order.siren);
    entry.order.onEnd?.(how);
  }

  function succeed(entry: OpenOrder, ack: SirenAck | undefined): void {
    end(entry, { ok: true, ack, tookMs: nowMs() - entry.fromMs });
  }

  return {
    give(order) {
      const before = open.get(order.siren);
      if (before !== undefined) end(before, { ok: false, code: 'SUPERSEDED' });
      const entry: OpenOrder = {
        order,
        names: new Set(),
        fromMs: nowMs(),
        tries: 0,
        nextMs: Number.POSITIVE_INFINITY,
        lastCode: undefined,
      };
      open.set(order.siren, entry);
      unsent.push(entry);
      if (unsent.length === 1) setImmediate(sendSome);
    },
    answer(siren, ack) {
      const entry = open.get(siren);
      if (entry?.names.has(ack.command) !== true) return false;
      if (ack.outcome !== 'refused' && ack.outcome !== 'failed') succeed(entry, ack);
      else {
        entry.lastCode = ack.code ?? ack.outcome.toUpperCase();
        // It knows a later command than this server remembers: the next one is above it. Once, or two would shout at each other.
        if (ack.code === 'REPLAYED' && entry.tries === 1) send(entry);
      }
      return true;
    },
    answerUnnamed(siren) {
      const entry = open.get(siren);
      if (entry !== undefined) succeed(entry, undefined);
    },
    hurry(siren) {
      const entry = open.get(siren);
      if (entry !== undefined) send(entry);
    },
    has: (siren) => open.has(siren),
    size: () => open.size,
    sweep() {
      for (const entry of open.values()) {
        if (nowMs() - entry.fromMs >= giveUpMs) end(entry, { ok: false, code: entry.lastCode ?? 'TIMEOUT' });
        else if (nowMs() >= entry.nextMs) send(entry);
      }
    },
  };
}

/** Collects what became of one alert at all its sirens, and reports once. */
export function createTally(given: {
  readonly channel: string;
  readonly alert: string;
  readonly ends: number;
  readonly report: (report: DeliveryReport) => void;
}): (end: OrderEnd) => void {
  const tookMs: number[] = [];
  const failures: Record<string, number> = {};
  let failed = 0;
  const finish = () => {
    const sorted = tookMs.toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
    const times = sorted.length === 0 ? {} : { p50Ms: at(0.5), p99Ms: at(0.99), lastMs: at(1) };
    const why = failed === 0 ? {} : { failures };
    given.report({ channel: given.channel, alert: given.alert, reached: sorted.length, failed, ...times, ...why });
  };
  if (given.ends === 0) finish();
  return (end) => {
    if (end.ok) tookMs.push(end.tookMs);
    else {
      failed += 1;
      failures[end.code] = (failures[end.code] ?? 0) + 1;
    }
    if (tookMs.length + failed === given.ends) finish();
  };
}
