import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** Without a word for this long the connection counts as dead: the server beats every ten seconds. */
export const STALE_MS = 25_000;

/** What comes down the stream. */
export interface StreamHandlers {
  readonly onAlert: (alert: SignedAlert) => void;
  readonly onState: (alerts: readonly SignedAlert[]) => void;
  readonly onLife: () => void;
}

/** Listens to the chosen zones, live and exercise; the browser reconnects by itself and says where it stood. */
export function listen(zones: readonly string[], handlers: StreamHandlers): () => void {
  const source = new EventSource(`/v1/stream?zones=${encodeURIComponent(zones.join(','))}&status=Actual,Exercise,Test`);
  const alert = (event: MessageEvent<string>) => {
    handlers.onLife();
    handlers.onAlert(JSON.parse(event.data) as SignedAlert);
  };
  for (const name of ['alert', 'exercise', 'test']) source.addEventListener(name, alert);
  source.addEventListener('state', (event: MessageEvent<string>) => {
    handlers.onLife();
    handlers.onState((JSON.parse(event.data) as { alerts: SignedAlert[] }).alerts);
  });
  source.addEventListener('heartbeat', handlers.onLife);
  return () => source.close();
}
