import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the end took it. */
export interface HeardRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly atMs: number;
}

/**
 * How an end answers: a status, an answer in full, or in a way no end should. `hang`: never. `trickle`: a header's byte each 100 ms, without
 * end. `endless`: 200 and a body that never ends. `cut`: closes in the middle of the body. `garbage`: bytes that are no HTTP. `reset`: closes
 * without a word.
 */
export type OddAnswer =
  | number
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'trickle'
  | 'endless'
  | 'cut'
  | 'garbage'
  | 'reset';

/** A server on loopback that notes what it hears. */
export interface OddEnd {
  readonly url: string;
  readonly heard: HeardRequest[];
  answer: (request: HeardRequest, count: number) => OddAnswer;
  /** Waits until so many requests have been heard. */
  heardAtLeast(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens a server that answers each request as it is told to. */
export async function openOddEnd(answer: OddEnd['answer'], port = 0): Promise<OddEnd> {
  const server = createServer((request, response) => {
    receive(request).then(
      (heard) => {
        end.heard.push(heard);
        for (const look of lookers) look();
        reply(end.answer(heard, end.heard.length), response);
      },
      () => {},
    );
  });
  const lookers = new Set<() => void>();
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const end: OddEnd = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: [],
    answer,
    heardAtLeast: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (end.heard.length < count) return;
          lookers.delete(look);
          resolve();
        };
        lookers.add(look);
        look();
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return end;
}

async function receive(request: IncomingMessage): Promise<HeardRequest> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  return { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body, atMs: performance.now() };
}

function reply(answer: OddAnswer, response: ServerResponse): void {
  const { socket } = response;
  if (typeof answer === 'number') response.writeHead(answer).end();
  else if (typeof answer === 'object') response.writeHead(answer.status, answer.headers).end(answer.body);
  else if (answer === 'reset') socket?.destroy();
  else if (answer === 'garbage') socket?.end('\u0000\u0001 this is not HTTP \r\n\r\n');
  else if (answer === 'cut') {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half', () => socket?.destroy());
  } else if (answer === 'endless') {
    response.writeHead(200);
    pour(response, 'x'.repeat(16_384));
  } else if (answer === 'trickle') {
    socket?.write('HTTP/1.1 200 OK\r\nx-slow: ');
    const drip = setInterval(() => socket?.write('x'), 100);
    socket?.on('close', () => clearInterval(drip));
  }
}

function pour(response: ServerResponse, chunk: string): void {
  if (response.destroyed || response.closed) return;
  if (response.write(chunk)) setImmediate(pour, response, chunk);
  else response.once('drain', () => pour(response, chunk));
}
