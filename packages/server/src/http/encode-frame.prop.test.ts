import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import type { StreamEvent } from '@tocsin/core/delivery/stream-event';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import * as fc from 'fast-check';
import { WebSocket, WebSocketServer } from 'ws';
import { encodeFrame } from './encode-frame.ts';

/** An event whose text is anything, of a length to reach each of the three forms of a frame's head. */
const anyEvent = fc
  .record({
    reason: fc.string({ unit: 'binary', maxLength: 40 }),
    times: fc.constantFrom(1, 3, 100, 5_000),
    epoch: fc.nat(),
    seq: fc.nat(),
    event: fc.constantFrom('alert', 'exercise', 'test'),
  })
  .map(
    ({ reason, times, epoch, seq, event }): Extract<StreamEvent, { event: 'alert' | 'exercise' | 'test' }> => ({
      event,
      position: { epoch, seq },
      data: { reason: reason.repeat(times) } as SignedAlert,
    }),
  );

it('writes one Server-Sent Event for any text: no line break of the data ends it early', () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const [id, name, data, ...rest] = encodeFrame(event).sse.toString().split('\n');
      assert.equal(id, `id: ${event.position.epoch}-${event.position.seq}`);
      assert.equal(name, `event: ${event.event}`);
      assert.deepEqual(JSON.parse(data?.slice('data: '.length) ?? ''), JSON.parse(JSON.stringify(event.data)));
      assert.deepEqual(rest, ['', '']);
    }),
  );
});

it('writes a WebSocket frame that another implementation reads, whatever its length', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sockets = new WebSocketServer({ server });
  const accepted = once(sockets, 'connection');
  const listener = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [, request] = await accepted;
  await once(listener, 'open');
  await fc.assert(
    fc.asyncProperty(anyEvent, async (event) => {
      const message = once(listener, 'message');
      request.socket.write(encodeFrame(event).webSocket);
      const [data, isBinary] = await message;
      assert.equal(isBinary, false);
      const { position, ...rest } = event;
      assert.deepEqual(JSON.parse(String(data)), JSON.parse(JSON.stringify({ ...rest, id: `${position.epoch}-${position.seq}` })));
    }),
  );
  listener.terminate();
  sockets.close();
  server.close();
});

it('gives a heartbeat no id: it must not move the place where a listener stands', () => {
  const { sse, webSocket } = encodeFrame({ event: 'heartbeat', data: { time: '2026-01-01T00:00:00.000Z' } });
  assert.equal(sse.toString(), 'event: heartbeat\ndata: {"time":"2026-01-01T00:00:00.000Z"}\n\n');
  assert.equal(webSocket.subarray(2).toString(), '{"event":"heartbeat","data":{"time":"2026-01-01T00:00:00.000Z"}}');
});
