import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { it } from 'node:test';
import { createLiveConnections, type Sink } from './live-connections.ts';

const FRAME = Buffer.alloc(64 * 1024, 'a');

/** Two ends of a connection over loopback. */
async function openPair(): Promise<{ readonly near: Socket; readonly far: Socket; close(): void }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [near] = (await once(server, 'connection')) as [Socket];
  return {
    near,
    far,
    close() {
      near.destroy();
      far.destroy();
      server.close();
    },
  };
}

it('drops a listener that does not read, and tells whoever fed it', async () => {
  const { near, far, close } = await openPair();
  far.pause();
  const live = createLiveConnections({ listenersMax: 1, backlogBytesMax: 3 * FRAME.length });
  let sink: Sink | undefined;
  let stopped = 0;
  live.open(near, (given) => {
    sink = given;
    return () => {
      stopped += 1;
    };
  });
  assert.equal(live.isFull(), true);
  // The kernel takes some megabytes on both sides; what comes on top of them is the backlog.
  let backlog = 0;
  while (sink?.write(FRAME)) backlog = Math.max(backlog, near.writableLength);
  assert.ok(backlog >= 3 * FRAME.length && backlog <= 5 * FRAME.length, `dropped at ${backlog} bytes`);
  await once(near, 'close');
  assert.equal(stopped, 1);
  assert.equal(live.isFull(), false);
  assert.equal(sink?.write(FRAME), false);
  close();
});

it('lets a listener take as long as it needs for what it missed', async () => {
  const { near, far, close } = await openPair();
  far.pause();
  const live = createLiveConnections({ listenersMax: 1, backlogBytesMax: FRAME.length });
  const missed = 400;
  let sink: Sink | undefined;
  live.open(near, (given) => {
    sink = given;
    for (let frame = 0; frame < missed; frame += 1) assert.equal(given.write(FRAME), true);
    return () => {};
  });
  assert.ok(near.writableLength > FRAME.length);
  assert.equal(sink?.write(FRAME), true);
  let received = 0;
  far.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  far.resume();
  while (received < (missed + 1) * FRAME.length) await once(far, 'data');
  close();
});

it('cuts all of them at the end', async () => {
  const { near, far, close } = await openPair();
  const live = createLiveConnections({ listenersMax: 5, backlogBytesMax: 1 });
  live.open(near, () => () => {});
  far.resume();
  const gone = once(far, 'close');
  live.closeAll();
  await gone;
  close();
});
