import type { Duplex } from 'node:stream';
import type { Limits } from '../ports/limits.ts';

/** Where a listener's bytes go. */
export interface Sink {
  /** Writes at once. @returns false when the listener is gone or so slow that it was dropped */
  write(bytes: Buffer): boolean;
}

/** Begins to tell a listener; gives what stops it. */
export type Tell = (sink: Sink) => () => void;

/** The open connections of all listeners: as many as the limit, each no further behind than the limit. */
export interface LiveConnections {
  /** True when one more would be too many. */
  isFull(): boolean;
  /** Tells a listener until its connection closes. */
  open(socket: Duplex, tell: Tell): void;
  /** Cuts every connection; listeners come back by themselves and say where they stood. */
  closeAll(): void;
}

/** Holds the live connections of a server. A listener costs one socket write an event. */
export function createLiveConnections({
  listenersMax,
  backlogBytesMax,
}: Pick<Limits, 'listenersMax' | 'backlogBytesMax'>): LiveConnections {
  const sockets = new Set<Duplex>();
  return {
    isFull: () => sockets.size >= listenersMax,
    open(socket, tell) {
      if (socket.destroyed) return;
      sockets.add(socket);
      // What a listener missed is written in one go and may be long: only what comes on top of it counts as backlog.
      let allowedBytes = Number.POSITIVE_INFINITY;
      const stop = tell({
        write(bytes) {
          if (socket.destroyed || !socket.writable) return false;
          if (socket.writableLength > allowedBytes) {
            socket.destroy();
            return false;
          }
          socket.write(bytes);
          return true;
        },
      });
      allowedBytes = socket.writableLength + backlogBytesMax;
      socket.once('close', () => {
        sockets.delete(socket);
        stop();
      });
      // A broken connection is followed by `close`, which does all there is to do.
      socket.on('error', () => {});
    },
    closeAll() {
      for (const socket of sockets) socket.destroy();
    },
  };
}
