import type { Phase, Threat } from '../../detection/threat.ts';
import type { CapInfo } from '../cap-alert.ts';
import { threatOf } from './event-threat.ts';
import { hold, type IntakeFinding, type IntakeRules } from './intake-rules.ts';

/** What one part of a message asks people to do. */
export interface Meaning {
  readonly phase: Phase;
  /** Undefined where its words are not known. */
  readonly threat: Threat | undefined;
}

/**
 * Reads `responseType`, urgency, severity and certainty as conservatively as an alarm allows: only `Shelter`, `Prepare` and `AllClear`
 * said in earnest mean something here.
 *
 * @returns the meaning, or why a person has to look
 */
export function meaningOf(info: CapInfo, rules: IntakeRules): Meaning | IntakeFinding {
  const asked = new Set(info.responseType);
  const raises = asked.has('Shelter') || asked.has('Prepare');
  const threat = threatOf(info, rules.events);
  if (asked.has('AllClear')) {
    return raises ? hold('CONTRADICTION', 'it raises and releases at once') : { phase: 'allClear', threat };
  }
  if (!raises) {
    const said = info.responseType.join(', ') || 'nothing';
    return hold('UNCLEAR_RESPONSE', `it asks for ${said}: neither Shelter nor Prepare nor AllClear`);
  }
  const phase = asked.has('Shelter') ? 'shelter' : 'prepare';
  const isNow = info.urgency === 'Immediate' || info.urgency === 'Expected' || (phase === 'prepare' && info.urgency === 'Future');
  const isGrave = info.severity === 'Extreme' || info.severity === 'Severe' || (phase === 'prepare' && info.severity === 'Moderate');
  const isLikely = info.certainty === 'Observed' || info.certainty === 'Likely' || info.certainty === 'Possible';
  if (isNow && isGrave && isLikely) return { phase, threat };
  return hold('UNCLEAR_RESPONSE', `it asks for ${phase} and calls itself ${info.urgency}, ${info.severity}, ${info.certainty}`);
}

export function isFinding(value: Meaning | IntakeFinding): value is IntakeFinding {
  return 'verdict' in value;
}
