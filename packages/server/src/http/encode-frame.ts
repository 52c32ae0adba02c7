import { formatPosition, type StreamEvent } from '@tocsin/core/delivery/stream-event';
import type { EncodedFrame } from '../app/service.ts';

const FIN_AND_TEXT = 0x81;
/** RFC 6455 §5.2: a payload's length stands in the second byte up to 125, else in the 2 or 8 bytes that follow a 126 or 127 there. */
const LENGTH_IN_BYTE_MAX = 125;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const LENGTH_OF_2_BYTES_MAX = 0xffff;

/**
 * Writes an event once for all listeners: as a Server-Sent Event (WHATWG HTML §9.2.5) and as a WebSocket text frame holding
 * `{"id", "event", "data"}`. Encoding for each listener would cost more than the write to its socket.
 */
export function encodeFrame(event: StreamEvent): EncodedFrame {
  const id = event.event === 'heartbeat' ? undefined : formatPosition(event.position);
  const data = JSON.stringify(event.data);
  const message = `{${id === undefined ? '' : `"id":"${id}",`}"event":"${event.event}","data":${data}}`;
  return { sse: encodeEvent(event.event, data, id), webSocket: textFrame(Buffer.from(message)) };
}

/** One Server-Sent Event. `data` is JSON: it holds no line break. */
export function encodeEvent(event: string, data: string, id?: string): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`);
}

function textFrame(payload: Buffer): Buffer {
  return Buffer.concat([headOf(payload.length), payload]);
}

function headOf(length: number): Buffer {
  if (length <= LENGTH_IN_BYTE_MAX) return Buffer.from([FIN_AND_TEXT, length]);
  if (length <= LENGTH_OF_2_BYTES_MAX) {
    const head = Buffer.from([FIN_AND_TEXT, LENGTH_IN_2_BYTES, 0, 0]);
    head.writeUInt16BE(length, 2);
    return head;
  }
  const head = Buffer.alloc(10);
  head[0] = FIN_AND_TEXT;
  head[1] = LENGTH_IN_8_BYTES;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
