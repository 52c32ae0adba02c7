import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { SignedAlertPart } from '@tocsin/core/message/alert-part';
import { checkVapid, type VapidClaims } from './check-vapid.ts';
import { decryptPush, newPushKeys, type PushKeys } from './decrypt-push.ts';
import { loopbackCertificate } from './loopback-certificate.ts';

/** How the service treats a push: takes it, answers something else, never answers, answers without end, cuts the line. */
export type PushManner =
  | { readonly kind: 'take' }
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'endless' }
  | { readonly kind: 'cut' };

/** A browser that is subscribed. */
export interface Browser {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** A push as its browser gets it. */
export interface ReceivedPush {
  readonly browser: Browser;
  readonly part: SignedAlertPart;
  readonly ttlS: number;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
  readonly vapid: VapidClaims;
  readonly keyAndNonce: string;
}

/** A push service on loopback: RFC 8030 over TLS, which checks who pushes and, unlike a real one, reads what is pushed. */
export interface PushService {
  readonly origin: string;
  /** What `services` in the settings has to name. */
  readonly host: string;
  /** The certificate to trust, PEM. */
  readonly ca: string;
  /** In order of arrival; only what was taken. */
  readonly received: readonly ReceivedPush[];
  /** Requests of any kind. */
  requests(): number;
  /** What was refused as a push service refuses it, with the reason. */
  readonly refused: readonly string[];
  browse(): Browser;
  /** What a browser that was off all the while gets: a later push of the same topic has replaced the earlier (RFC 8030 §5.4). */
  undelivered(browser: Browser): readonly ReceivedPush[];
  /** How pushes to a browser, or to all, are treated from now on; a list is used up one by one. */
  treat(manner: PushManner | readonly PushManner[], browser?: Browser): void;
  /** Waits until so many were taken. */
  taken(count: number): Promise<void>;
  close(): Promise<void>;
}

type Request = IncomingMessage | Http2ServerRequest;
type Response = ServerResponse | Http2ServerResponse;

/** Starts a push service. `protocol` is the best it agrees to. */
export async function openPushService(protocol: 'h2' | 'http/1.1' = 'h2'): Promise<PushService> {
  const { cert, key } = loopbackCertificate();
  const subscribed = new Map<string, { readonly browser: Browser; readonly own: PushKeys }>();
  const received: ReceivedPush[] = [];
  const refused: string[] = [];
  const manners = new Map<string, PushManner[]>();
  const sockets = new Set<Socket>();
  let requests = 0;
  let origin = '';

  function mannerOf(path: string): PushManner {
    const list = manners.get(path) ?? manners.get('*') ?? [];
    const [first] = list;
    if (list.length > 1) list.shift();
    return first ?? { kind: 'take' };
  }

  function take(request: Request, body: Buffer): number {
    const { headers, url = '' } = request;
    const known = subscribed.get(url);
    if (known === undefined) return 404;
    if (body.length > 4_096) return 413;
    if (!/^\d+$/.test(String(headers['ttl'])) || headers['content-encoding'] !== 'aes128gcm') return 400;
    let vapid: VapidClaims;
    try {
      vapid = checkVapid(headers.authorization, { origin, nowMs: Date.now() });
    } catch (reason) {
      refused.push(String(reason));
      return 403;
    }
    try {
      const { text, keyAndNonce } = decryptPush(body, known.own);
      const { urgency, topic } = headers;
      received.push({
        browser: known.browser,
        part: JSON.parse(text),
        ttlS: Number(headers['ttl']),
        urgency: urgency === undefined ? undefined : String(urgency),
        topic: topic === undefined ? undefined : String(topic),
        vapid,
        keyAndNonce,
      });
    } catch (reason) {
      refused.push(String(reason));
    }
    return 201;
  }

  async function handle(request: Request, response: Response): Promise<void> {
    requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const manner = request.method === 'POST' ? mannerOf(request.url ?? '') : ({ kind: 'answer', status: 405 } as const);
    const out = response as ServerResponse;
    if (manner.kind === 'hang') return;
    if (manner.kind === 'cut') {
      request.socket.destroy();
      return;
    }
    if (manner.kind === 'endless') {
      out.writeHead(500);
      let isOver = false;
      out.on('close', () => {
        isOver = true;
      });
      while (!isOver) {
        out.write(Buffer.alloc(8_192, 'x'));
        await pause(5);
      }
      return;
    }
    const status = manner.kind === 'answer' ? manner.status : take(request, Buffer.concat(chunks));
    out.writeHead(status, { ...(manner.kind === 'answer' ? manner.headers : { location: `${origin}/message/${requests}` }) });
    out.end(manner.kind === 'answer' ? manner.body : undefined);
  }

  const listener = (request: Request, response: Response): void => void handle(request, response).catch(() => {});
  const server = protocol === 'h2' ? createSecureServer({ cert, key, allowHTTP1: true }, listener) : createServer({ cert, key }, listener);
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  server.on('sessionError', () => {});
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  origin = `https://${host}`;

  return {
    origin,
    host,
    ca: cert,
    received,
    refused,
    requests: () => requests,
    browse() {
      const own = newPushKeys();
      const path = `/push/${randomBytes(24).toString('base64url')}`;
      const keys = { p256dh: own.ecdh.getPublicKey('base64url'), auth: Buffer.from(own.auth).toString('base64url') };
      const browser = { endpoint: origin + path, keys };
      subscribed.set(path, { browser, own });
      return browser;
    },
    undelivered(browser) {
      const mine = received.filter((push) => push.browser === browser);
      return mine.filter(({ topic }, place) => topic === undefined || !mine.slice(place + 1).some((later) => later.topic === topic));
    },
    treat: (manner, browser) => void manners.set(browser === undefined ? '*' : new URL(browser.endpoint).pathname, [manner].flat()),
    async taken(count) {
      while (received.length < count) await pause(5);
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
