import type { Phase, Status, Threat } from '../detection/threat.ts';
import type { AlertEnd, AlertSource } from '../warning/alert.ts';
import type { Language } from '../zone/zone.ts';

/** What people read and hear, in one language. Names source, hazard, place, time and what to do. */
export interface MessageText {
  /** At most 140 characters. */
  readonly headline: string;
  /** Source, hazard, place and time. At most 360 characters together with the instruction where the zones' names allow. */
  readonly description: string;
  readonly instruction: string;
}

/** An alert as anyone may see it: zones only, no track, no impact point. What is signed is this, less `signature`. */
export interface PublicAlert {
  readonly id: string;
  readonly incident: string;
  readonly sender: string;
  readonly sent: string;
  readonly status: Status;
  readonly msgType: 'Alert' | 'Update' | 'Cancel';
  readonly phase: Phase;
  readonly threat: Threat;
  readonly zones: readonly string[];
  readonly shelterTimeS: number;
  readonly impactAt?: string;
  readonly expires: string;
  readonly references: readonly string[];
  readonly source: AlertSource;
  readonly reason: string;
  /** Nothing new for whoever knows already: the warning only goes on. Must not sound again. */
  readonly quiet?: true;
  readonly end?: AlertEnd;
  readonly texts: { readonly [language in Language]: MessageText };
}

/** Ed25519 over the canonical JSON (RFC 8785) of the alert without its `signature` member. */
export interface Signature {
  readonly algorithm: 'Ed25519';
  readonly keyId: string;
  /** base64url, 64 bytes. */
  readonly value: string;
}

export type SignedAlert = PublicAlert & { readonly signature: Signature };
