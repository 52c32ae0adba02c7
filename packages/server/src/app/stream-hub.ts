import type { StreamEvent, StreamPosition } from '@tocsin/core/delivery/stream-event';
import type { Status } from '@tocsin/core/detection/threat';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { formatInstant } from '@tocsin/core/units/instant';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Clock } from '../ports/clock.ts';
import type { EncodedFrame, Listener } from './service.ts';

/** A listener shows within this time that the connection is dead. */
export const HEARTBEAT_MS = 10_000;

/** How many alerts a listener who comes back can be told one by one; who missed more gets the present state alone. */
const REPLAY_ALERTS_MAX = 10_000;

/** The name of the event that carries an alert of a status: who listens for `alert` never hears a drill. */
const EVENT_OF: { readonly [status in Status]: 'alert' | 'exercise' | 'test' } = { Actual: 'alert', Exercise: 'exercise', Test: 'test' };

interface Told {
  readonly seq: number;
  readonly alert: Alert;
  /** Absent until somebody needs it: most alerts of earlier days are never told again. */
  frame: EncodedFrame | undefined;
}

/** What the hub asks of the rest of the service. */
export interface HubSurroundings {
  readonly clock: Clock;
  readonly encode: (event: StreamEvent) => EncodedFrame;
  readonly seal: (alert: Alert) => SignedAlert;
  readonly epoch: number;
  /** The last sequence number that counts as seen by a listener who stood there. */
  readonly seenUpTo: (since: StreamPosition) => number | undefined;
  readonly inForce: (listener: Listener) => readonly SignedAlert[];
}

/** All listeners and what they are told. Each event is encoded once; a listener costs one write. */
export interface StreamHub {
  /** Notes an alert that was told before this process started: for listeners who come back. */
  remember(alert: Alert, seq: number): void;
  tell(alert: Alert, seq: number): void;
  subscribe(listener: Listener): () => void;
  listeners(): number;
  stop(): void;
}

/** Opens the hub. */
export function openStreamHub(surroundings: HubSurroundings): StreamHub {
  const { clock, encode, epoch } = surroundings;
  const told: Told[] = [];
  const listeners = new Set<Listener>();
  let lastSeq = 0;
  let disarm = clock.at(clock.now(), beat);

  function note(alert: Alert, seq: number): Told {
    lastSeq = Math.max(lastSeq, seq);
    const entry: Told = { seq, alert, frame: undefined };
    told.push(entry);
    if (told.length > 2 * REPLAY_ALERTS_MAX) told.splice(0, REPLAY_ALERTS_MAX);
    return entry;
  }

  function frameOf(entry: Told): EncodedFrame {
    const { alert, seq } = entry;
    entry.frame ??= encode({ event: EVENT_OF[alert.status], position: { epoch, seq }, data: surroundings.seal(alert) });
    return entry.frame;
  }

  function send(listener: Listener, frame: EncodedFrame): void {
    if (!listener.send(frame)) listeners.delete(listener);
  }

  function beat(): void {
    const frame = encode({ event: 'heartbeat', data: { time: formatInstant(clock.now()) } });
    for (const listener of listeners) send(listener, frame);
    disarm = clock.at(addMs(clock.now(), HEARTBEAT_MS), beat);
  }

  function stateFor(listener: Listener): EncodedFrame {
    const data = { time: formatInstant(clock.now()), alerts: surroundings.inForce(listener) };
    return encode({ event: 'state', position: { epoch, seq: lastSeq }, data });
  }

  return {
    remember(alert, seq) {
      note(alert, seq);
    },
    tell(alert, seq) {
      const frame = frameOf(note(alert, seq));
      for (const listener of listeners) if (concerns(listener, alert)) send(listener, frame);
    },
    subscribe(listener) {
      const seen = listener.since === undefined ? undefined : surroundings.seenUpTo(listener.since);
      if (seen !== undefined)
        for (const entry of told) if (entry.seq > seen && concerns(listener, entry.alert)) listener.send(frameOf(entry));
      listeners.add(listener);
      send(listener, stateFor(listener));
      return () => listeners.delete(listener);
    },
    listeners: () => listeners.size,
    stop: () => disarm(),
  };
}

/** True when an alert names a zone that the listener asked for, in a status it asked for. */
export function concerns(listener: Pick<Listener, 'zones' | 'statuses'>, alert: Pick<Alert, 'status' | 'zones'>): boolean {
  if (!listener.statuses.has(alert.status)) return false;
  const { zones } = listener;
  return zones === 'all' || alert.zones.some((zone) => zones.has(zone));
}

function addMs<Instant extends number>(instant: Instant, milliseconds: number): Instant {
  return (instant + milliseconds) as Instant;
}
