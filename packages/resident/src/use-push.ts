import { useEffect, useState } from 'preact/hooks';
import { type PushState, type PushWish, pushState, turnPushOff, turnPushOn, updatePush } from './push/subscription.ts';

/** Whether this device is warned while the page is closed, and how to change it. */
export interface Push {
  /** Undefined until the browser has said. */
  readonly state: PushState | undefined;
  readonly isBusy: boolean;
  /** Must be called from a press: the browser asks for permission only then. */
  toggle(): void;
}

/** Keeps what is pushed in step with the chosen zones, the language and the lanes, whichever screen they were changed on. */
export function usePush(wish: PushWish): Push {
  const [state, setState] = useState<PushState | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => void pushState().then(setState), []);
  useEffect(() => {
    if (state === 'on') void updatePush(wish).then(setState);
  }, [wish.zones.join(), wish.language, wish.statuses.join(), state === 'on']);
  async function toggle(): Promise<void> {
    setBusy(true);
    if (state === 'on') await turnPushOff().then(pushState).then(setState);
    else setState(await turnPushOn(wish));
    setBusy(false);
  }
  return { state, isBusy, toggle: () => void toggle() };
}
