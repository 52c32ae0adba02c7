import { setTimeout as sleep } from 'node:timers/promises';
import type { Input } from '@tocsin/core/entry';

type Played = Extract<Input, { kind: 'scan' | 'sighting' | 'feed-alert' }>;

/** Where observations are posted, and with which key. */
export interface PlayTarget {
  readonly url: string;
  readonly key: string;
}

/** How the playing went. */
export interface PlayResult {
  readonly posted: number;
  /** What the server said to each observation that it did not take. */
  readonly refusals: readonly string[];
}

/**
 * Posts the observations of a scenario to a server, in their own rhythm, as if the first of them were made now. Each says that it is an
 * exercise: a server refuses that from the key of a live source, so that no drill can become an alarm.
 */
export async function playObservations(inputs: readonly Input[], { url, key }: PlayTarget): Promise<PlayResult> {
  const observations = inputs.filter(isPlayed);
  const refusals: string[] = [];
  let posted = 0;
  const first = observations[0];
  const shiftMs = first === undefined ? 0 : Date.now() - Date.parse(first.time);
  for (const observation of observations) {
    const dueMs = Date.parse(observation.time) + shiftMs;
    await sleep(Math.max(0, dueMs - Date.now()));
    const body = { ...observation, time: new Date(dueMs).toISOString(), status: 'Exercise' };
    posted += 1;
    const response = await fetch(`${url}/v1/observations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) refusals.push(`${response.status} ${await response.text()}`);
    // What the key may not do once, it may not do for the rest of the scenario.
    if (response.status === 401 || response.status === 403) break;
  }
  return { posted, refusals };
}

function isPlayed(input: Input): input is Played {
  return input.kind === 'scan' || input.kind === 'sighting' || input.kind === 'feed-alert';
}
