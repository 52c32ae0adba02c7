import type { DraftClaim, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Voice } from '../speaker/voices.ts';
import type { Finding } from './finding.ts';

const BLAME = /\b(?:violat|breach|did ?n['o]t respect|accus)/;

/** What somebody can be charged with. */
const DEEDS: ReadonlySet<Kind> = new Set<Kind>([
  'launch',
  'launch_count',
  'attack',
  'strike',
  'strike_target',
  'killing',
  'casualties_killed',
  'casualties_injured',
  'hostage_taking',
  'ground_operation',
  'access_restriction',
  'damage',
]);

interface Said {
  readonly voice: Voice | undefined;
  readonly voices: readonly Voice[];
  readonly sentence: Span | undefined;
}

/** Whether the source states it, lays it to somebody else's charge, or says it is not so. */
export function findStatus(plain: string, finding: Finding, { voice, voices, sentence }: Said): DraftClaim['status'] {
  const { kind } = finding;
  if (kind === 'denial' || finding.isDenied === true) return 'denied';
  const before = plain.slice(Math.max(sentence?.start ?? 0, finding.start - 90), finding.start);
  if (voice?.stance === 'denies' || /\b(?:did not|didn't|never|denied(?: [a-z]+)?) $/.test(before)) return 'denied';
  // "Reportedly killed 23 people, seven of them children": the hedge goes on with the parts.
  if (/\b(?:reportedly|allegedly|purportedly|supposedly) (?:[a-z]+ (?:at least )?[^.;:]{0,50})?$/.test(before)) return 'alleged';
  if (/\balleged(?:ly)?\b[^,;]{0,20}$/.test(before)) return 'alleged';
  if (voice === undefined) return 'asserted';
  if (kind === 'violation_allegation' || kind === 'responsibility_attribution' || kind === 'accusation' || kind === 'condemnation')
    return 'alleged';
  if ((voice.stance === 'accuses' || voice.stance === 'condemns') && DEEDS.has(kind)) return 'alleged';
  // "Hamas did not respect its obligation and fired rockets": all of one charge.
  const isCharge =
    voices.some(({ stance }) => stance === 'accuses') || (sentence !== undefined && BLAME.test(plain.slice(sentence.start, sentence.end)));
  return isCharge && (kind === 'launch' || kind === 'attack' || kind === 'strike') ? 'alleged' : 'asserted';
}
