import type { CapVersion } from '@tocsin/core/cap/cap-alert';
import type { CapIssue } from '@tocsin/core/cap/cap-issue';
import type { CapSignatureFinding } from '@tocsin/core/cap/intake/cap-authority';
import { parseDocument } from '@tocsin/core/cap/parse-xml';
import type { Issue } from '@tocsin/core/units/result';
import type { CapVerifier } from '../../ports/cap-signature.ts';
import { decodeXml } from './decode-xml.ts';
import { readSignedCap } from './read-signed-cap.ts';

/** What a message is, apart from whether anything follows from it: for whoever checks files. */
export type CapClass = 'valid' | 'invalid' | 'tampered' | 'untrusted' | 'unsupported';

export interface CapVerdict {
  readonly class: CapClass;
  readonly codes: readonly string[];
  readonly issues: readonly (Issue & Partial<Pick<CapIssue, 'level'>>)[];
  readonly version?: CapVersion;
  readonly signature?: CapSignatureFinding;
}

/**
 * Puts a message into one class. What breaks the schema is invalid, whatever its signature says; of the others a signature that does
 * not match makes it tampered, an error in what it says invalid, a signature that is not in the trust file untrusted.
 *
 * @param needsTrust - false: a signature that holds by the key in the message is good enough, and so is none
 */
export function classifyCap(bytes: Uint8Array, verifier: CapVerifier, needsTrust: boolean): CapVerdict {
  const read = readSignedCap(bytes, verifier);
  if (!read.ok) return unreadable(bytes, read.error, verifier);
  const { issues, version, signature } = read.value;
  const errors = issues.filter(({ level }) => level === 'error');
  const facts = { issues, version, signature };
  if (signature.result === 'tampered') return { ...facts, class: 'tampered', codes: [signature.code] };
  if (errors.length > 0) return { ...facts, class: 'invalid', codes: [...new Set(errors.map(({ code }) => code))] };
  if (signature.result === 'unsupported') return { ...facts, class: 'unsupported', codes: [signature.code] };
  if (!needsTrust || signature.result === 'signed-trusted') return { ...facts, class: 'valid', codes: [] };
  return { ...facts, class: 'untrusted', codes: [signature.code] };
}

function unreadable(bytes: Uint8Array, issues: readonly Issue[], verifier: CapVerifier): CapVerdict {
  const codes = [...new Set(issues.map(({ code }) => code))];
  const text = decodeXml(bytes);
  const document = text.ok ? parseDocument(text.value) : text;
  const signature = document.ok ? verifier.verify(document.value, undefined) : undefined;
  const broken = signature?.result === 'tampered' ? [signature.code] : [];
  return { class: 'invalid', codes: [...codes, ...broken], issues, ...(signature === undefined ? {} : { signature }) };
}
