const RELOAD_MS = 5_000;

/**
 * Loads something, again and again until it comes, and once more when the service worker has taken over the page: what a first visit
 * fetched before that was not kept for the time without a connection.
 *
 * @returns how to stop
 */
export function untilLoaded<Value>(load: () => Promise<Value>, take: (value: Value) => void, onFailure: () => void = () => {}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const attempt = (): void => {
    load().then(
      (value) => {
        if (isWanted) take(value);
      },
      () => {
        if (!isWanted) return;
        onFailure();
        timer = setTimeout(attempt, RELOAD_MS);
      },
    );
  };
  const worker = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  worker?.addEventListener('controllerchange', attempt, { once: true });
  attempt();
  return () => {
    isWanted = false;
    clearTimeout(timer);
    worker?.removeEventListener('controllerchange', attempt);
  };
}
