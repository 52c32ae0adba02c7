import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { useEffect, useState } from 'preact/hooks';
import { type AlarmState, CALM, chooseZones, expire, type Heard, hearAlert, hearState } from './alarm-state.ts';
import { openServerClock } from './server-clock.ts';
import { listen, STALE_MS } from './stream.ts';
import { checkSeal, type KeyChain, loadKeys, trustAnew } from './verify.ts';

/** Everything that the page knows from the server. */
export interface Line {
  readonly alarm: AlarmState;
  /** The server's time, milliseconds since 1970. */
  readonly nowMs: number;
  /** Since the last sign of life; undefined before the first. */
  readonly silentMs: number | undefined;
  readonly isStale: boolean;
  /** The server shows another key than at the first visit. */
  readonly isKeyChanged: boolean;
  trustNewKey(): void;
  closeEnding(): void;
}

const NO_KEYS: KeyChain = { keys: new Map(), isChanged: false };
const TICK_MS = 250;

/** An alarm waits no longer than this for the server's key: better unchecked than late. */
const KEY_WAIT_MS = 500;

const clock = openServerClock();

/** Listens to zones and keeps what is in force there. */
export function useAlarm(zones: readonly string[]): Line {
  const [alarm, setAlarm] = useState(CALM);
  const [chain, setChain] = useState<Promise<KeyChain>>(() => loadKeys().catch(() => NO_KEYS));
  const [isKeyChanged, setIsKeyChanged] = useState(false);
  const [lastLifeMs, setLastLifeMs] = useState<number | undefined>(undefined);
  const [sinceMs, setSinceMs] = useState(() => Date.now());
  const [deviceMs, setDeviceMs] = useState(() => Date.now());

  useEffect(() => {
    const timer = setInterval(() => {
      setDeviceMs(Date.now());
      setAlarm((state) => expire(state, clock.at(Date.now())));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, []);

  useEffect(() => {
    chain.then(({ isChanged }) => setIsKeyChanged(isChanged));
  }, [chain]);

  useEffect(() => {
    const mine = new Set(zones);
    setAlarm((state) => chooseZones(state, mine));
    setLastLifeMs(undefined);
    setSinceMs(Date.now());
    if (zones.length === 0) return undefined;
    const inOrder = orderly((apply) => setAlarm(apply));
    const close = listen(zones, {
      onLife(time) {
        if (time !== undefined) clock.hear(time, Date.now());
        setLastLifeMs(Date.now());
      },
      onAlert: (alert) =>
        inOrder.take(async () => {
          const heard = await check(alert, chain);
          return (state) => hearAlert(state, heard, { zones: mine, nowMs: clock.at(Date.now()) });
        }),
      onState: (alerts) =>
        inOrder.take(async () => {
          const heard = await Promise.all(alerts.map((alert) => check(alert, chain)));
          return (state) => hearState(state, heard, { zones: mine, nowMs: clock.at(Date.now()) });
        }),
    });
    return () => {
      inOrder.stop();
      close();
    };
  }, [zones.join(), chain]);

  const lifeMs = lastLifeMs ?? sinceMs;
  return {
    alarm,
    nowMs: clock.at(deviceMs),
    silentMs: lastLifeMs === undefined ? undefined : Math.max(0, deviceMs - lastLifeMs),
    isStale: zones.length > 0 && deviceMs - lifeMs > STALE_MS,
    isKeyChanged,
    trustNewKey: () => setChain(trustAnew().catch(() => NO_KEYS)),
    closeEnding: () => setAlarm((state) => ({ ...state, ending: undefined })),
  };
}

async function check(alert: SignedAlert, chain: Promise<KeyChain>): Promise<Heard> {
  const late = new Promise<KeyChain>((resolve) => setTimeout(() => resolve(NO_KEYS), KEY_WAIT_MS));
  const { keys } = await Promise.race([chain, late]);
  return { alert, seal: await checkSeal(alert, keys).catch(() => 'broken' as const) };
}

type Apply = (state: AlarmState) => AlarmState;

/** Checking a seal takes a moment; what came first must still be told first. */
function orderly(tell: (apply: Apply) => void) {
  let queue = Promise.resolve();
  let isStopped = false;
  return {
    take(step: () => Promise<Apply>): void {
      queue = queue.then(step).then((apply) => {
        if (!isStopped) tell(apply);
      });
    },
    stop(): void {
      isStopped = true;
    },
  };
}
