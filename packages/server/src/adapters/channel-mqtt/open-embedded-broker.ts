import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type Client } from 'aedes';
import type { EmbeddedBroker, MqttSettings } from '../../config/siren-settings.ts';
import { type BrokerRights, rightsOf } from './broker-rules.ts';
import { guardFrames } from './frame-guard.ts';
import type { LinkListener, MqttLink } from './mqtt-link.ts';

/** A client that does not take what waits for it is let go after this long. */
const DRAIN_MS_MAX = 5_000;
const CONNECT_MS_MAX = 5_000;
/** Where what nobody may hear goes. */
const UNHEARD = '$SYS/unheard';

/** The embedded broker as a link, with the port that it listens on. */
export type EmbeddedLink = MqttLink & { readonly port: number };

/**
 * A broker in this process. It speaks MQTT 3.1.1 (aedes has no MQTT 5), keeps retained messages in memory, and holds no session for a
 * client that is gone: what is true now is told anew to each that comes. Rejects where it cannot listen.
 */
export async function openEmbeddedBroker(
  own: EmbeddedBroker,
  settings: MqttSettings,
  given: { readonly folder: string; readonly listener: LinkListener },
): Promise<EmbeddedLink> {
  const { folder, listener } = given;
  const rights = new WeakMap<Client, BrokerRights>();
  const spend = createAllowance(own.messagesPerClientPerS);
  const broker = await Aedes.createBroker({
    ...accessRules(own, settings, rights),
    // By default a hundred messages that wait for one client that does not read hold up every other message.
    concurrency: 0,
    drainTimeout: DRAIN_MS_MAX,
    connectTimeout: CONNECT_MS_MAX,
    maxClientsIdLength: 256,
    authorizePublish(client, packet, callback) {
      if (client === null) return callback(null);
      const right = rights.get(client);
      const may = spend(client) ? (right?.mayPublish(packet.topic) ?? 'no') : 'no';
      if (may === 'no') return callback(new Error('not allowed to publish there, or too often'));
      if (may === 'unheard') packet.topic = UNHEARD;
      packet.retain = packet.retain && right?.mayRetain(packet.topic) === true;
      callback(null);
    },
    authorizeForward(client, packet) {
      if (client.conn.writableLength <= own.backlogBytesMax) return packet;
      client.conn.destroy();
      return null;
    },
  });
  for (const event of ['clientError', 'connectionError'] as const) broker.on(event, () => undefined);
  const taken = count(broker, listener);
  for (const filter of listener.filters) await taken.listen(filter);
  taken.publish(listener.presence.topic, listener.presence.online, { isRetained: true });
  const sockets = new Set<Socket>();
  const server = await listen(own, folder, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    socket.setNoDelay(true);
    broker.handle(socket);
    guardFrames(socket, own.packetBytesMax);
  });
  server.on('error', listener.onFault);
  setImmediate(listener.onUp);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : own.port,
    publish: taken.publish,
    isUp: () => server.listening,
    pending: taken.pending,
    close: () =>
      new Promise((done) => {
        server.close();
        broker.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The channel's own hand at the broker: no socket, no rights to ask. */
function count(broker: Aedes, listener: LinkListener) {
  let pending = 0;
  const publish: MqttLink['publish'] = (topic, payload, keeping = {}) => {
    pending += 1;
    const packet = {
      cmd: 'publish',
      topic,
      payload: Buffer.from(payload),
      qos: 1,
      retain: keeping.isRetained ?? false,
      dup: false,
    } as const;
    broker.publish(packet, (error) => {
      pending -= 1;
      if (error !== undefined && error !== null) listener.onFault(error);
    });
  };
  const listen = (filter: string) =>
    new Promise<void>((done) => {
      broker.subscribe(
        filter,
        (packet, next) => {
          listener.onMessage(packet.topic, packet.payload.toString(), false);
          next();
        },
        done,
      );
    });
  return { publish, listen, pending: () => pending };
}

function accessRules(own: EmbeddedBroker, settings: MqttSettings, rights: WeakMap<Client, BrokerRights>) {
  const known = new Map(own.clients.map((client) => [client.username, client]));
  return {
    preConnect(_client: Client, packet: { clean?: boolean }, callback: (error: Error | null, isAllowed: boolean) => void) {
      // A session that outlives its connection would collect messages for a client that may never come back.
      packet.clean = true;
      callback(null, true);
    },
    authenticate(
      client: Client,
      username: string | undefined,
      password: Buffer | undefined,
      done: (error: null, isAllowed: boolean | null) => void,
    ) {
      const found = known.get(username ?? '');
      const given = createHash('sha256')
        .update(password ?? '')
        .digest();
      const isKnown = found !== undefined && timingSafeEqual(given, Buffer.from(found.passwordSha256, 'hex'));
      const right = isKnown ? rightsOf(found, settings) : undefined;
      if (right !== undefined) rights.set(client, right);
      done(null, right !== undefined);
    },
    authorizeSubscribe<Asked extends { readonly topic: string }>(
      client: Client,
      asked: Asked,
      callback: (error: Error | null, granted?: Asked | null) => void,
    ) {
      // Refused in the answer (MQTT 3.1.1 §3.9.3); the connection stays.
      callback(null, rights.get(client)?.mayListen(asked.topic) === true ? asked : null);
    },
  };
}

/** Messages per second and client, with one second's worth in hand. */
function createAllowance(perS: number): (client: Client) => boolean {
  const left = new WeakMap<Client, { count: number; atMs: number }>();
  return (client) => {
    const nowMs = performance.now();
    const own = left.get(client) ?? { count: perS, atMs: nowMs };
    own.count = Math.min(perS, own.count + ((nowMs - own.atMs) / 1_000) * perS) - 1;
    own.atMs = nowMs;
    left.set(client, own);
    return own.count >= 0;
  };
}

function listen(own: EmbeddedBroker, folder: string, onSocket: (socket: Socket) => void): Promise<Server> {
  const tls = own.tls;
  const server =
    tls === undefined
      ? createServer(onSocket)
      : createTlsServer({ cert: readFileSync(resolve(folder, tls.certFile)), key: readFileSync(resolve(folder, tls.keyFile)) }, onSocket);
  server.maxConnections = own.connectionsMax;
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(own.port, own.host, () => {
      server.off('error', fail);
      done(server);
    });
  });
}
