import type { PushTransport, TransportEvents } from './push-transport.ts';
import type { ServicePulse } from './service-pulse.ts';

/** The connection of a line: opened when it is wanted, and again when it is lost. */
export interface LineConnection {
  /** The open one, if there is one. */
  current(): PushTransport | undefined;
  /** Begins to open one where there is none and the service is not resting. */
  want(): void;
  /** Gives the present one up. */
  drop(): void;
  close(): void;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly open: (events: TransportEvents) => Promise<PushTransport>;
  readonly pulse: ServicePulse;
  /** There is room for a push. */
  readonly onFree: () => void;
}

/** Makes it, not open. */
export function createLineConnection({ open, pulse, onFree }: ConnectionParts): LineConnection {
  let transport: PushTransport | undefined;
  let isOpening = false;
  let isClosed = false;

  async function connect(): Promise<void> {
    let mine: PushTransport | undefined;
    const onLost = (reason: string): void => {
      if (mine === undefined || transport !== mine) return;
      transport = undefined;
      // Push services close idle connections: only one that did not answer is a failure.
      if (pulse.unanswered() > 0) pulse.lost(reason);
    };
    mine = await open({ onFree, onLost });
    if (isClosed) {
      mine.close();
      return;
    }
    transport = mine;
    pulse.connected();
  }

  return {
    current: () => transport,
    want() {
      if (transport !== undefined || isOpening || isClosed || pulse.isResting()) return;
      isOpening = true;
      connect().then(
        () => {
          isOpening = false;
          onFree();
        },
        (fault: unknown) => {
          isOpening = false;
          pulse.lost(`no connection: ${reasonOf(fault)}`);
        },
      );
    },
    drop() {
      const dead = transport;
      transport = undefined;
      dead?.close();
    },
    close() {
      isClosed = true;
      transport?.close();
      transport = undefined;
    },
  };
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.message;
}
