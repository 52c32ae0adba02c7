import { join } from 'node:path';
import { serverStatusTopic } from '@tocsin/core/siren/siren-topics';
import type { MqttSettings } from '../../config/siren-settings.ts';
import type { Channel, ChannelHealth, ChannelSurroundings } from '../../ports/channel.ts';
import { createAsk } from './answer-questions.ts';
import { createSirenCommander } from './command-sirens.ts';
import { createSirenEar, filtersOf } from './hear-sirens.ts';
import { type Discovery, discoveriesOf } from './home-assistant.ts';
import type { LinkListener, MqttLink } from './mqtt-link.ts';
import { openEmbeddedBroker } from './open-embedded-broker.ts';
import { openExternalBroker } from './open-external-broker.ts';
import { createOrderBook } from './order-book.ts';
import { createStatePublisher } from './publish-states.ts';
import { createCommandWriter } from './sign-messages.ts';
import { createSirenRoster } from './siren-roster.ts';
import { createSirenWarner } from './warn-sirens.ts';
import { openZoneBoard } from './zone-board.ts';

/** What the channel needs beside what every channel is given. */
export interface MqttSurroundings extends ChannelSurroundings {
  /** The channel's own id in reports and health. */
  readonly id?: string;
  /** Certificates are looked up here, and the zones' states kept. */
  readonly folder: string;
  readonly keyId: string;
  /** @returns the signature, base64url without padding */
  readonly sign: (bytes: Uint8Array) => string;
  /** A zone's names by language. */
  readonly zoneNames: (zone: string) => Readonly<Record<string, string | undefined>>;
}

/** The channel, with the port of its embedded broker. */
export type MqttChannel = Channel & { readonly port?: number };

const SWEEP_MS = 250;

/** Sirens and homes over MQTT. Rejects where the embedded broker cannot listen; an external one is connected to for as long as it takes. */
export async function openMqttChannel(settings: MqttSettings, surroundings: MqttSurroundings): Promise<MqttChannel> {
  const { nowMs, onFault, folder } = surroundings;
  const id = surroundings.id ?? 'mqtt';
  let link: MqttLink | undefined;
  const parts = assemble(settings, surroundings, { id, link: () => link ?? UNBUILT });
  const { orders, warner, hear, roster, board, states } = parts;
  const discoveries = discoveriesOf(settings, (zone) => plainName(surroundings.zoneNames(zone)) ?? zone);
  const takeBack = createTakeBack(discoveries, (topic) => link?.publish(topic, '', { isRetained: true }));
  let lastHeardMs: number | undefined;

  const listener: LinkListener = {
    filters: filtersOf(settings),
    presence: { topic: serverStatusTopic(settings.prefix), online: 'online', offline: 'offline' },
    onFault,
    onMessage: guarded((topic: string, payload: string, isKept: boolean) => {
      if (hear(topic, payload, isKept)) {
        if (!isKept) lastHeardMs = nowMs();
      } else if (topic.endsWith('/config')) takeBack(topic, payload);
      // What the broker kept from before may be over; what others write, no siren believes.
      else if (warner.isTold() && isKept) states.compare(payload);
    }, onFault),
    onUp: guarded(() => {
      for (const { topic, config } of discoveries) link?.publish(topic, JSON.stringify(config), { isRetained: true });
      if (warner.isTold()) warner.tellAgain();
    }, onFault),
  };
  const { broker } = settings;
  const embedded = broker.kind === 'embedded' ? await openEmbeddedBroker(broker, settings, { folder, listener }) : undefined;
  link = broker.kind === 'external' ? openExternalBroker(broker, folder, listener) : embedded;
  const sweeping = setInterval(guarded(orders.sweep, onFault), SWEEP_MS);
  return {
    id,
    ...(embedded === undefined ? {} : { port: embedded.port }),
    tell: guarded(warner.tell, onFault),
    present: guarded(warner.present, onFault),
    ask: createAsk({ ...parts, standingOf: warner.standingOf }),
    health() {
      const isUp = link?.isUp() === true;
      const pending = orders.size() + (link?.pending() ?? 0);
      return { id, kind: 'mqtt', pending, ...wellBeing(isUp, roster.named()), ...(lastHeardMs === undefined ? {} : life(lastHeardMs)) };
    },
    async close() {
      clearInterval(sweeping);
      await link?.close();
      await board.settle();
    },
  };
}

/** Nothing goes out before there is a link. */
const UNBUILT: MqttLink = { publish: () => undefined, isUp: () => false, pending: () => 0, close: () => Promise.resolve() };

function assemble(settings: MqttSettings, surroundings: MqttSurroundings, own: { readonly id: string; readonly link: () => MqttLink }) {
  const { nowMs, keyId, sign } = surroundings;
  const key = { keyId, sign };
  const board = openZoneBoard(join(surroundings.folder, 'zone-states.json'), surroundings.onFault);
  const roster = createSirenRoster(settings.sirens, settings.heartbeatS, nowMs);
  const orders = createOrderBook({ giveUpMs: 1_000 * settings.giveUpS, nowMs });
  const writer = createCommandWriter(key, 1_000 * settings.commandLifeS, nowMs);
  const base = { ...own, settings, board, roster, orders, writer, nowMs };
  const states = createStatePublisher({ ...base, key });
  const commander = createSirenCommander(base);
  const warner = createSirenWarner({ ...base, states, commander, report: surroundings.report });
  const hear = createSirenEar({ ...base, commander, standingOf: warner.standingOf });
  return { ...base, states, commander, warner, hear };
}

function wellBeing(isUp: boolean, named: NonNullable<ChannelHealth['named']>): Pick<ChannelHealth, 'state' | 'reason' | 'ends' | 'named'> {
  const ailing = named.filter(({ state }) => state !== 'ok').length;
  if (!isUp) return { state: 'down', reason: 'no connection to the broker', ends: named.length, named };
  if (ailing === 0) return { state: 'ok', ends: named.length, named };
  return { state: 'degraded', reason: `${ailing} of ${named.length} sirens are not well`, ends: named.length, named };
}

function life(lastHeardMs: number): { readonly lastLifeAt: string } {
  return { lastLifeAt: new Date(lastHeardMs).toISOString() };
}

/** What Home Assistant found here once and is no longer configured is taken back. */
function createTakeBack(discoveries: readonly Discovery[], clear: (topic: string) => void): (topic: string, payload: string) => void {
  const known = new Set(discoveries.map(({ topic }) => topic));
  return (topic, payload) => {
    if (payload !== '' && !known.has(topic)) clear(topic);
  };
}

function plainName(names: Readonly<Record<string, string | undefined>>): string | undefined {
  return names['en'] ?? Object.values(names).find((name) => name !== undefined);
}

/** A channel never throws at who tells it something. */
function guarded<Given extends unknown[]>(act: (...given: Given) => void, onFault: (fault: unknown) => void): (...given: Given) => void {
  return (...given) => {
    try {
      act(...given);
    } catch (fault) {
      onFault(fault);
    }
  };
}
