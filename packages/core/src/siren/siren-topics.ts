import type { Status } from '../detection/threat.ts';

/** Live, exercise and test are told apart by topic, by a signed member of every message, and by what a siren is set up as. */
export const LANES = ['live', 'exercise', 'test'] as const;
export type Lane = (typeof LANES)[number];

/** The lane that alerts of a CAP status travel in. */
export function laneOf(status: Status): Lane {
  return status === 'Actual' ? 'live' : status === 'Exercise' ? 'exercise' : 'test';
}

/** Retained: what holds in a zone now. */
export function zoneStateTopic(prefix: string, lane: Lane, zone: string): string {
  return `${prefix}/${lane}/zone/${level(zone)}/state`;
}

/** Not retained: one message for each alert about a zone, for home automation. */
export function zoneEventTopic(prefix: string, lane: Lane, zone: string): string {
  return `${prefix}/${lane}/zone/${level(zone)}/event`;
}

/** `command` goes to a siren; `status` (retained, last will) and `ack` come from it. */
export function sirenTopic(prefix: string, siren: string, leaf: 'command' | 'status' | 'ack'): string {
  return `${prefix}/siren/${level(siren)}/${leaf}`;
}

/** Retained, last will: whether the server is there. */
export function serverStatusTopic(prefix: string): string {
  return `${prefix}/status`;
}

/** Reads `…/siren/ID/status|ack`; undefined for any other topic. */
export function parseSirenTopic(prefix: string, topic: string): { readonly siren: string; readonly leaf: 'status' | 'ack' } | undefined {
  if (!topic.startsWith(`${prefix}/siren/`)) return undefined;
  const [name = '', leaf, ...rest] = topic.slice(prefix.length + 7).split('/');
  const siren = plain(name);
  if (siren === undefined || rest.length > 0 || (leaf !== 'status' && leaf !== 'ack')) return undefined;
  return { siren, leaf };
}

/** A name as one level of a topic: `/`, `+` and `#` mean something there (MQTT 5 §4.7.1), so they travel percent-encoded. */
function level(name: string): string {
  return encodeURIComponent(name);
}

function plain(name: string): string | undefined {
  try {
    return name === '' ? undefined : decodeURIComponent(name);
  } catch {
    // A broken escape: nobody's name.
    return undefined;
  }
}
