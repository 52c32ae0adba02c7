import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { connect, type IClientOptions, type IClientPublishOptions, type MqttClient } from 'mqtt';
import type { ExternalBroker } from '../../config/siren-settings.ts';
import type { Keeping, LinkListener, MqttLink } from './mqtt-link.ts';

/** Beyond this many unanswered messages the broker is too slow, and more would only be late. */
const PENDING_MAX = 20_000;
const RECONNECT_MS = 1_000;
const CLOSE_MS_MAX = 1_000;
/** "Unacceptable protocol version": MQTT 3.1.1 §3.2.2.3 and MQTT 5 §3.2.2.2. */
const WRONG_VERSION: readonly unknown[] = [1, 0x84];

/** Connects to a broker of its own with MQTT 5, or 3.1.1 where it knows nothing newer, for as long as it is open. */
export function openExternalBroker(settings: ExternalBroker, folder: string, listener: LinkListener): MqttLink {
  let pending = 0;
  let client = open(5);

  function open(version: 4 | 5): MqttClient {
    const opened = connect(settings.url, optionsOf(settings, folder, { version, presence: listener.presence }));
    opened.on('connect', () => {
      opened.subscribe([...listener.filters], { qos: 1 }, (error) => {
        if (error !== null) listener.onFault(error);
        publish(listener.presence.topic, listener.presence.online, { isRetained: true });
        listener.onUp();
      });
    });
    opened.on('message', (topic, payload, { retain }) => listener.onMessage(topic, payload.toString(), retain));
    opened.on('error', (error) => {
      listener.onFault(error);
      if (version === 4 || !('code' in error && WRONG_VERSION.includes(error.code))) return;
      opened.end(true);
      client = open(4);
    });
    return opened;
  }

  function publish(topic: string, payload: string, keeping: Keeping = {}): void {
    if (!client.connected) return;
    if (pending >= PENDING_MAX) {
      listener.onFault(new Error(`the broker has not answered ${pending} messages`));
      return;
    }
    pending += 1;
    client.publish(topic, payload, publishOptions(client, keeping), () => {
      pending -= 1;
    });
  }

  return {
    publish,
    isUp: () => client.connected,
    pending: () => pending,
    async close() {
      if (client.disconnecting || client.disconnected) return;
      publish(listener.presence.topic, listener.presence.offline, { isRetained: true });
      // A broker that takes nothing more is not waited for.
      const hurry = setTimeout(() => client.end(true), CLOSE_MS_MAX);
      await client.endAsync(!client.connected);
      clearTimeout(hurry);
    },
  };
}

function publishOptions(client: MqttClient, keeping: Keeping): IClientPublishOptions {
  const hasExpiry = client.options.protocolVersion === 5 && keeping.expiryS !== undefined;
  return {
    qos: keeping.isConfirmed === false ? 0 : 1,
    retain: keeping.isRetained ?? false,
    ...(hasExpiry ? { properties: { messageExpiryInterval: Math.max(1, Math.ceil(keeping.expiryS ?? 1)) } } : {}),
  };
}

function optionsOf(
  settings: ExternalBroker,
  folder: string,
  { version, presence }: { readonly version: 4 | 5; readonly presence: LinkListener['presence'] },
): IClientOptions {
  return {
    protocolVersion: version,
    clean: true,
    keepalive: 15,
    reconnectPeriod: RECONNECT_MS,
    connectTimeout: 5_000,
    resubscribe: false,
    // What was not taken before a connection broke is told anew as it is then.
    queueQoSZero: false,
    ...(settings.username === undefined ? {} : { username: settings.username }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...(settings.caFile === undefined ? {} : { ca: readFileSync(resolve(folder, settings.caFile)) }),
    will: { topic: presence.topic, payload: Buffer.from(presence.offline), qos: 1, retain: true },
  };
}
