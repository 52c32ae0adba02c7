/** What has changed in the device's memory. */
type Change = 'history' | 'pause';

const here = new EventTarget();
let channel: BroadcastChannel | undefined;

/** Opened when first wanted: what only imports this must not be kept running by it. */
function openChannel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel !== 'undefined') channel ??= new BroadcastChannel('tocsin');
  return channel;
}

/** Tells everybody on this device, here and in other tabs and the service worker. */
export function announce(change: Change): void {
  here.dispatchEvent(new Event(change));
  openChannel()?.postMessage(change);
}

/** Calls back on each change of a kind. Gives back how to stop it. */
export function onChange(change: Change, changed: () => void): () => void {
  const fromElsewhere = (event: MessageEvent<unknown>) => {
    if (event.data === change) changed();
  };
  here.addEventListener(change, changed);
  openChannel()?.addEventListener('message', fromElsewhere);
  return () => {
    here.removeEventListener(change, changed);
    channel?.removeEventListener('message', fromElsewhere);
  };
}
