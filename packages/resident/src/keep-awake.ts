/** Keeps the screen on while this page is seen, so that a phone by the bed can ring. Gives back how to stop it. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let isWanted = true;
  const ask = async () => {
    if (!isWanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen');
    if (!isWanted) await lock.release();
  };
  // The browser takes the lock away when the page is hidden and may refuse it on an empty battery: the alarm rings without it too.
  const askQuietly = () => void ask().catch(() => {});
  document.addEventListener('visibilitychange', askQuietly);
  askQuietly();
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', askQuietly);
    lock?.release().catch(() => {});
  };
}
