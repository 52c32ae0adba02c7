import * as z from 'zod';
import { identifier } from '../detection/observation.ts';
import { AHEAD_MS_MAX } from './judge-message.ts';
import type { SirenCommand, SirenOutcome, SoundCommand, ZoneState } from './siren-message.ts';

const BEGUN_MAX = 16;
const SILENCED_MAX = 32;

const soundSchema = z.object({
  alert: identifier,
  tone: z.enum(['alarm', 'prepare', 'release']),
  endsAtMs: z.number(),
  /** After a restart: silent until the server or the zone's state stands by it again. */
  isWaiting: z.boolean().default(false),
});
/** One sound that was begun: an alert is begun once, and ends when its time is over, also across a power cut. */
export type Sound = z.infer<typeof soundSchema>;

/** What a siren must not forget when its power fails; written to its disk after each change. */
export const sirenMemorySchema = z.object({
  lastIssuedAtMs: z.number().default(0),
  floorMs: z.number().default(0),
  begun: z.array(soundSchema).max(BEGUN_MAX).default([]),
  /** Alerts stopped by a hand at the siren or by the server: they do not sound again. */
  silenced: z.array(identifier).max(SILENCED_MAX).default([]),
  zones: z.record(z.string(), z.object({ soundFor: identifier.optional(), atMs: z.number() })).default({}),
});
export type SirenMemory = z.infer<typeof sirenMemorySchema>;

/** When it is, and what this siren was set up for: its zones, and how long it may sound for one alert, whatever it is told. */
export interface SirenMoment {
  readonly nowMs: number;
  readonly maxSoundS: number;
  readonly zones: readonly string[];
}

/** The sound that should be heard now; undefined: silence. An alarm goes before every other tone. */
export function soundAt(memory: SirenMemory, nowMs: number): Sound | undefined {
  const due = memory.begun.filter((sound) => nowMs < sound.endsAtMs && !sound.isWaiting && !memory.silenced.includes(sound.alert));
  return due.findLast((sound) => sound.tone === 'alarm') ?? due.at(-1);
}

/** The memory as a siren takes it up after its start: nothing sounds by itself. */
export function wake(memory: SirenMemory): SirenMemory {
  return { ...memory, begun: memory.begun.map((sound) => ({ ...sound, isWaiting: true })) };
}

/** What a judged command changes, and what to answer. A silent test and an answer to the time change nothing here but the count. */
export function obeyCommand(
  memory: SirenMemory,
  command: SirenCommand,
  moment: SirenMoment,
): { readonly memory: SirenMemory; readonly outcome: SirenOutcome | undefined } {
  // A server whose clock was set back is believed: its answer holds our nonce, so it is fresh.
  if (command.kind === 'time') {
    const lastIssuedAtMs = Math.min(memory.lastIssuedAtMs, command.issuedAtMs + AHEAD_MS_MAX);
    return { memory: { ...memory, lastIssuedAtMs, floorMs: command.issuedAtMs }, outcome: undefined };
  }
  const counted = { ...memory, lastIssuedAtMs: command.issuedAtMs, floorMs: Math.max(memory.floorMs, command.issuedAtMs) };
  if (command.kind === 'silent-test') return { memory: counted, outcome: undefined };
  if (command.kind === 'stop') return { memory: silence(counted), outcome: 'stopped' };
  return begin(runAhead(counted, command, moment.zones), command, moment);
}

/** What a judged state of a zone changes: a siren that was away begins what it missed, and ends what nobody stands for any more. */
export function noteZoneState(memory: SirenMemory, state: ZoneState, moment: SirenMoment): SirenMemory {
  const before = memory.zones[state.zone]?.soundFor;
  const soundFor = state.phase === 'shelter' ? state.soundFor : undefined;
  const zones = { ...memory.zones, [state.zone]: { atMs: state.atMs, ...(soundFor === undefined ? {} : { soundFor }) } };
  let next: SirenMemory = { ...memory, zones };
  const isHeld = Object.values(zones).some((zone) => zone.soundFor === before);
  if (before !== undefined && !isHeld) next = addSilenced(next, [before]);
  if (soundFor === undefined || state.untilMs === undefined) return next;
  return begin(next, { alert: soundFor, tone: 'alarm', untilMs: state.untilMs, maxSoundS: state.maxSoundS }, moment).memory;
}

/** Someone at the siren pressed stop: silence for every alert that sounds or is in force; the next alert sounds again. */
export function silence(memory: SirenMemory): SirenMemory {
  const inForce = Object.values(memory.zones).flatMap(({ soundFor }) => (soundFor === undefined ? [] : [soundFor]));
  return addSilenced(memory, [...memory.begun.map(({ alert }) => alert), ...inForce]);
}

/** Takes the zones' states for known that a command runs ahead of. */
function runAhead(memory: SirenMemory, { alert, zones }: SoundCommand, own: readonly string[]): SirenMemory {
  const ahead = zones.filter(({ zone, atMs }) => own.includes(zone) && atMs > (memory.zones[zone]?.atMs ?? 0));
  const told = ahead.map(({ zone, atMs }) => [zone, { atMs, soundFor: alert }] as const);
  return { ...memory, zones: { ...memory.zones, ...Object.fromEntries(told) } };
}

function begin(
  memory: SirenMemory,
  order: Pick<SoundCommand, 'alert' | 'tone' | 'untilMs' | 'maxSoundS'>,
  { nowMs, maxSoundS }: SirenMoment,
): { readonly memory: SirenMemory; readonly outcome: SirenOutcome } {
  const { alert, tone } = order;
  if (memory.silenced.includes(alert)) return { memory, outcome: 'silenced' };
  const known = memory.begun.find((sound) => sound.alert === alert && sound.tone === tone);
  if (known !== undefined) {
    const begun = memory.begun.map((sound) => (sound === known ? { ...known, isWaiting: false } : sound));
    return { memory: { ...memory, begun }, outcome: nowMs < known.endsAtMs ? 'sounding' : 'spent' };
  }
  if (order.untilMs <= nowMs) return { memory, outcome: 'over' };
  if (tone !== 'alarm' && soundAt(memory, nowMs)?.tone === 'alarm') return { memory, outcome: 'busy' };
  const endsAtMs = Math.min(order.untilMs, nowMs + 1_000 * Math.min(order.maxSoundS, maxSoundS));
  return {
    memory: { ...memory, begun: [...memory.begun, { alert, tone, endsAtMs, isWaiting: false }].slice(-BEGUN_MAX) },
    outcome: 'sounding',
  };
}

function addSilenced(memory: SirenMemory, alerts: readonly string[]): SirenMemory {
  const fresh = [...new Set(alerts)].filter((alert) => !memory.silenced.includes(alert));
  return fresh.length === 0 ? memory : { ...memory, silenced: [...memory.silenced, ...fresh].slice(-SILENCED_MAX) };
}
