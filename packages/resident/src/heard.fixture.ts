import type { SignedAlert } from '@tocsin/core/message/public-alert';
import type { Heard, Hearing } from './alarm-state.ts';

export const NOW_MS = Date.UTC(2026, 0, 1, 12, 0, 0);

/** Somebody who listens to zones `a` and `b`. */
export const HEARING: Hearing = { zones: new Set(['a', 'b']), nowMs: NOW_MS };

const TEXT = { headline: 'headline', description: 'description', instruction: 'instruction' };
let lastId = 0;

/** An alarm for zone `a`, sealed and live, unless told otherwise; each with an id of its own. */
export function aHeard(alert: Partial<SignedAlert> = {}, { seal = 'sealed', path = 'live' }: Partial<Omit<Heard, 'alert'>> = {}): Heard {
  lastId += 1;
  return {
    seal,
    path,
    alert: {
      id: `id-${lastId}`,
      incident: 'incident-1',
      sender: 'test.invalid',
      sent: new Date(NOW_MS).toISOString(),
      status: 'Actual',
      msgType: 'Alert',
      phase: 'shelter',
      threat: 'rocket',
      zones: ['a'],
      shelterTimeS: 30,
      expires: new Date(NOW_MS + 600_000).toISOString(),
      references: [],
      source: { kind: 'sensors', names: [] },
      reason: 'chance of impact here 12 %',
      texts: { he: TEXT, ar: TEXT, en: TEXT, ru: TEXT, uk: TEXT },
      signature: { algorithm: 'Ed25519', keyId: 'k', value: 'v' },
      ...alert,
    },
  };
}
