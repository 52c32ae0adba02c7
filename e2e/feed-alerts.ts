import assert from 'node:assert/strict';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { KEYS } from '@tocsin/testkit/http/open-test-server';

/** What a feed says of zones. */
export interface Saying {
  readonly phase: 'prepare' | 'shelter' | 'allClear';
  readonly zones?: readonly string[];
  /** The key of the lane. */
  readonly key?: string;
}

/** Has a feed say something to a test server. */
export async function say(url: string, { phase, zones = ['south'], key = KEYS.live }: Saying): Promise<void> {
  const response = await fetch(`${url}/v1/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'feed-alert', source: 'town-hall', time: new Date().toISOString(), phase, threat: 'rocket', zones }),
  });
  assert.equal(response.ok, true, await response.text());
}

/** {@link say}, and the alert that came of it. */
export async function raise(url: string, saying: Saying): Promise<SignedAlert> {
  await say(url, saying);
  for (let round = 0; round < 100; round += 1) {
    const [newest] = await alertsOf(url, 1);
    if (newest?.phase === saying.phase) return newest;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`no ${saying.phase} came of it`);
}

/** The alerts that a server has sent, newest first, of all lanes. */
export async function alertsOf(url: string, limit: number): Promise<readonly SignedAlert[]> {
  const answer = await fetch(`${url}/v1/alerts?limit=${limit}&status=Actual,Exercise,Test`);
  return ((await answer.json()) as { alerts: SignedAlert[] }).alerts;
}
