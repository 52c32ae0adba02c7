import type { CapAlert } from '../cap-alert.ts';
import type { CapAuthority, CapSignatureFinding } from './cap-authority.ts';
import { hold, type IntakeFinding, type IntakeRules, refusal } from './intake-rules.ts';

/** Who speaks, and may they speak as this sender? */
export interface SignerJudgement {
  readonly findings: readonly IntakeFinding[];
  /** The authority whose area bounds the message; undefined for a source that is trusted without signatures. */
  readonly authority?: CapAuthority;
  /** True where the sender's name is proven to be the sender's. */
  readonly isProven: boolean;
}

/** Pins signer to sender: a signature that holds says who signed, the trust file says whom they may speak for. */
export function judgeSigner(alert: CapAlert, signature: CapSignatureFinding, rules: IntakeRules): SignerJudgement {
  if (signature.result === 'tampered') return unproven(refusal('TAMPERED', signature.reason));
  if (signature.result === 'signed-trusted' && signature.authority !== undefined) return judgePinned(alert, signature, signature.authority);
  const doubt = doubtOf(signature);
  if (rules.requireSignature) return unproven(doubt);
  if (!rules.senders.includes(alert.sender)) {
    return unproven(refusal('SENDER_UNKNOWN', `this source does not pass on messages of ${alert.sender.slice(0, 100)}`));
  }
  // Whoever signs with a key that nobody knows has something to hide or to explain; plain silence was agreed upon.
  return { findings: signature.result === 'unsigned' ? [] : [{ ...doubt, verdict: 'hold' }], isProven: signature.result === 'unsigned' };
}

function judgePinned(alert: CapAlert, signature: CapSignatureFinding, authority: CapAuthority): SignerJudgement {
  if (!authority.senders.includes(alert.sender)) {
    return unproven(refusal('SENDER_NOT_PINNED', `${authority.name} may not speak as ${alert.sender.slice(0, 100)}`));
  }
  const findings = signature.isWeak ? [hold('WEAK_SIGNATURE', 'signed with SHA-1 or a short key: forgeable with effort')] : [];
  return { findings, authority, isProven: !signature.isWeak };
}

function doubtOf({ result, reason }: CapSignatureFinding): IntakeFinding {
  if (result === 'unsigned') return refusal('UNSIGNED', 'the message carries no signature, and this source’s have to');
  if (result === 'unsupported') return refusal('UNSUPPORTED_SIGNATURE', reason);
  return refusal('UNTRUSTED_SIGNER', reason);
}

function unproven(finding: IntakeFinding): SignerJudgement {
  return { findings: [finding], isProven: false };
}
