import { zoneStateSchema } from '@tocsin/core/siren/siren-message';
import { type Lane, zoneStateTopic } from '@tocsin/core/siren/siren-topics';
import type { MqttSettings } from '../../config/siren-settings.ts';
import type { MqttLink } from './mqtt-link.ts';
import { type MessageKey, signState } from './sign-messages.ts';
import type { ZoneBoard } from './zone-board.ts';

/** Signing a country's zones takes a while: commands and acknowledgements pass between these. */
const STATES_AT_ONCE = 50;

/** Publishes zones' states, retained, a few at a time. */
export interface StatePublisher {
  soon(lane: Lane, zone: string): void;
  /** Every zone that there is anything to say about. */
  all(): void;
  /** A state that the broker holds: overwritten where it is not what holds. */
  compare(payload: string): void;
}

export function createStatePublisher(given: {
  readonly settings: MqttSettings;
  readonly link: () => MqttLink;
  readonly board: ZoneBoard;
  readonly key: MessageKey;
  readonly nowMs: () => number;
}): StatePublisher {
  const { settings, link, board, key, nowMs } = given;
  const startedMs = nowMs();
  const waiting = new Map<string, { readonly lane: Lane; readonly zone: string; readonly aboveMs: number }>();
  const quiet = [
    ...settings.zones.map((zone) => ({ lane: 'live' as const, zone })),
    ...settings.sirens.flatMap(({ lane, zones }) => zones.map((zone) => ({ lane, zone }))),
  ];
  let isDue = false;

  function soon(lane: Lane, zone: string, aboveMs = 0): void {
    waiting.set(`${lane}|${zone}`, { lane, zone, aboveMs });
    if (isDue) return;
    isDue = true;
    setImmediate(flush);
  }

  function flush(): void {
    for (const [name, { lane, zone, aboveMs }] of [...waiting].slice(0, STATES_AT_ONCE)) {
      waiting.delete(name);
      const { text, expiryS } = stateOf(lane, zone, aboveMs);
      link().publish(zoneStateTopic(settings.prefix, lane, zone), text, {
        isRetained: true,
        ...(expiryS === undefined ? {} : { expiryS }),
      });
    }
    isDue = waiting.size > 0;
    if (isDue) setImmediate(flush);
  }

  function stateOf(lane: Lane, zone: string, aboveMs: number): { readonly text: string; readonly expiryS?: number } {
    const standing = board.get(lane, zone);
    const { maxSoundS } = settings;
    const now = nowMs();
    if (standing === undefined) {
      const atMs = Math.max(startedMs, aboveMs + 1);
      return { text: signState({ zone, lane, phase: 'calm', atMs, maxSoundS }, key) };
    }
    const { phase, alert, soundFor, untilMs } = standing;
    const atMs = Math.max(standing.atMs, aboveMs + 1);
    if (phase === 'allClear' || untilMs <= now) return { text: signState({ zone, lane, phase: 'calm', alert, atMs, maxSoundS }, key) };
    const sounds = phase === 'shelter' ? { soundFor } : {};
    return { text: signState({ zone, lane, phase, alert, ...sounds, atMs, untilMs, maxSoundS }, key), expiryS: (untilMs - now) / 1_000 };
  }

  return {
    soon: (lane, zone) => soon(lane, zone),
    all() {
      for (const { lane, zone } of [...quiet, ...board.all()]) soon(lane, zone);
    },
    compare(payload) {
      const held = readHeld(payload);
      if (held === undefined || held.phase === 'calm') return;
      const standing = board.get(held.lane, held.zone);
      const phase = standing === undefined || standing.untilMs <= nowMs() ? 'allClear' : standing.phase;
      // Also what a later clock of this server has written: sirens believe only what is not older.
      if (phase !== held.phase) soon(held.lane, held.zone, held.atMs);
    },
  };
}

function readHeld(
  payload: string,
): { readonly lane: Lane; readonly zone: string; readonly phase: string; readonly atMs: number } | undefined {
  try {
    const { success, data } = zoneStateSchema.safeParse(JSON.parse(payload));
    return success ? data : undefined;
  } catch {
    // Not JSON: not from this server, and no siren believes it.
    return undefined;
  }
}
