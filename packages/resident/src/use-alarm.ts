import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { useEffect, useState } from 'preact/hooks';
import { type AlarmLine, openAlarmLine, type Refusal } from './alarm-line.ts';
import { type AlarmState, CALM } from './alarm-state.ts';
import { type KeyRing, openKeyRing } from './key-ring.ts';
import { openServerClock } from './server-clock.ts';
import { keepClockLead } from './store/clock-lead.ts';
import { isHolding, isMutedBy, type Pause } from './store/mute.ts';
import { followPause } from './store/pause.ts';
import { STALE_MS } from './stream.ts';
import { startWorker } from './worker/register.ts';

export type { Refusal } from './alarm-line.ts';

/** Everything that the page knows from the server. */
export interface Line {
  readonly alarm: AlarmState;
  /** The server's time, milliseconds since 1970. */
  readonly nowMs: number;
  /** Since the last sign of life; undefined before the first. */
  readonly silentMs: number | undefined;
  readonly isStale: boolean;
  /** The server shows, or signs with, another key than at the first visit. */
  readonly isKeyChanged: boolean;
  /** Alerts that were refused and not yet waved away, newest first; at most ten. */
  readonly refusals: readonly Refusal[];
  /** Alerts show, but silently, in the zones that were paused. */
  readonly isPaused: boolean;
  /** When the pause ends, milliseconds since 1970 on the device's clock. */
  readonly pausedUntilMs: number | undefined;
  /** Whether an alert must be silent here by the pause in force. */
  isMuted(alert: SignedAlert): boolean;
  /** The server's time less the device's, milliseconds; undefined before the server has spoken. */
  readonly clockLeadMs: number | undefined;
  trustNewKey(): void;
  closeEnding(): void;
  closeRefusals(): void;
}

const TICK_MS = 250;

const clock = openServerClock();

/** Listens to zones and keeps what is in force there. */
export function useAlarm(zones: readonly string[]): Line {
  const [alarm, setAlarm] = useState(CALM);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [isKeyChanged, setIsKeyChanged] = useState(false);
  const [lastLifeMs, setLastLifeMs] = useState<number | undefined>(undefined);
  const [sinceMs, setSinceMs] = useState(() => Date.now());
  const deviceMs = useDeviceMs();
  const pause = usePause();
  const [{ ring, line }] = useState(() => openLine({ setAlarm, setRefusals, setIsKeyChanged, setLastLifeMs }));

  useEffect(() => startWorker(), []);
  useEffect(() => void ring.look().then(setIsKeyChanged), []);
  useEffect(() => line.tick(), [deviceMs]);
  useEffect(() => {
    setLastLifeMs(undefined);
    setSinceMs(Date.now());
    return line.listenTo(zones);
  }, [zones.join()]);

  const lifeMs = lastLifeMs ?? sinceMs;
  const holding = isHolding(pause, deviceMs) ? pause : undefined;
  return {
    alarm,
    nowMs: clock.at(deviceMs),
    silentMs: lastLifeMs === undefined ? undefined : Math.max(0, deviceMs - lastLifeMs),
    isStale: zones.length > 0 && deviceMs - lifeMs > STALE_MS,
    isKeyChanged,
    refusals,
    isPaused: holding !== undefined,
    pausedUntilMs: holding?.untilMs,
    isMuted: (alert) =>
      isMutedBy(
        holding,
        alert,
        zones.filter((zone) => alert.zones.includes(zone)),
      ),
    clockLeadMs: clock.leadMs(),
    trustNewKey: () => void ring.trustAnew().then(() => setIsKeyChanged(false)),
    closeEnding: line.closeEnding,
    closeRefusals: line.closeRefusals,
  };
}

interface Setters {
  readonly setAlarm: (alarm: AlarmState) => void;
  readonly setRefusals: (refusals: readonly Refusal[]) => void;
  readonly setIsKeyChanged: (isChanged: boolean) => void;
  readonly setLastLifeMs: (atMs: number) => void;
}

function openLine({ setAlarm, setRefusals, setIsKeyChanged, setLastLifeMs }: Setters): {
  readonly ring: KeyRing;
  readonly line: AlarmLine;
} {
  const ring = openKeyRing(() => setIsKeyChanged(true));
  const line = openAlarmLine({
    ring,
    clock,
    onAlarm: setAlarm,
    onRefusals: setRefusals,
    onLife(time) {
      if (time !== undefined) {
        clock.hear(time, Date.now());
        keepClockLead(clock.leadMs());
      }
      setLastLifeMs(Date.now());
    },
  });
  return { ring, line };
}

function useDeviceMs(): number {
  const [deviceMs, setDeviceMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setDeviceMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return deviceMs;
}

function usePause(): Pause | undefined {
  const [pause, setPause] = useState<Pause | undefined>(undefined);
  useEffect(() => followPause(setPause), []);
  return pause;
}
