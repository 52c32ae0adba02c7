import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** Without a word for this long the connection counts as dead: the server beats every ten seconds. */
export const STALE_MS = 25_000;

/** Between attempts after the server refused or the line broke for good. */
const RETRY_MS = 3_000;

/** What comes down the stream. */
export interface StreamHandlers {
  readonly onAlert: (alert: SignedAlert) => void;
  readonly onState: (alerts: readonly SignedAlert[]) => void;
  /** Anything came; with the server's time where it said so. */
  readonly onLife: (time?: string) => void;
}

/**
 * Listens to the chosen zones in all lanes. The browser reconnects by itself after most breaks; after a refusal, and when a
 * line stays open but says nothing (a phone that changed networks), this opens it anew from the last event seen.
 */
export function listen(zones: readonly string[], handlers: StreamHandlers): () => void {
  let lastEventId = '';
  let lastLifeMs = Date.now();
  let source = open();
  const watch = setInterval(() => {
    const isDead = source.readyState === EventSource.CLOSED || Date.now() - lastLifeMs > STALE_MS;
    if (!isDead) return;
    source.close();
    lastLifeMs = Date.now();
    source = open();
  }, RETRY_MS);

  function live(event: MessageEvent<string>, time?: string): void {
    if (event.lastEventId !== '') lastEventId = event.lastEventId;
    lastLifeMs = Date.now();
    handlers.onLife(time);
  }

  function open(): EventSource {
    const query = new URLSearchParams({ zones: zones.join(','), status: 'Actual,Exercise,Test' });
    if (lastEventId !== '') query.set('lastEventId', lastEventId);
    const opened = new EventSource(`/v1/stream?${query}`);
    const hear = (event: MessageEvent<string>) => {
      live(event);
      handlers.onAlert(JSON.parse(event.data) as SignedAlert);
    };
    for (const name of ['alert', 'exercise', 'test']) opened.addEventListener(name, hear);
    opened.addEventListener('state', (event: MessageEvent<string>) => {
      const { time, alerts } = JSON.parse(event.data) as { time: string; alerts: SignedAlert[] };
      live(event, time);
      handlers.onState(alerts);
    });
    opened.addEventListener('heartbeat', (event: MessageEvent<string>) => live(event, (JSON.parse(event.data) as { time: string }).time));
    return opened;
  }

  return () => {
    clearInterval(watch);
    source.close();
  };
}
