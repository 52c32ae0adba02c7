import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { parseAlert, readAlert } from './parse-alert.ts';

/** Without a word for this long the connection counts as dead: the server beats every ten seconds. */
export const STALE_MS = 25_000;

/** Between attempts after the server refused or the line broke for good. */
const RETRY_MS = 3_000;

/** The present state follows what was missed at once; where it does not, what was missed is told without it. */
const CATCH_UP_MS = 1_000;

/** What the server tells at a connect. */
export interface Connected {
  /** Sent while the line was down, oldest first. */
  readonly missed: readonly SignedAlert[];
  /** What is in force; absent where the line broke again before it came. */
  readonly state?: { readonly toldAtMs: number; readonly alerts: readonly SignedAlert[] };
}

/** What comes down the stream. */
export interface StreamHandlers {
  readonly onAlert: (alert: SignedAlert) => void;
  readonly onConnected: (connected: Connected) => void;
  /** Anything came; with the server's time where it said so. */
  readonly onLife: (time?: string) => void;
}

/**
 * Listens to the chosen zones in all lanes. The browser reconnects by itself after most breaks; after a refusal, when a line stays open
 * but says nothing (a phone that changed networks), and as soon as the device is online again, this opens it anew from the last event
 * seen. What was missed is told in one piece with the present state: a warning that came and went meanwhile must not ring.
 */
export function listen(zones: readonly string[], handlers: StreamHandlers): () => void {
  let lastEventId = '';
  let lastLifeMs = Date.now();
  let line = open();

  function open(): { close(): void; state(): number } {
    const query = new URLSearchParams({ zones: zones.join(','), status: 'Actual,Exercise,Test' });
    if (lastEventId !== '') query.set('lastEventId', lastEventId);
    const source = new EventSource(`/v1/stream?${query}`);
    const catchUp = catchUpOf(handlers.onConnected);
    const live = (event: MessageEvent<string>, time?: string): void => {
      if (event.lastEventId !== '') lastEventId = event.lastEventId;
      lastLifeMs = Date.now();
      handlers.onLife(time);
    };
    const hear = (event: MessageEvent<string>): void => {
      live(event);
      const alert = readAlert(event.data);
      if (alert !== undefined && !catchUp.take(alert)) handlers.onAlert(alert);
    };
    for (const name of ['alert', 'exercise', 'test']) source.addEventListener(name, hear);
    source.addEventListener('state', (event: MessageEvent<string>) => {
      const { time, alerts } = readState(event.data);
      live(event, time);
      catchUp.end({ toldAtMs: Date.parse(time), alerts });
    });
    source.addEventListener('heartbeat', (event: MessageEvent<string>) => live(event, readState(event.data).time));
    source.addEventListener('open', catchUp.begin);
    source.addEventListener('error', () => catchUp.end());
    return {
      state: () => source.readyState,
      close() {
        source.close();
        catchUp.end();
      },
    };
  }

  function reopen(): void {
    line.close();
    lastLifeMs = Date.now();
    line = open();
  }

  const watch = setInterval(() => {
    if (line.state() === EventSource.CLOSED || Date.now() - lastLifeMs > STALE_MS) reopen();
  }, RETRY_MS);
  const reopenIfDown = () => {
    if (line.state() !== EventSource.OPEN || Date.now() - lastLifeMs > STALE_MS) reopen();
  };
  addEventListener('online', reopenIfDown);
  document.addEventListener('visibilitychange', reopenIfDown);
  return () => {
    clearInterval(watch);
    removeEventListener('online', reopenIfDown);
    document.removeEventListener('visibilitychange', reopenIfDown);
    line.close();
  };
}

/** Holds back what was missed until the present state says what of it still holds. */
function catchUpOf(tell: StreamHandlers['onConnected']) {
  let missed: SignedAlert[] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function end(state?: Connected['state']): void {
    clearTimeout(timer);
    const held = missed ?? [];
    missed = undefined;
    if (state !== undefined) tell({ missed: held, state });
    else if (held.length > 0) tell({ missed: held });
  }
  return {
    begin(): void {
      end();
      missed = [];
      timer = setTimeout(() => end(), CATCH_UP_MS);
    },
    /** False: nothing is being caught up, the alert is live. */
    take(alert: SignedAlert): boolean {
      missed?.push(alert);
      return missed !== undefined;
    },
    end,
  };
}

function readState(text: string): { readonly time: string; readonly alerts: readonly SignedAlert[] } {
  const value = JSON.parse(text) as { readonly time: string; readonly alerts?: readonly unknown[] };
  return { time: value.time, alerts: (value.alerts ?? []).flatMap((each) => parseAlert(each) ?? []) };
}
