import { failureCode } from '@tocsin/core/delivery/retry-schedule';
import { createLineConnection } from './line-connection.ts';
import { createPushQueue, type PushBatch } from './push-queue.ts';
import type { PushAnswer, PushRequest, PushTransport, TransportEvents } from './push-transport.ts';
import { createRetryLater } from './retry-later.ts';
import { createServicePulse } from './service-pulse.ts';

/** What a line to a push service is given. */
export interface LineParts {
  readonly open: (events: TransportEvents) => Promise<PushTransport>;
  readonly nowMs: () => number;
  /** Makes the push to one subscriber at the moment it goes; a code where there is none to make: `GONE`, `SUPERSEDED`. */
  readonly prepare: (batch: PushBatch, row: number) => PushRequest | string;
  /** A push has its answer, or will have none. */
  readonly answered: (row: number, answer: PushAnswer) => void;
  /** The push service says that a subscription is over. */
  readonly gone: (row: number, path: string) => void;
  readonly onFault: (fault: unknown) => void;
}

/** How a push service is doing. */
export interface LineState {
  readonly state: 'ok' | 'down' | 'silent';
  readonly reason?: string;
  readonly lastLifeMs?: number;
  readonly pending: number;
}

/** Everything to do with one push service. One that hangs or refuses keeps only its own queue waiting. */
export interface PushLine {
  send(batch: PushBatch): void;
  /** Some times a second: gives up what is late, tries again what is due. */
  tick(): void;
  /** Sees to an open connection before there is anything to send. */
  keepWarm(): void;
  /** Gives up the least urgent batch that counts less than `rank`, to make room. */
  yieldFor(rank: number): boolean;
  pending(): number;
  state(): LineState;
  close(): void;
}

interface SentPush {
  readonly batch: PushBatch;
  readonly row: number;
  readonly path: string;
}

/** Opens a line. It connects when there is something to send, or to keep warm. */
export function openPushLine({ open, nowMs, prepare, answered, gone, onFault }: LineParts): PushLine {
  const queue = createPushQueue();
  const retries = createRetryLater();
  const pulse = createServicePulse(nowMs);
  const connection = createLineConnection({ open, pulse, onFree: pump });
  let isClosed = false;
  let inFlight = 0;

  function pump(): void {
    if (isClosed || pulse.isResting()) return;
    const transport = connection.current();
    let room = transport?.free() ?? 0;
    for (let batch = queue.first(); batch !== undefined; batch = queue.first()) {
      if (transport === undefined) connection.want();
      if (transport === undefined || room <= 0) return;
      if (sendNext(transport, batch)) room -= 1;
    }
  }

  function sendNext(transport: PushTransport, batch: PushBatch): boolean {
    const row = batch.rows[batch.next] ?? 0;
    batch.next += 1;
    const request = prepareSafely(batch, row);
    if (typeof request === 'string') {
      batch.run.failed(request);
      return false;
    }
    inFlight += 1;
    transport.post(request, (answer) => settle({ batch, row, path: request.path }, answer));
    return true;
  }

  function prepareSafely(batch: PushBatch, row: number): PushRequest | string {
    try {
      return prepare(batch, row);
    } catch (fault) {
      onFault(fault);
      return 'FAULT';
    }
  }

  function settle({ batch, row, path }: SentPush, answer: PushAnswer): void {
    inFlight -= 1;
    answered(row, answer);
    if (answer.kind === 'taken') {
      pulse.life();
      batch.run.reached();
      return;
    }
    pulse.failed(answer);
    if (answer.kind === 'http' && (answer.status === 404 || answer.status === 410)) gone(row, path);
    const code = isClosed ? failureCode(answer) : retries.keep({ batch, row, failure: answer }, nowMs());
    if (code !== undefined) batch.run.failed(code);
  }

  const pending = (): number => queue.size() + retries.size() + inFlight;

  return {
    send(batch) {
      queue.add(batch);
      pump();
    },
    tick() {
      connection.current()?.sweep();
      if (pulse.isMute()) connection.drop();
      for (const batch of retries.due(nowMs())) queue.add(batch);
      for (const batch of queue.expire(nowMs())) giveUp(batch, pulse.reason() === undefined ? 'EXPIRED' : 'SERVICE_DOWN');
      pump();
    },
    keepWarm() {
      const transport = connection.current();
      if (transport === undefined) connection.want();
      else transport.ping(pulse.present);
    },
    yieldFor(rank) {
      const batch = queue.yieldFor(rank);
      if (batch !== undefined) giveUp(batch, 'QUEUE_FULL');
      return batch !== undefined;
    },
    pending,
    state() {
      const [reason, lastLifeMs] = [pulse.reason(), pulse.lastLifeMs()];
      const isSilent = lastLifeMs === undefined && connection.current() === undefined;
      return {
        state: reason !== undefined ? 'down' : isSilent ? 'silent' : 'ok',
        ...(reason === undefined ? {} : { reason }),
        ...(lastLifeMs === undefined ? {} : { lastLifeMs }),
        pending: pending(),
      };
    },
    close() {
      isClosed = true;
      connection.close();
      for (const batch of [...retries.drain(), ...queue.expire(Number.POSITIVE_INFINITY)]) giveUp(batch, 'CLOSED');
    },
  };
}

function giveUp(batch: PushBatch, code: string): void {
  const left = batch.rows.length - batch.next;
  batch.next = batch.rows.length;
  if (left > 0) batch.run.failed(code, left);
}
