import type { EntryBody } from '../../entry.ts';
import { contentId } from '../../seal/content-id.ts';

/**
 * What this system detected or did itself, read from its own entries. No entry of the record can change, merge or remove one: a
 * person can only put a link between it and a claim.
 */
export interface Observation {
  readonly id: string;
  readonly time: string;
  readonly status: 'Actual' | 'Exercise' | 'Test';
  readonly what: 'alert' | 'track';
  /** Of an alert: what people were told, and in which zones. */
  readonly phase?: 'prepare' | 'shelter' | 'allClear';
  readonly zones?: readonly string[];
  /** The engine's own name for what belongs together. */
  readonly incident?: string;
  readonly msgType?: 'Alert' | 'Update' | 'Cancel';
  /** The alert that a CAP message of ours carried. */
  readonly alert?: string;
  readonly references?: readonly string[];
  /** Of a track: how it went. Where is never said here. */
  readonly track?: { readonly name: string; readonly state: 'confirmed' | 'lost' | 'down' };
}

/** The own detection in a journal entry; undefined for entries that hold none. */
export function observationIn(body: EntryBody): Observation | undefined {
  if (body.kind === 'alert') {
    const { time, status, phase, zones, incident, msgType, id: alert, references } = body;
    return withId({ time, status, what: 'alert', phase, zones, incident, msgType, alert, references });
  }
  if (body.kind === 'track') {
    const { time, status, track, state } = body;
    return withId({ time, status, what: 'track', track: { name: track, state } });
  }
  return undefined;
}

function withId(observation: Omit<Observation, 'id'>): Observation {
  return { id: contentId(observation), ...observation };
}
