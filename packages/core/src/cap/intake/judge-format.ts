import type { Status } from '../../detection/threat.ts';
import type { CapAlert, CapVersion } from '../cap-alert.ts';
import type { CapIssue } from '../cap-issue.ts';
import { hold, type IntakeFinding, ignore, refusal } from './intake-rules.ts';

/** With these a message says something else than it seems to; with the other errors it is untidy, and a person looks. */
const REFUSED: ReadonlySet<string> = new Set(['NOT_CLOSED', 'CROSSING', 'TOO_FEW_POINTS', 'RANGE', 'CIRCULAR', 'DATE', 'TIMES', 'NAME']);
const HELD_WARNINGS: ReadonlySet<string> = new Set(['TOUCHING', 'UNCHECKED', 'POST_DATED']);

/** What the standard says against the message: every error of `checkCap`, and the warnings that are about where it holds. */
export function judgeFormat(issues: readonly CapIssue[], version: CapVersion): readonly IntakeFinding[] {
  const findings = issues.flatMap((issue) => findingOf(issue));
  return version === '1.1' ? [hold('OLD_VERSION', 'written in CAP 1.1'), ...findings] : findings;
}

function findingOf({ level, code, path, message }: CapIssue): readonly IntakeFinding[] {
  const reason = `${path}: ${message}`;
  if (level === 'warning') return HELD_WARNINGS.has(code) ? [{ ...hold(code, reason), path }] : [];
  return [{ ...(REFUSED.has(code) ? refusal(code, reason) : hold(code, reason)), path }];
}

/** Whom it is for and whether it is meant: lanes stay apart, whatever a message says of itself (ground rule 4). */
export function judgeAddress({ status, scope, msgType }: CapAlert, lane: Status): readonly IntakeFinding[] {
  const findings: IntakeFinding[] = [];
  if (msgType === 'Ack' || msgType === 'Error') findings.push(ignore('NO_ALERT', `a message of type ${msgType} warns nobody`));
  if (status === 'System' || status === 'Draft') findings.push(ignore('NO_ALERT', `a message of status ${status} warns nobody`));
  else if (status !== lane) findings.push(refusal('WRONG_STATUS', `this source is for ${lane}, the message says ${status}`));
  if (scope !== 'Public') findings.push(hold('SCOPE', `the message is ${scope}: its sender did not mean everybody`));
  return findings;
}
