import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { PHASES } from '@tocsin/core/detection/threat';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { LANES, type Lane, laneOf } from '@tocsin/core/siren/siren-topics';
import * as z from 'zod';

const standingSchema = z.object({
  lane: z.enum(LANES),
  zone: z.string(),
  phase: z.enum(PHASES),
  alert: z.string(),
  /** The alert that sirens sound for: an update that only goes on keeps the one that it extends. */
  soundFor: z.string(),
  atMs: z.number(),
  untilMs: z.number(),
});
/** What holds in one zone in one lane. */
export type Standing = z.infer<typeof standingSchema>;

/** A standing that an alert changed, and the phase that it took the place of. */
export interface Change {
  readonly standing: Standing;
  readonly before: Standing['phase'] | undefined;
}

/** The zones that alerts have spoken of, by lane; kept on disk so that a restart does not sound again what only goes on. */
export interface ZoneBoard {
  /** Takes an alert over; none changes anything twice. */
  note(alert: SignedAlert): readonly Change[];
  /** Takes exactly these for what is in force. */
  replace(alerts: readonly SignedAlert[], nowMs: number): readonly Change[];
  get(lane: Lane, zone: string): Standing | undefined;
  all(): Iterable<Standing>;
  /** Waits for the disk. */
  settle(): Promise<void>;
}

/** @param path - the file that it is kept in; one that is broken or missing is an empty board */
export function openZoneBoard(path: string, onFault: (fault: unknown) => void): ZoneBoard {
  const board = new Map(readBoard(path).map((standing) => [keyOf(standing.lane, standing.zone), standing]));
  const save = createSaver(path, () => JSON.stringify([...board.values()]), onFault);

  function set(standing: Standing): Change {
    const key = keyOf(standing.lane, standing.zone);
    const before = board.get(key)?.phase;
    board.set(key, standing);
    return { standing, before };
  }

  function note(alert: SignedAlert): readonly Change[] {
    const lane = laneOf(alert.status);
    const [atMs, untilMs] = [Date.parse(alert.sent), Date.parse(alert.expires)];
    const changed = alert.zones.flatMap((zone) => {
      const before = board.get(keyOf(lane, zone));
      if (before?.alert === alert.id) return [];
      const goesOn = alert.quiet === true && before?.phase === alert.phase;
      const soundFor = goesOn ? before.soundFor : alert.id;
      return [set({ lane, zone, phase: alert.phase, alert: alert.id, soundFor, atMs: Math.max(atMs, (before?.atMs ?? 0) + 1), untilMs })];
    });
    if (changed.length > 0) save.soon();
    return changed;
  }

  return {
    note,
    replace(alerts, nowMs) {
      const inForce = new Set(alerts.flatMap((alert) => alert.zones.map((zone) => keyOf(laneOf(alert.status), zone))));
      const over = [...board.values()]
        .filter(({ lane, zone, phase }) => phase !== 'allClear' && !inForce.has(keyOf(lane, zone)))
        .map((standing) => set({ ...standing, phase: 'allClear', atMs: Math.max(nowMs, standing.atMs + 1) }));
      const changed = [...over, ...alerts.flatMap(note)];
      if (changed.length > 0) save.soon();
      return changed;
    },
    get: (lane, zone) => board.get(keyOf(lane, zone)),
    all: () => board.values(),
    settle: save.settle,
  };
}

function keyOf(lane: Lane, zone: string): string {
  return `${lane}|${zone}`;
}

function readBoard(path: string): readonly Standing[] {
  try {
    return z.array(standingSchema).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // None yet, or broken: what is in force is told at the start in any case.
    return [];
  }
}

/** Writes when there is time, one write behind the other; alerts never wait for it. */
function createSaver(path: string, text: () => string, onFault: (fault: unknown) => void) {
  let isDue = false;
  let writing = Promise.resolve();
  return {
    soon() {
      if (isDue) return;
      isDue = true;
      writing = writing
        .then(() => {
          isDue = false;
          return writeFile(`${path}.new`, text(), { mode: 0o600 });
        })
        .then(() => rename(`${path}.new`, path))
        .catch(onFault);
    },
    settle: () => writing,
  };
}
