import type { DeliveryEntry } from '@tocsin/core/entry';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { formatInstant } from '@tocsin/core/units/instant';
import { type Result, refuse } from '@tocsin/core/units/result';
import type { Channel, ChannelHealth, ChannelRefusal, DeliveryReport } from '../ports/channel.ts';
import type { Clock } from '../ports/clock.ts';

/** What of an earlier run is told again after a start: an end that is older than this is news to nobody, s. */
const RETELL_ENDS_S = 3_600;

/** What the desk is built from. */
export interface ChannelDeskParts {
  readonly clock: Clock;
  /** Puts what came of an alert into the journal. */
  readonly note: (entry: DeliveryEntry) => void;
  /** Looked at whenever a channel is added. */
  readonly inForce: () => readonly SignedAlert[];
  readonly earlier: () => readonly EarlierAlert[];
  readonly onFault: (fault: unknown) => void;
}

/** An alert of an earlier run, and the channels that reported on it then. */
export interface EarlierAlert {
  readonly alert: SignedAlert;
  readonly reported: ReadonlySet<string>;
}

/** All channels beside the live stream. What one of them does or fails to do reaches no other. */
export interface ChannelDesk {
  /** Takes on a channel; what it left undone in an earlier run is told to it again. */
  add(channel: Channel): void;
  tell(alert: SignedAlert): void;
  /** Called by a channel's surroundings. */
  noteReport(report: DeliveryReport): void;
  health(): readonly ChannelHealth[];
  /** What came of the last alert on a channel since the start. */
  lastReport(channel: string): DeliveryReport | undefined;
  ask(channel: string, name: string, body: unknown): Promise<Result<unknown, ChannelRefusal>>;
  close(): Promise<void>;
}

/** Opens the desk. */
export function openChannelDesk(parts: ChannelDeskParts): ChannelDesk {
  const { clock, note, onFault } = parts;
  const channels = new Map<string, Channel>();
  const lastReports = new Map<string, DeliveryReport>();

  function guarded(act: () => void): void {
    try {
      act();
    } catch (fault) {
      onFault(fault);
    }
  }

  return {
    add(channel) {
      channels.set(channel.id, channel);
      const now = clock.now();
      guarded(() => {
        channel.present(parts.inForce());
        for (const { alert, reported } of parts.earlier()) if (!reported.has(channel.id) && isStillNews(alert, now)) channel.tell(alert);
      });
    },
    tell(alert) {
      for (const channel of channels.values()) guarded(() => channel.tell(alert));
    },
    noteReport(report) {
      const { channel, alert, reached, failed, p50Ms, p99Ms, lastMs, failures } = report;
      lastReports.set(channel, report);
      note({
        kind: 'delivery',
        time: formatInstant(clock.now()),
        channel,
        alert,
        reached,
        failed,
        ...(p50Ms === undefined ? {} : { p50Ms }),
        ...(p99Ms === undefined ? {} : { p99Ms }),
        ...(lastMs === undefined ? {} : { lastMs }),
        ...(failures === undefined || Object.keys(failures).length === 0 ? {} : { failures: { ...failures } }),
      });
    },
    lastReport: (channel) => lastReports.get(channel),
    health: () => [...channels.values()].map((channel) => channel.health()),
    async ask(id, name, body) {
      const channel = channels.get(id);
      if (channel?.ask === undefined) return refuse({ code: 'NO_CHANNEL', message: `there is no channel ${id} here that can be asked` });
      return channel.ask(name, body);
    },
    async close() {
      await Promise.allSettled([...channels.values()].map((channel) => channel.close()));
    },
  };
}

/** A raise is news while it is in force; an end, for an hour: who hid must hear that it is over. */
function isStillNews(alert: SignedAlert, nowMs: number): boolean {
  if (alert.phase === 'allClear') return nowMs - Date.parse(alert.sent) < RETELL_ENDS_S * 1000;
  return Date.parse(alert.expires) > nowMs;
}
