import { generateKeyPairSync } from 'node:crypto';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { alertBytes } from '@tocsin/core/seal/alert-bytes';
import { attachSignature } from '@tocsin/core/seal/signed-alert';
import type { Alert, AlertEnd } from '@tocsin/core/warning/alert';
import { createSigner } from '@tocsin/server/adapters/signer-ed25519/open-signer';
import { anAlert, aRegion, aZone, indexById } from '../any-alert.ts';

const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
const maybeSigner = createSigner({ kty: 'OKP', crv: 'Ed25519', x: jwk.x ?? '', d: jwk.d ?? '' });
if (maybeSigner === undefined) throw new Error('a key of our own is no key');
/** Signs all alerts made here. */
export const testSigner = maybeSigner;

const region = aRegion(['a', 'b', 'c', 'd'].map((id) => aZone({ id })));
const byId = indexById(region);
let count = 0;

/** An alert with words and signature, as channels are told it: an alarm in zone `a`, sent now, that runs out in ten minutes. */
export function sealedAlert(alert: Partial<Alert> = {}, nowMs: number = Date.now()): SignedAlert {
  count += 1;
  const id = count.toString(16).padStart(32, '0');
  const time = new Date(nowMs).toISOString();
  const expires = new Date(nowMs + 600_000).toISOString();
  const message = publicAlert(anAlert({ id, time, expires, ...alert }), { region, byId, sender: 'tocsin.test' });
  return attachSignature(message, { keyId: testSigner.keyId, value: testSigner.sign(alertBytes(message)) });
}

/** What goes on with an alert: an update of it. */
export function updateOf(alert: SignedAlert, changes: Partial<Alert> = {}, nowMs: number = Date.now()): SignedAlert {
  const { status, incident, zones } = alert;
  return sealedAlert({ status, incident, zones, msgType: 'Update', references: [alert.id], ...changes }, nowMs);
}

/** The end of alerts: released, or retracted where `how` is `cancelled`. Its own expiry is a minute away. */
export function endOf(alerts: readonly SignedAlert[], how: AlertEnd['how'] = 'all-clear', nowMs: number = Date.now()): SignedAlert {
  const first = alerts[0];
  const zones = [...new Set(alerts.flatMap((alert) => alert.zones))];
  const end: Partial<Alert> = {
    msgType: how === 'cancelled' ? 'Cancel' : 'Update',
    phase: 'allClear',
    zones,
    references: alerts.map(({ id }) => id),
    end: { how, reason: 'over' },
    expires: new Date(nowMs + 60_000).toISOString(),
  };
  return sealedAlert({ ...end, ...(first === undefined ? {} : { status: first.status, incident: first.incident }) }, nowMs);
}
