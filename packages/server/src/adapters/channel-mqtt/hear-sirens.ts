import { sirenAckSchema } from '@tocsin/core/siren/siren-message';
import { parseSirenTopic } from '@tocsin/core/siren/siren-topics';
import type { MqttSettings } from '../../config/siren-settings.ts';
import type { SirenCommander } from './command-sirens.ts';
import { discoveryFilter } from './home-assistant.ts';
import type { OrderBook } from './order-book.ts';
import { hearRelay, type RelayEnd, relayFilters } from './relay-dialect.ts';
import type { CommandWriter } from './sign-messages.ts';
import type { SirenRecord, SirenRoster } from './siren-roster.ts';
import type { Standing } from './zone-board.ts';

/** What the channel listens to. */
export function filtersOf(settings: MqttSettings): readonly string[] {
  const { prefix } = settings;
  const discovery = discoveryFilter(settings);
  const own = [`${prefix}/siren/+/status`, `${prefix}/siren/+/ack`, `${prefix}/+/zone/+/state`];
  return [...own, ...relayTopics(settings).map(([filter]) => filter), ...(discovery === undefined ? [] : [discovery])];
}

/** Understands what sirens and relays say. What is no message of theirs is passed over: anyone may write anything on an open broker. */
export function createSirenEar(given: {
  readonly settings: MqttSettings;
  readonly roster: SirenRoster;
  readonly orders: OrderBook;
  readonly writer: CommandWriter;
  readonly commander: SirenCommander;
  readonly standingOf: (record: SirenRecord) => Standing | undefined;
  readonly nowMs: () => number;
}): (topic: string, payload: string, isKept: boolean) => boolean {
  const { settings, roster, orders, writer, commander, standingOf, nowMs } = given;
  const relays = new Map(relayTopics(settings));

  function hearStatus(record: SirenRecord, payload: string, isKept: boolean): void {
    const status = roster.hear(record, payload, isKept);
    if (status?.state !== 'online' || status.nonce === undefined || isKept) return;
    commander.tellTime(record, status.nonce);
    commander.catchUp(record, standingOf(record));
  }

  function hearAck(record: SirenRecord, payload: string): void {
    const ack = sirenAckSchema.safeParse(parseJson(payload)).data;
    if (ack === undefined) return;
    if (ack.code === 'REPLAYED') writer.catchUp(record.end.id, ack.lastIssuedAtMs);
    orders.answer(record.end.id, ack);
  }

  function hearFromRelay(end: RelayEnd, topic: string, payload: string): void {
    const word = hearRelay(end, topic, payload);
    const record = roster.get(end.id);
    if (word === undefined || record === undefined) return;
    if ('life' in word) {
      roster.hear(record, JSON.stringify({ state: word.life }), false);
      if (word.life === 'online') commander.catchUp(record, standingOf(record));
      return;
    }
    record.lastLifeMs = nowMs();
    record.status = { state: 'online', faults: [], isSounding: word.isOn, isSilenced: false, refused: {} };
    orders.answerUnnamed(end.id);
  }

  return (topic, payload, isKept) => {
    const relay = relays.get(topic);
    if (relay !== undefined) hearFromRelay(relay, topic, payload);
    const from = parseSirenTopic(settings.prefix, topic);
    const record = from === undefined ? undefined : roster.get(from.siren);
    if (record !== undefined && from?.leaf === 'ack') hearAck(record, payload);
    else if (record !== undefined) hearStatus(record, payload, isKept);
    return relay !== undefined || from !== undefined;
  };
}

function relayTopics({ sirens }: MqttSettings): readonly (readonly [string, RelayEnd])[] {
  return sirens.flatMap((end) => (end.kind === 'tocsin' ? [] : relayFilters(end).map((filter) => [filter, end] as const)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Refused by the schema with everything else that is no acknowledgement.
    return undefined;
  }
}
