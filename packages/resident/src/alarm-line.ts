import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { type AlarmState, CALM, chooseZones, endUnnamed, expire, type Heard, type Hearing, recall } from './alarm-state.ts';
import type { KeyRing } from './key-ring.ts';
import { reportRefusal } from './report-refusal.ts';
import type { ServerClock } from './server-clock.ts';
import type { Path, RefusalReason } from './store/history.ts';
import { openMemory } from './store/memory.ts';
import { recallAlarm } from './store/remember.ts';
import { type Connected, listen } from './stream.ts';
import { takeAlert } from './take-alert.ts';
import { onWorkerWord } from './worker/page-link.ts';

/** An alert that was not believed. */
export interface Refusal {
  readonly alert: SignedAlert;
  readonly reason: RefusalReason;
  readonly path: Path;
}

/** Refusals shown at once. */
const REFUSALS_MAX = 10;

/** What a line needs, and whom it tells. */
export interface LineParts {
  readonly ring: KeyRing;
  readonly clock: ServerClock;
  readonly onAlarm: (state: AlarmState) => void;
  readonly onRefusals: (refusals: readonly Refusal[]) => void;
  readonly onLife: (time?: string) => void;
}

/** All that this page hears, by the live connection and from the service worker, as one state. */
export interface AlarmLine {
  /** Listens to these zones from now on. Gives back how to stop it. */
  listenTo(zones: readonly string[]): () => void;
  /** Drops what ran out. */
  tick(): void;
  closeEnding(): void;
  closeRefusals(): void;
}

/**
 * Opens the line. The page's own state decides what is on the screen and waits for no disk; what was heard is then written to the memory
 * that it shares with other tabs and the service worker, where the first to come has the news.
 */
export function openAlarmLine(parts: LineParts): AlarmLine {
  const { ring, clock } = parts;
  const told = openTold(parts);
  const nowMs = () => clock.at(Date.now());
  return {
    listenTo(zones) {
      const mine = new Set(zones);
      told.change((state) => chooseZones(state, mine));
      if (zones.length === 0) return () => {};
      const order = inOrder();
      const hear = (alert: SignedAlert, path: Path) => {
        const step = async () => {
          const heard = await check(ring, alert, path);
          return () => told.take(heard, { zones: mine, nowMs: nowMs() });
        };
        // Who signs with a strange key waits for the server's word on it, and holds up nobody else.
        order.take(async () => ((await ring.knows(alert)) ? step() : () => order.aside(step)));
      };
      recallAlarm(nowMs()).then(
        (known) => order.take(async () => () => told.change((state) => recall(state, known, mine))),
        () => {},
      );
      const close = listen(zones, {
        onLife: parts.onLife,
        onAlert: (alert) => hear(alert, 'live'),
        onConnected: (connected) =>
          order.take(() => catchUp(connected, ring, (heard) => told.catchUp(heard, { zones: mine, nowMs: nowMs() }))),
      });
      const part = onWorkerWord((word) => {
        if (word.kind === 'heard') hear(word.alert, 'push');
        if (word.kind === 'refused') told.showRefusal({ alert: word.alert, reason: word.reason, path: 'push' });
      });
      return () => {
        order.stop();
        close();
        part();
      };
    },
    tick() {
      const now = nowMs();
      if (told.change((state) => expire(state, now))) told.settle((before) => expire(before, now));
    },
    closeEnding: () => void told.change((state) => ({ ...state, ending: undefined })),
    closeRefusals: told.closeRefusals,
  };
}

/** What was told so far, and whom to tell. */
function openTold({ onAlarm, onRefusals }: LineParts) {
  let state = CALM;
  let refusals: readonly Refusal[] = [];
  const memory = openMemory();

  /** False where nothing changed. */
  function change(apply: (before: AlarmState) => AlarmState): boolean {
    const next = apply(state);
    if (next === state) return false;
    state = next;
    onAlarm(state);
    return true;
  }

  function settle(apply: (before: AlarmState) => AlarmState): void {
    memory.note({ kind: 'settle', settle: apply });
  }

  function take(heard: Heard, hearing: Hearing): void {
    const { state: next, outcome } = takeAlert(state, heard, hearing);
    change(() => next);
    if (outcome.kind === 'refused') refuse(heard, outcome.reason, hearing.nowMs);
    // Here it is decided that this is no replay: another tab that heard it first does not make it one.
    else memory.note({ kind: 'heard', heard, hearing: { ...hearing, isCatchUp: true } });
  }

  function refuse(heard: Heard, reason: RefusalReason, nowMs: number): void {
    memory.note({ kind: 'refused', heard, reason, nowMs });
    reportRefusal(heard, reason);
    showRefusal({ alert: heard.alert, path: heard.path, reason });
  }

  function catchUp({ missed, present, toldAtMs }: CaughtUp, { zones, nowMs }: Hearing): void {
    const hearing: Hearing = { zones, nowMs, isCatchUp: true };
    for (const heard of missed) take(heard, hearing);
    if (toldAtMs === undefined) return;
    const named = present.filter(({ seal }) => seal !== 'broken').map(({ alert }) => alert);
    const end = (before: AlarmState) => endUnnamed(before, named, { zones, toldAtMs });
    change(end);
    settle(end);
    for (const heard of present) take(heard, hearing);
  }

  function showRefusal(refusal: Refusal): void {
    const isShown = refusals.some(({ alert, reason }) => alert.id === refusal.alert.id && reason === refusal.reason);
    if (isShown) return;
    refusals = [refusal, ...refusals].slice(0, REFUSALS_MAX);
    onRefusals(refusals);
  }

  function closeRefusals(): void {
    refusals = [];
    onRefusals(refusals);
  }

  return { change, settle, take, catchUp, showRefusal, closeRefusals };
}

/** What the server told at a connect, checked. */
interface CaughtUp {
  readonly missed: readonly Heard[];
  readonly present: readonly Heard[];
  /** Absent where the line broke before the present state came. */
  readonly toldAtMs: number | undefined;
}

async function catchUp({ missed, state }: Connected, ring: KeyRing, tell: (caughtUp: CaughtUp) => void): Promise<() => void> {
  const [late, present] = await Promise.all([
    Promise.all(missed.map((alert) => check(ring, alert, 'live'))),
    Promise.all((state?.alerts ?? []).map((alert) => check(ring, alert, 'state'))),
  ]);
  return () => tell({ missed: late, present, toldAtMs: state?.toldAtMs });
}

async function check(ring: KeyRing, alert: SignedAlert, path: Path): Promise<Heard> {
  return { alert, path, seal: await ring.check(alert) };
}

type Step = () => Promise<() => void>;

/** Checking a seal takes a moment; what came first must still be told first. */
function inOrder() {
  let queue = Promise.resolve();
  let isStopped = false;
  const tell = (apply: () => void): void => {
    if (!isStopped) apply();
  };
  return {
    take(step: Step): void {
      queue = queue.then(step).then(tell);
    },
    aside(step: Step): void {
      void step().then(tell);
    },
    stop(): void {
      isStopped = true;
    },
  };
}
