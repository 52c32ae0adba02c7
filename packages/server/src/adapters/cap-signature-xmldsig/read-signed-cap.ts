import { checkCap } from '@tocsin/core/cap/check-cap';
import { parseDocument } from '@tocsin/core/cap/parse-xml';
import { readCapElement } from '@tocsin/core/cap/read-cap';
import { contentId } from '@tocsin/core/seal/content-id';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import type { CapReading, CapVerifier } from '../../ports/cap-signature.ts';
import { decodeXml } from './decode-xml.ts';

/**
 * Reads, checks and verifies one message. Reader and verifier work on the same parsed tree: nobody can show the one another message
 * than the other.
 *
 * @returns the reading, or every issue by which it is no CAP message
 */
export function readSignedCap(bytes: Uint8Array, verifier: CapVerifier): Result<CapReading, readonly Issue[]> {
  const text = decodeXml(bytes);
  if (!text.ok) return refuse([{ code: 'ENCODING', path: '', message: text.error }]);
  const document = parseDocument(text.value);
  if (!document.ok) return document;
  const read = readCapElement(document.value.root);
  if (!read.ok) return read;
  const { alert, version } = read.value;
  const signature = verifier.verify(document.value, Date.parse(alert.sent));
  return ok({ alert, version, content: contentId(alert), issues: checkCap(alert), signature });
}
