import { sirenTopic, zoneStateTopic } from '@tocsin/core/siren/siren-topics';
import type { BrokerClient, MqttSettings, SirenEnd } from '../../config/siren-settings.ts';

/** What one client of the embedded broker may do. */
export interface BrokerRights {
  mayPublish(topic: string): 'yes' | 'unheard' | 'no';
  mayRetain(topic: string): boolean;
  mayListen(filter: string): boolean;
}

/**
 * The rights of a client: a siren writes its own status and acknowledgements and hears its own commands and zones; a relay lives under
 * its own topics; a reader hears everything public and writes nothing but its own greeting. Only the server writes commands and states.
 * Undefined: a siren that is not configured.
 */
export function rightsOf(client: Pick<BrokerClient, 'username' | 'role'>, settings: MqttSettings): BrokerRights | undefined {
  if (client.role === 'reader') return readerRights(settings);
  const end = settings.sirens.find(({ id }) => id === client.username);
  if (end === undefined) return undefined;
  return end.kind === 'tocsin' ? sirenRights(end, settings.prefix) : relayRights(end);
}

function sirenRights(end: SirenEnd, prefix: string): BrokerRights {
  const status = sirenTopic(prefix, end.id, 'status');
  const writes = new Set([status, sirenTopic(prefix, end.id, 'ack')]);
  const hears = new Set([sirenTopic(prefix, end.id, 'command'), ...end.zones.map((zone) => zoneStateTopic(prefix, end.lane, zone))]);
  return {
    mayPublish: (topic) => (writes.has(topic) ? 'yes' : 'no'),
    mayRetain: (topic) => topic === status,
    mayListen: (filter) => hears.has(filter),
  };
}

function readerRights({ prefix, homeAssistant }: MqttSettings): BrokerRights {
  const discovery = homeAssistant?.discoveryPrefix;
  const roots = [prefix, ...(discovery === undefined ? [] : [discovery])];
  return {
    // Home Assistant says hello there, and would reconnect for ever if it were thrown out for it.
    mayPublish: (topic) => (discovery !== undefined && topic === `${discovery}/status` ? 'yes' : 'no'),
    mayRetain: (topic) => topic === `${discovery}/status`,
    mayListen: (filter) => roots.some((root) => filter.startsWith(`${root}/`)),
  };
}

/** Firmware made for open brokers writes more than anyone asked for: what is not needed goes unheard, and the relay stays connected. */
function relayRights(end: Exclude<SirenEnd, { readonly kind: 'tocsin' }>): BrokerRights {
  const isOwn = (topic: string, roots: readonly string[]) => roots.some((root) => topic.startsWith(`${root}/`));
  const writes = end.kind === 'tasmota' ? [`tele/${end.topic}`, `stat/${end.topic}`] : [end.topic];
  const life = end.kind === 'tasmota' ? `tele/${end.topic}/LWT` : `${end.topic}/status`;
  const isCommand = (topic: string) => end.kind === 'esphome' && topic.endsWith('/command');
  const hears = end.kind === 'tasmota' ? ['cmnd'] : [end.topic, 'esphome'];
  return {
    mayPublish: (topic) => (isOwn(topic, writes) && !isCommand(topic) ? 'yes' : 'unheard'),
    mayRetain: (topic) => topic === life,
    mayListen: (filter) => isOwn(filter, hears),
  };
}
