import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { openHttp1Transport } from './http1-transport.ts';
import { openHttp2Transport } from './http2-transport.ts';
import type { PushTransport, TransportEvents } from './push-transport.ts';

const CONNECT_TIMEOUT_MS = 5_000;

/** How a push service is spoken to. */
export interface TransportSettings {
  readonly http2ConnectionsMax: number;
  readonly http1ConnectionsMax: number;
  readonly answerTimeoutMs: number;
  /** Certificates to trust in place of the system's; PEM. For push services of one's own. */
  readonly ca?: string;
}

/**
 * Opens the way to a push service: HTTP/2 where it agrees to it, else HTTP/1.1. Rejects where there is no connection within five
 * seconds or its certificate is not trusted.
 */
export async function openTransport(origin: string, settings: TransportSettings, events: TransportEvents): Promise<PushTransport> {
  const { http1ConnectionsMax, http2ConnectionsMax, answerTimeoutMs, ca } = settings;
  const open = (): Promise<TLSSocket> => openSocket(origin, ca);
  const socket = await open();
  if (socket.alpnProtocol === 'h2')
    return openHttp2Transport({ origin, socket, connect: open, sessionsMax: http2ConnectionsMax, answerTimeoutMs, ...events });
  socket.destroy();
  return openHttp1Transport({
    origin,
    connectionsMax: http1ConnectionsMax,
    answerTimeoutMs,
    onFree: events.onFree,
    ...(ca === undefined ? {} : { ca }),
  });
}

function openSocket(origin: string, ca: string | undefined): Promise<TLSSocket> {
  const { hostname, port } = new URL(origin);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: port === '' ? 443 : Number(port),
      ALPNProtocols: ['h2', 'http/1.1'],
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(ca === undefined ? {} : { ca }),
    });
    const late = setTimeout(() => socket.destroy(new Error('no connection in time')), CONNECT_TIMEOUT_MS);
    const fail = (fault: Error): void => {
      clearTimeout(late);
      socket.destroy();
      reject(fault);
    };
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      socket.setNoDelay(true);
      clearTimeout(late);
      socket.removeListener('error', fail);
      resolve(socket);
    });
  });
}
