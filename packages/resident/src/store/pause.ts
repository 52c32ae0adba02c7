import { announce, onChange } from './broadcast.ts';
import { NOW, openDatabase } from './database.ts';
import { isHolding, type Pause, pauseOf } from './mute.ts';

/** The choices of a person in shelter, minutes. */
export const PAUSE_MINUTES = [10, 30, 60] as const;

/** Timers of browsers count to 2³¹ - 1 ms; a pause is far shorter. A little later than the end, so that it is over when looked at. */
const AFTER_END_MS = 50;

/**
 * Makes alerts silent for so many minutes, at most 60: screen and notification still show, and the pause ends by itself. For people who
 * are in shelter already. Where something is in force now, only those zones fall silent: a zone that is calm now still rings, for nobody
 * there is in shelter yet, and a pause in an exercise silences no live alert. Where nothing is in force, all zones fall silent. Rejects
 * where the browser keeps nothing.
 */
export async function pauseFor(minutes: number): Promise<void> {
  const database = await openDatabase();
  const inForce = (await database.get('alarm', NOW))?.inForce.keys() ?? [];
  await database.put('pause', pauseOf(minutes, { inForce, nowMs: Date.now() }), NOW);
  announce('pause');
}

/** Ends the pause. */
export async function resume(): Promise<void> {
  const database = await openDatabase();
  await database.delete('pause', NOW);
  announce('pause');
}

/** The pause that holds now; undefined without one. Never rejects: a memory that cannot be read silences nothing. */
export async function currentPause(): Promise<Pause | undefined> {
  const pause = await openDatabase()
    .then((database) => database.get('pause', NOW))
    .catch(() => undefined);
  return isHolding(pause, Date.now()) ? pause : undefined;
}

/** When the pause ends, milliseconds since 1970 on the device's clock; undefined without a pause. */
export async function pausedUntil(): Promise<number | undefined> {
  return (await currentPause())?.untilMs;
}

/** Calls back with the end of the pause now and whenever one begins or ends. Gives back how to stop it. */
export function watchPause(changed: (untilMs: number | undefined) => void): () => void {
  return followPause((pause) => changed(pause?.untilMs));
}

/** {@link watchPause} with the whole pause. */
export function followPause(changed: (pause: Pause | undefined) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  const look = async (): Promise<void> => {
    const pause = await currentPause();
    if (!isWanted) return;
    clearTimeout(timer);
    if (pause !== undefined) timer = setTimeout(() => void look(), pause.untilMs - Date.now() + AFTER_END_MS);
    changed(pause);
  };
  const stop = onChange('pause', () => void look());
  void look();
  return () => {
    isWanted = false;
    clearTimeout(timer);
    stop();
  };
}
