import type { Socket } from 'node:net';

/**
 * Ends a connection that announces a packet larger than allowed: the broker's parser would collect up to 256 MB for it first. Reads
 * the lengths only (MQTT 3.1.1 §2.2.3). To be set up after the parser, which keeps reading as it does.
 */
export function guardFrames(socket: Socket, bytesMax: number): void {
  const isTooLarge = countFrames(bytesMax);
  socket.on('data', (chunk: Buffer) => {
    if (isTooLarge(chunk)) socket.destroy();
  });
}

/** Answers for each chunk whether a packet that began so far is larger than allowed, or its length is none. */
export function countFrames(bytesMax: number): (chunk: Uint8Array) => boolean {
  let left = 0;
  let lengthBytes = -1;
  let length = 0;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (left > 0) {
        const step = Math.min(left, chunk.length - at);
        left -= step;
        at += step;
        continue;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      if (lengthBytes < 0) {
        // The first byte of a packet is its type.
        lengthBytes = 0;
        length = 0;
        continue;
      }
      length += (byte & 0x7f) * 128 ** lengthBytes;
      lengthBytes += 1;
      if (length > bytesMax || lengthBytes > 4) return true;
      if ((byte & 0x80) !== 0) continue;
      left = length;
      lengthBytes = -1;
    }
    return false;
  };
}
