import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import type { Kind } from '../kinds.ts';

const COUNTABLE: ReadonlySet<Kind> = new Set<Kind>([
  'damage',
  'fire',
  'interception',
  'impact',
  'service_disruption',
  'displaced',
  'strike',
]);
/** "Some of the rockets", "some houses": a number nobody gave; "some 50" is about 50, "some damage" is no number. */
const SOME =
  /(?<![\p{L}-])(some)(?: of (?:the|these|those|its|their))? (?!of\b)((?:[a-z-]+ ){0,3}?(?:rockets|missiles|drones|launches|projectiles|shells|houses|homes|buildings|apartments|cars|vehicles|shops|villages|towns|areas|districts|regions|targets|flights|hospitals|schools|residents|people|families|sites|facilities|structures|windows))\b/u;

/** The figure that "some" stands for, where it belongs to a finding's own words. */
export function someOf(plain: string, sentence: Span, finding: Finding): Finding | undefined {
  if (finding.quantity !== null || !COUNTABLE.has(finding.kind)) return undefined;
  const from = Math.max(sentence.start, finding.start - 45);
  const match = SOME.exec(plain.slice(from, Math.min(sentence.end, finding.end + 45)));
  if (match === null) return undefined;
  const start = from + match.index;
  const end = start + match[0].length;
  const between = plain.slice(Math.min(end, finding.end), Math.max(start, finding.start));
  if (/[,;:"]|\b(?:and|but|while|after|when|that|which|who)\b/.test(between)) return undefined;
  return {
    ...finding,
    start: Math.min(finding.start, start),
    end: Math.max(finding.end, end),
    quantity: { value: null, min: null, max: null, qualifier: 'vague', unit: match[2] ?? '', words: match[1] ?? '' },
  };
}
