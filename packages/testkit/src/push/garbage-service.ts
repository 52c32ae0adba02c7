import { randomBytes } from 'node:crypto';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:tls';
import { newPushKeys } from './decrypt-push.ts';
import { loopbackCertificate } from './loopback-certificate.ts';
import type { Browser } from './push-service.ts';

/** Something that agrees to a protocol and then talks nonsense. */
export interface GarbageService {
  readonly host: string;
  readonly ca: string;
  browse(): Browser;
  close(): Promise<void>;
}

/** Starts one. It answers whatever it hears with random bytes. */
export async function openGarbageService(protocol: 'h2' | 'http/1.1'): Promise<GarbageService> {
  const { cert, key } = loopbackCertificate();
  const sockets = new Set<Socket>();
  const server = createServer({ cert, key, ALPNProtocols: [protocol] }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    socket.on('data', () => void socket.write(randomBytes(100)));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  return {
    host,
    ca: cert,
    browse() {
      const { ecdh, auth } = newPushKeys();
      const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: Buffer.from(auth).toString('base64url') };
      return { endpoint: `https://${host}/${randomBytes(12).toString('base64url')}`, keys };
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
