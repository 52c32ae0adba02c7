import type { ZoneMap } from '@tocsin/core/engine/engine-state';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import { alertBytes } from '@tocsin/core/seal/alert-bytes';
import { attachSignature } from '@tocsin/core/seal/signed-alert';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Signer } from '../ports/signer.ts';

/** What words and signature of an alert are made of. */
export interface SealParts {
  readonly signer: Signer;
  readonly sender: string;
  /** The zones in force. Throws while there are none. */
  readonly zones: () => ZoneMap;
  /** Phase of an earlier alert, by its id: what an end speaks of. */
  readonly phaseOf: (id: string) => Alert['phase'] | undefined;
}

/** Makes the function that gives an alert its words and its signature, once: asked again, it answers with the same bytes. */
export function sealAlerts({ signer, sender, zones, phaseOf }: SealParts): (alert: Alert) => SignedAlert {
  const sealed = new Map<string, SignedAlert>();
  return (alert) => {
    const known = sealed.get(alert.id);
    if (known !== undefined) return known;
    const { region, index } = zones();
    const message = publicAlert(alert, { region, byId: index.byId, sender, phaseOf });
    const signed = attachSignature(message, { keyId: signer.keyId, value: signer.sign(alertBytes(message)) });
    sealed.set(alert.id, signed);
    return signed;
  };
}
