// A push service that costs as little as it can, in a process of its own: TLS, HTTP/2 and HTTP/1.1 as the client likes, 201 for each push.
// It reads frames and lengths and no headers, so that what is measured is who pushes and not who is pushed to.
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import { loopbackCertificate } from '@tocsin/testkit/push/loopback-certificate';

const ANSWER = Buffer.from('HTTP/1.1 201 Created\r\nLocation: https://localhost/message/1\r\nContent-Length: 0\r\n\r\n');
/** RFC 9113: 24 bytes that every client begins with. */
const PREFACE_BYTES = 24;
const FRAME_HEAD_BYTES = 9;
const [DATA, SETTINGS, PING] = [0, 4, 6];
const [END_STREAM, ACK, END_HEADERS] = [1, 1, 4];
/** `:status: 201`, `location`: literals without indexing, names from the static table (RFC 7541 §6.2.2, Appendix A). */
const LOCATION = Buffer.from('https://localhost/message/1');
const HEADERS = Buffer.concat([Buffer.of(0x08, 3), Buffer.from('201'), Buffer.of(0x0f, 0x1f, LOCATION.length), LOCATION]);
const WINDOW_BYTES = 0x3fff_0000;

let pushes = 0;
let bytes = 0;

function frame(type: number, flags: number, { stream, payload }: { readonly stream: number; readonly payload: Uint8Array }): Buffer {
  const whole = Buffer.alloc(FRAME_HEAD_BYTES + payload.length);
  whole.writeUIntBE(payload.length, 0, 3);
  whole.writeUInt8(type, 3);
  whole.writeUInt8(flags, 4);
  whole.writeUInt32BE(stream, 5);
  whole.set(payload, FRAME_HEAD_BYTES);
  return whole;
}

function uint32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
}

/** 100 streams, windows that never fill. */
const GREETING = Buffer.concat([
  frame(SETTINGS, 0, { stream: 0, payload: Buffer.concat([Buffer.of(0, 3), uint32(100), Buffer.of(0, 4), uint32(1_000_000)]) }),
  frame(8, 0, { stream: 0, payload: uint32(WINDOW_BYTES) }),
]);

interface FrameHead {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
}

/** What a frame is answered with. */
function answerTo({ type, flags, stream }: FrameHead, payload: Uint8Array): Buffer | undefined {
  if (type === SETTINGS && (flags & ACK) === 0) return frame(SETTINGS, ACK, { stream: 0, payload: Buffer.alloc(0) });
  if (type === PING && (flags & ACK) === 0) return frame(PING, ACK, { stream: 0, payload });
  if (type !== DATA) return undefined;
  bytes += payload.length;
  if ((flags & END_STREAM) === 0) return undefined;
  pushes += 1;
  return frame(1, END_STREAM | END_HEADERS, { stream, payload: HEADERS });
}

function speakHttp2(socket: TLSSocket): void {
  let unread = Buffer.alloc(0);
  let isGreeted = false;
  let windowUsed = 0;
  socket.write(GREETING);
  socket.on('data', (chunk: Buffer) => {
    const all = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    const answers: Buffer[] = [];
    let at = 0;
    if (!isGreeted && all.length >= PREFACE_BYTES) {
      isGreeted = true;
      at = PREFACE_BYTES;
    }
    while (isGreeted && all.length - at >= FRAME_HEAD_BYTES) {
      const end = at + FRAME_HEAD_BYTES + all.readUIntBE(at, 3);
      if (all.length < end) break;
      const head = { type: all[at + 3] ?? 0, flags: all[at + 4] ?? 0, stream: all.readUInt32BE(at + 5) };
      const answer = answerTo(head, all.subarray(at + FRAME_HEAD_BYTES, end));
      if (answer !== undefined) answers.push(answer);
      windowUsed += head.type === DATA ? end - at - FRAME_HEAD_BYTES : 0;
      at = end;
    }
    if (windowUsed > WINDOW_BYTES / 2) {
      answers.push(frame(8, 0, { stream: 0, payload: uint32(windowUsed) }));
      windowUsed = 0;
    }
    unread = Buffer.from(all.subarray(at));
    if (answers.length > 0) socket.write(Buffer.concat(answers));
  });
}

function speakHttp1(socket: TLSSocket): void {
  let unread = Buffer.alloc(0);
  let bodyLeft = 0;
  socket.on('data', (chunk: Buffer) => {
    const all = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    unread = Buffer.alloc(0);
    let at = 0;
    while (at < all.length) {
      if (bodyLeft > 0) {
        const taken = Math.min(bodyLeft, all.length - at);
        at += taken;
        bodyLeft -= taken;
        bytes += taken;
      } else {
        const end = all.indexOf('\r\n\r\n', at);
        if (end === -1) {
          unread = Buffer.from(all.subarray(at));
          return;
        }
        bodyLeft = Number(/content-length: *(\d+)/i.exec(all.toString('latin1', at, end))?.[1] ?? 0);
        at = end + 4;
      }
      if (bodyLeft === 0) {
        pushes += 1;
        socket.write(ANSWER);
      }
    }
  });
}

const { cert, key } = loopbackCertificate();
const server = createServer({ cert, key, ALPNProtocols: process.argv[2] === 'http/1.1' ? ['http/1.1'] : ['h2', 'http/1.1'] }, (socket) => {
  socket.on('error', () => {});
  socket.setNoDelay(true);
  if (socket.alpnProtocol === 'h2') speakHttp2(socket);
  else speakHttp1(socket);
});
server.listen(0, 'localhost', () => process.send?.({ port: (server.address() as AddressInfo).port, cert }));
process.on('message', () => process.send?.({ pushes, bytes }));
process.on('disconnect', () => process.exit(0));
