import type { CapSigner } from '../ports/cap-signature.ts';

/** Signed messages kept, characters: an alert for a thousand zones takes two million. Older ones are signed anew when asked for. */
const KEPT_LENGTH_MAX = 64_000_000;

/**
 * Makes the function that gives an alert its signed CAP document, once: asked again, it answers with the same bytes as long as they are
 * kept. Called when somebody asks for the document, never on the way of an alarm.
 *
 * @param write - the unsigned document of an alert
 */
export function sealCaps<Alert extends { readonly id: string }>(
  signer: Pick<CapSigner, 'sign'>,
  write: (alert: Alert) => string,
): (alert: Alert) => string {
  const kept = new Map<string, string>();
  let length = 0;
  return (alert) => {
    const known = kept.get(alert.id);
    if (known !== undefined) return known;
    const signed = signer.sign(write(alert));
    kept.set(alert.id, signed);
    length += signed.length;
    for (const [id, text] of kept) {
      if (length <= KEPT_LENGTH_MAX || id === alert.id) break;
      kept.delete(id);
      length -= text.length;
    }
    return signed;
  };
}
