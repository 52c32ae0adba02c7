import type { SirenStatus } from '@tocsin/core/siren/siren-message';
import type { SirenEnd } from '../../config/siren-settings.ts';

/** A relay that obeys its broker and verifies nothing. */
export type RelayEnd = Exclude<SirenEnd, { readonly kind: 'tocsin' }>;

/** One message to a relay. */
export type RelayMessage = readonly [topic: string, payload: string];

/** What a relay said: that it lives or is gone, or that its contact is closed or open. */
export type RelayWord = { readonly life: SirenStatus['state'] } | { readonly isOn: boolean };

/** The topics on which a relay speaks. */
export function relayFilters(end: RelayEnd): readonly string[] {
  if (end.kind === 'tasmota') return [`tele/${end.topic}/LWT`, `stat/${end.topic}/POWER`];
  return [`${end.topic}/status`, `${end.topic}/switch/${end.switch}/state`];
}

/**
 * Switches a relay on. A Tasmota relay lets go by itself after `forS`: its PulseTime counts tenths of a second up to 111, and whole
 * seconds plus 100 above (Tasmota documentation, Commands, PulseTime). An ESPHome switch has no such command: the limit has to stand in its
 * own configuration.
 */
export function relayOn(end: RelayEnd, forS: number): readonly RelayMessage[] {
  if (end.kind === 'esphome') return [[`${end.topic}/switch/${end.switch}/command`, 'ON']];
  const wholeS = Math.max(1, Math.round(forS));
  return [
    [`cmnd/${end.topic}/PulseTime`, String(wholeS <= 11 ? wholeS * 10 : Math.min(64_900, wholeS + 100))],
    [`cmnd/${end.topic}/POWER`, 'ON'],
  ];
}

/** Switches a relay off. */
export function relayOff(end: RelayEnd): readonly RelayMessage[] {
  if (end.kind === 'esphome') return [[`${end.topic}/switch/${end.switch}/command`, 'OFF']];
  return [[`cmnd/${end.topic}/POWER`, 'OFF']];
}

/** Asks a relay what it does, without a sound; undefined where its firmware answers no such question. */
export function relayQuestion(end: RelayEnd): RelayMessage | undefined {
  return end.kind === 'tasmota' ? [`cmnd/${end.topic}/POWER`, ''] : undefined;
}

/** Understands a relay; undefined for what says nothing of interest. */
export function hearRelay(end: RelayEnd, topic: string, payload: string): RelayWord | undefined {
  const [life, contact] = relayFilters(end);
  const word = payload.toLowerCase();
  if (topic === life && (word === 'online' || word === 'offline')) return { life: word };
  if (topic === contact && (word === 'on' || word === 'off')) return { isOn: word === 'on' };
  return undefined;
}
