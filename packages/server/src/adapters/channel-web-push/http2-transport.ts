import { type ClientHttp2Session, type ClientHttp2Stream, connect, constants } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import {
  ANSWER_BYTES_MAX,
  type PushAnswer,
  type PushRequest,
  type PushTransport,
  readAnswer,
  type TransportEvents,
} from './push-transport.ts';
import { createSpareTime } from './spare-time.ts';

/** RFC 9113 §6.5.2 advises services to allow no fewer. */
const STREAMS_PER_SESSION_MAX = 100;

/** What a transport over HTTP/2 is made of. */
export interface Http2Parts extends TransportEvents {
  readonly origin: string;
  /** The first connection, over which h2 was agreed on. */
  readonly socket: TLSSocket;
  /** Opens one more. */
  readonly connect: () => Promise<TLSSocket>;
  readonly sessionsMax: number;
  readonly answerTimeoutMs: number;
}

interface Session {
  readonly http2: ClientHttp2Session;
  active: number;
  limit: number;
}

interface Flight {
  readonly stream: ClientHttp2Stream;
  readonly sentAt: number;
  /** Answers, unless there was an answer. */
  readonly settle: (answer: PushAnswer) => void;
}

/** Many pushes at once over few connections; while all are full and this thread waits, as many more connections are opened as there are. */
export function openHttp2Transport(parts: Http2Parts): PushTransport {
  const { origin, sessionsMax, answerTimeoutMs, onFree, onLost } = parts;
  const sessions: Session[] = [];
  /** In the order in which they were sent. */
  const flights = new Set<Flight>();
  const spare = createSpareTime();
  let opening = 0;
  let isClosed = false;

  function adopt(socket: TLSSocket): void {
    const http2 = connect(origin, { createConnection: () => socket, settings: { enablePush: false } });
    const session: Session = { http2, active: 0, limit: STREAMS_PER_SESSION_MAX };
    sessions.push(session);
    http2.on('remoteSettings', ({ maxConcurrentStreams }) => {
      session.limit = Math.min(STREAMS_PER_SESSION_MAX, maxConcurrentStreams ?? STREAMS_PER_SESSION_MAX);
    });
    http2.on('goaway', () => drop(session, 'GOAWAY'));
    http2.on('error', () => http2.destroy());
    http2.on('close', () => drop(session, 'closed'));
  }

  function drop(session: Session, reason: string): void {
    const place = sessions.indexOf(session);
    if (place === -1) return;
    sessions.splice(place, 1);
    // Streams under way may still be answered; the session goes with the last of them.
    session.http2.close();
    if (sessions.length > 0 || isClosed) return;
    // Answers of broken streams come in this turn of the event loop; whoever hears of the loss has them by then.
    setImmediate(() => onLost(reason));
  }

  function widen(): void {
    if (isClosed || opening >= sessions.length || sessions.length + opening >= sessionsMax) return;
    opening += 1;
    parts.connect().then(
      (socket) => {
        opening -= 1;
        if (isClosed || socket.alpnProtocol !== 'h2') socket.destroy();
        else {
          adopt(socket);
          onFree();
        }
      },
      () => {
        // The connections that there are have to do.
        opening -= 1;
      },
    );
  }

  function post(request: PushRequest, onAnswer: (answer: PushAnswer) => void): void {
    const session = sessions.find(({ active, limit }) => active < limit);
    if (session === undefined) {
      setImmediate(onAnswer, { kind: 'broken' });
      return;
    }
    let stream: ClientHttp2Stream;
    try {
      stream = session.http2.request({ ...request.headers, ':method': 'POST', ':path': request.path });
    } catch {
      drop(session, 'broken');
      setImmediate(onAnswer, { kind: 'broken' });
      return;
    }
    session.active += 1;
    const flight = launch(stream, onAnswer);
    stream.on('close', () => {
      session.active -= 1;
      flights.delete(flight);
      flight.settle({ kind: 'broken' });
      onFree();
    });
    stream.end(request.body);
    if (free() === 0 && spare.isPlenty()) widen();
  }

  function launch(stream: ClientHttp2Stream, onAnswer: (answer: PushAnswer) => void): Flight {
    let isSettled = false;
    let bytes = 0;
    const flight: Flight = {
      stream,
      sentAt: performance.now(),
      settle(answer) {
        if (isSettled) return;
        isSettled = true;
        onAnswer(answer);
      },
    };
    flights.add(flight);
    stream.on('response', (headers, flags) => {
      flight.settle(readAnswer(headers[':status'] ?? 0, headers['retry-after']));
      if ((flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0) return;
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES_MAX) stream.close(constants.NGHTTP2_CANCEL);
      });
    });
    stream.on('error', () => {});
    return flight;
  }

  function free(): number {
    let room = 0;
    for (const { active, limit } of sessions) room += Math.max(0, limit - active);
    return room;
  }

  adopt(parts.socket);
  return {
    protocol: 'h2',
    free,
    post,
    sweep() {
      const now = performance.now();
      for (const flight of flights) {
        if (flight.sentAt + answerTimeoutMs > now) break;
        flight.settle({ kind: 'timeout' });
        flight.stream.close(constants.NGHTTP2_CANCEL);
      }
    },
    ping(onLife) {
      for (const { http2 } of sessions) if (!http2.destroyed) http2.ping((fault) => (fault === null ? onLife() : http2.destroy()));
    },
    close() {
      isClosed = true;
      for (const { http2 } of sessions) http2.destroy();
    },
  };
}
