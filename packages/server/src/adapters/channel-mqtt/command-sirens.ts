import { sirenTopic } from '@tocsin/core/siren/siren-topics';
import type { MqttSettings, SirenEnd } from '../../config/siren-settings.ts';
import type { MqttLink } from './mqtt-link.ts';
import type { OrderBook, OrderEnd } from './order-book.ts';
import { type RelayEnd, type RelayMessage, relayOff, relayOn, relayQuestion } from './relay-dialect.ts';
import type { CommandDraft, CommandWriter } from './sign-messages.ts';
import type { SirenRecord } from './siren-roster.ts';
import type { Standing, ZoneBoard } from './zone-board.ts';

/** The alert, the tone and the end of a sound. */
export interface SoundOrder {
  readonly alert: string;
  readonly tone: 'alarm' | 'prepare' | 'release';
  readonly untilMs: number;
  readonly maxSoundS: number;
}

/** Tells sirens what to do, each in its own language: signed commands, or a relay's switch. */
export interface SirenCommander {
  sound(record: SirenRecord, order: SoundOrder, onEnd?: (end: OrderEnd) => void): void;
  stop(record: SirenRecord, alert: string | undefined, onEnd?: (end: OrderEnd) => void): void;
  silentTest(record: SirenRecord, onEnd: (end: OrderEnd) => void): void;
  /** Answers a siren's question for the time. */
  tellTime(record: SirenRecord, nonce: string): void;
  /** Whatever a siren that came back has missed. */
  catchUp(record: SirenRecord, standing: Standing | undefined): void;
}

/** A siren that asks for the time more often is not answered: each answer costs a signature. */
const ASKS_AGAIN_MS_MIN = 200;

export function createSirenCommander(given: {
  readonly settings: MqttSettings;
  readonly link: () => MqttLink;
  readonly board: ZoneBoard;
  readonly orders: OrderBook;
  readonly writer: CommandWriter;
  readonly nowMs: () => number;
}): SirenCommander {
  const { settings, link, board, orders, writer, nowMs } = given;
  const askedMs = new Map<string, number>();
  /** When each relay's horn has to be off: a relay knows no alerts and forgets with its power. */
  const relayEnds = new Map<string, { readonly alert: string; readonly endsMs: number }>();

  function command(draft: CommandDraft): string {
    const { id, text } = writer.write(draft);
    // The siren's own acknowledgement is waited for, and the command sent afresh without it: one hop's confirmation adds nothing.
    const keeping = { expiryS: settings.commandLifeS, isConfirmed: false };
    link().publish(sirenTopic(settings.prefix, draft.siren, 'command'), text, keeping);
    return id;
  }

  function toRelay(messages: readonly RelayMessage[]): undefined {
    for (const [topic, payload] of messages) link().publish(topic, payload);
  }

  function relaySound(end: RelayEnd, order: SoundOrder): undefined {
    const endsMs = Math.min(order.untilMs, nowMs() + 1_000 * order.maxSoundS);
    const known = relayEnds.get(end.id);
    const until = known?.alert === order.alert ? known : { alert: order.alert, endsMs };
    relayEnds.set(end.id, until);
    if (until.endsMs > nowMs()) toRelay(relayOn(end, (until.endsMs - nowMs()) / 1_000));
  }

  /** The states that stand behind a sound: the command is there before them. */
  function zonesOf(end: SirenEnd, alert: string): { zone: string; atMs: number }[] {
    return end.zones.flatMap((zone) => {
      const standing = board.get(end.lane, zone);
      return standing?.phase === 'shelter' && standing.soundFor === alert ? [{ zone, atMs: standing.atMs }] : [];
    });
  }

  function sound(record: SirenRecord, order: SoundOrder, onEnd?: (end: OrderEnd) => void): void {
    const { end } = record;
    orders.give({
      siren: end.id,
      alert: order.alert,
      send: () =>
        end.kind === 'tocsin'
          ? command({ kind: 'sound', siren: end.id, lane: end.lane, ...order, zones: zonesOf(end, order.alert) })
          : relaySound(end, order),
      onEnd(how) {
        if (how.ok && order.tone === 'alarm') record.soundedFor = order.alert;
        onEnd?.(how);
      },
    });
  }

  return {
    sound,
    stop({ end }, alert, onEnd) {
      const about = alert === undefined ? {} : { alert };
      orders.give({
        siren: end.id,
        alert,
        send: () => (end.kind === 'tocsin' ? command({ kind: 'stop', siren: end.id, lane: end.lane, ...about }) : toRelay(relayOff(end))),
        ...(onEnd === undefined ? {} : { onEnd }),
      });
    },
    silentTest({ end }, onEnd) {
      const question = end.kind === 'tocsin' ? undefined : relayQuestion(end);
      if (end.kind !== 'tocsin' && question === undefined) return onEnd({ ok: false, code: 'UNSUPPORTED' });
      orders.give({
        siren: end.id,
        alert: undefined,
        send: () => (question === undefined ? command({ kind: 'silent-test', siren: end.id, lane: end.lane }) : toRelay([question])),
        onEnd,
      });
    },
    tellTime({ end }, nonce) {
      if (nowMs() - (askedMs.get(end.id) ?? 0) < ASKS_AGAIN_MS_MIN) return;
      askedMs.set(end.id, nowMs());
      command({ kind: 'time', siren: end.id, lane: end.lane, nonce });
    },
    catchUp(record, standing) {
      if (orders.has(record.end.id)) return orders.hurry(record.end.id);
      if (standing === undefined || standing.untilMs <= nowMs()) return;
      const isKnown = record.soundedFor === standing.soundFor;
      const relay = record.end.kind === 'tocsin' ? undefined : relayEnds.get(record.end.id);
      // A siren remembers what it has begun; a relay that lost its power is switched on for the rest.
      if (isKnown && (relay === undefined || relay.endsMs <= nowMs())) return;
      sound(record, { alert: standing.soundFor, tone: 'alarm', untilMs: standing.untilMs, maxSoundS: settings.maxSoundS });
    },
  };
}

/** What came of a command, in a word: what the siren said, or why it said nothing. */
export function wordOf(end: OrderEnd): string {
  return end.ok ? (end.ack?.outcome ?? 'answered') : end.code;
}
