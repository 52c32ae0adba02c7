import type { CapAlert } from '../cap-alert.ts';
import { hold, type IntakeFinding, ignore, refusal } from './intake-rules.ts';
import { isCircular, type KnownMessage, type KnownMessages, keyOf } from './known-messages.ts';

/** The message among those known. */
export interface ReferenceJudgement {
  readonly findings: readonly IntakeFinding[];
  /** Accepted messages that it follows. */
  readonly followed: readonly KnownMessage[];
}

/**
 * Replays, names used twice, circles, and messages that follow what nobody here has seen.
 *
 * @param content - content id of the message
 */
export function judgeReferences(alert: CapAlert, content: string, known: KnownMessages): ReferenceJudgement {
  const key = keyOf(alert);
  const same = known.byKey.get(key);
  if (same !== undefined) {
    if (same.content === content) return { findings: [ignore('REPLAY', 'this very message was decided before')], followed: [] };
    return { findings: [refusal('IDENTIFIER_REUSED', 'another message came under the same sender, identifier and time')], followed: [] };
  }
  const findings: IntakeFinding[] = [];
  if (known.namesakes(alert.sender, alert.identifier).length > 0) {
    findings.push(refusal('IDENTIFIER_REUSED', 'another message of this sender has the same identifier'));
  }
  const references = alert.references.map(keyOf);
  if (isCircular(key, references, known)) findings.push(refusal('CIRCULAR', 'its references lead back to itself'));
  if (alert.references.some(({ sender }) => sender !== alert.sender)) {
    findings.push(refusal('FOREIGN_REFERENCE', 'it follows a message of another sender'));
  }
  const followed = references.flatMap((reference) => known.byKey.get(reference) ?? []);
  const usable = followed.filter(({ isAccepted }) => isAccepted);
  if (alert.msgType === 'Update' && usable.length === 0) {
    findings.push(hold('UNKNOWN_REFERENCE', 'it updates what was never taken in here'));
  }
  if (alert.msgType === 'Cancel' && usable.length === 0) {
    findings.push(refusal('NOTHING_TO_END', 'it cancels what was never taken in here'));
  }
  return { findings, followed: usable };
}
