import { connect, type Socket } from 'node:net';
import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** An event as a listener sees it, whichever way it came. */
export interface HeardEvent {
  readonly event: string;
  readonly id?: string;
  readonly data: SignedAlert & { readonly time: string; readonly alerts: readonly SignedAlert[] };
}

/** A listener of Server-Sent Events. */
export interface SseListener {
  readonly response: Response;
  /** The next event, waiting for it. */
  next(): Promise<HeardEvent>;
  /** The next event of one of these names; others are passed over. */
  nextOf(...events: readonly string[]): Promise<HeardEvent>;
  close(): Promise<void>;
}

/** Opens a stream of Server-Sent Events and reads them as they come (WHATWG HTML §9.2.6). */
export async function listenSse(url: string, headers: Readonly<Record<string, string>> = {}): Promise<SseListener> {
  const response = await fetch(url, { headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('no body');
  let text = '';
  async function nextBlock(): Promise<string> {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end !== -1) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return block;
      }
      const { done, value } = await (reader as NonNullable<typeof reader>).read();
      if (done) throw new Error('the stream ended');
      text += value;
    }
  }
  async function next(): Promise<HeardEvent> {
    for (;;) {
      const fields = new Map((await nextBlock()).split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]));
      const [event, data, id] = [fields.get('event'), fields.get('data'), fields.get('id')];
      if (event !== undefined && data !== undefined) return { event, data: JSON.parse(data), ...(id === undefined ? {} : { id }) };
    }
  }
  async function nextOf(...events: readonly string[]): Promise<HeardEvent> {
    for (;;) {
      const heard = await next();
      if (events.includes(heard.event)) return heard;
    }
  }
  return { response, next, nextOf, close: () => reader.cancel() };
}

/** Sends bytes as they are and gives everything that comes back until the server closes. */
export function sendRaw(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket: Socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.on('close', () => resolve(Buffer.concat(received).toString()));
    socket.on('error', reject);
  });
}
