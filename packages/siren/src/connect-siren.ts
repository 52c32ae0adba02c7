import { readFileSync } from 'node:fs';
import type { SirenStatus } from '@tocsin/core/siren/siren-message';
import { sirenTopic, zoneStateTopic } from '@tocsin/core/siren/siren-topics';
import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { createSiren, type Siren, type SirenParts } from './siren.ts';
import type { SirenSettings } from './siren-settings.ts';

const OFFLINE: SirenStatus = { state: 'offline', faults: [], isSounding: false, isSilenced: false, refused: {} };
/** How long a siren waits for the time before it looks at its zones by its own clock. */
const UNSYNCHRONISED_MS_MAX = 3_000;
/** "Unacceptable protocol version": MQTT 3.1.1 §3.2.2.3 and MQTT 5 §3.2.2.2. */
const WRONG_VERSION: readonly unknown[] = [1, 0x84];

/** A siren on the network. */
export interface ConnectedSiren {
  readonly stopHere: () => void;
  readonly close: () => Promise<void>;
}

/** Connects with MQTT 5, or with 3.1.1 where the broker knows nothing newer, and keeps connecting for as long as it runs. */
export function connectSiren(settings: SirenSettings, given: Omit<SirenParts, 'send' | 'onSynchronised'>): ConnectedSiren {
  const commandTopic = sirenTopic(settings.prefix, settings.siren, 'command');
  const statusTopic = sirenTopic(settings.prefix, settings.siren, 'status');
  const stateTopics = settings.zones.map((zone) => zoneStateTopic(settings.prefix, settings.lane, zone));
  let client: MqttClient;
  let watching: NodeJS.Timeout | undefined;

  const siren: Siren = createSiren(settings, {
    ...given,
    send(leaf, message) {
      // What cannot be sent now is not kept: after a reconnection the siren says afresh how it is.
      if (client?.connected !== true) return;
      const topic = sirenTopic(settings.prefix, settings.siren, leaf);
      // An acknowledgement that is lost is asked for again, by the next try of its command.
      client.publish(topic, JSON.stringify(message), leaf === 'ack' ? { qos: 0 } : { qos: 1, retain: true });
    },
    onSynchronised: watchZones,
  });

  /** Retained states come at once, so they are asked for when the siren knows what time it is; once for each connection. */
  function watchZones(): void {
    if (watching === undefined) return;
    clearTimeout(watching);
    watching = undefined;
    client.subscribe(stateTopics, { qos: 1 });
  }

  function open(protocolVersion: 4 | 5): MqttClient {
    const opened = connect(settings.url, optionsOf(settings, protocolVersion, statusTopic));
    opened.on('connect', () => {
      given.say(`connected, MQTT ${protocolVersion === 5 ? '5' : '3.1.1'}`);
      opened.subscribe(commandTopic, { qos: 1 }, () => siren.beat());
      clearTimeout(watching);
      watching = setTimeout(watchZones, UNSYNCHRONISED_MS_MAX);
    });
    opened.on('message', (topic, payload) => {
      if (topic === commandTopic) siren.hearCommand(payload.toString());
      else if (payload.length > 0) siren.hearState(payload.toString());
    });
    opened.on('error', (error) => {
      given.say(error.message);
      if (protocolVersion === 4 || !('code' in error && WRONG_VERSION.includes(error.code))) return;
      opened.end(true);
      client = open(4);
    });
    return opened;
  }

  client = open(5);
  const beating = setInterval(() => siren.beat(), settings.heartbeatS * 1_000);
  return {
    stopHere: siren.stopHere,
    async close() {
      clearInterval(beating);
      clearTimeout(watching);
      await siren.close();
      if (client.connected) await client.publishAsync(statusTopic, JSON.stringify(OFFLINE), { qos: 1, retain: true });
      await client.endAsync(true);
    },
  };
}

function optionsOf(settings: SirenSettings, protocolVersion: 4 | 5, statusTopic: string): IClientOptions {
  return {
    protocolVersion,
    clientId: `tocsin-siren-${settings.siren}`,
    clean: true,
    keepalive: 15,
    reconnectPeriod: 1_000,
    connectTimeout: 5_000,
    resubscribe: false,
    ...(settings.username === undefined ? {} : { username: settings.username }),
    ...(settings.password === undefined ? {} : { password: settings.password }),
    ...(settings.caFile === undefined ? {} : { ca: readFileSync(settings.caFile) }),
    will: { topic: statusTopic, payload: Buffer.from(JSON.stringify(OFFLINE)), qos: 1, retain: true },
  };
}
