import type { Span } from '../draft-claim.ts';
import { quotationAt, quotationsBefore } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import type { Sentence } from '../reading/sentences.ts';
import type { Speech } from './find-speech.ts';
import { VERB } from './find-subject.ts';

/** The stretch that a speech covers. What was said before it ends may have begun sentences ago, inside the same quotation. */
export function spansOf(report: Report, sentence: Sentence, speech: Speech): Span[] {
  if (speech.said === 'close') return [{ start: speech.start, end: closeEnd(report, sentence, speech.end) }];
  if (speech.said === 'after') {
    // Only the last quotation of a sentence can reach over its end.
    const last = report.quotations[quotationsBefore(report.quotations, sentence.end) - 1];
    const open = last !== undefined && last.start >= speech.start && last.end > sentence.end ? last : undefined;
    return [{ start: speech.start, end: open === undefined ? headEnd(report, sentence, speech) : Math.max(sentence.end, open.end) }];
  }
  const start = Math.max(
    speech.isCitation ? relativeStart(report, sentence, speech) : sentence.start,
    afterSemicolon(report, sentence, speech),
  );
  const at = quotationAt(report.quotations, sentence.start);
  const quotation =
    at !== undefined && at.start < sentence.start && at.end <= speech.start + 1 && speech.start - at.end <= 90 ? at : undefined;
  const isInto = quotation !== undefined && quotation.end > sentence.start;
  return [{ start: isInto ? quotation.start : start, end: isLeft(report, sentence, speech) ? speech.end : sentence.end }];
}

/** "This was announced by the mayor": told of the paragraph before, where nobody else tells it. */
const TOLD_BEFORE =
  /^(?:this|it|the (?:information|news))(?: was| is| has been| had been)? (?:also )?(?:announced|reported|stated|said|confirmed|written|told) (?:about )?(?:by|on)\b/;

/** The sentence before, where a sentence only says who told it. */
export function toldBefore(report: Report, index: number): Span[] {
  const sentence = report.sentences[index];
  const before = report.sentences[index - 1];
  const isTelling = sentence !== undefined && TOLD_BEFORE.test(report.plain.slice(sentence.start, sentence.start + 60));
  return isTelling && before !== undefined && !before.isHeading ? [{ start: before.start, end: before.end }] : [];
}

/** A headline puts two stories into one line: "Kurds announce deal as Turkey invades". */
function headEnd({ plain }: Report, sentence: Sentence, speech: Speech): number {
  // "…, the worst attack in a year": the report's own words for it.
  const measure = plain
    .slice(speech.end, sentence.end)
    .search(/, (?:the|its|their|one of the) (?:first|worst|latest|deadliest|heaviest|biggest|second|third)\b/);
  if (measure >= 0) return speech.end + measure;
  const deed = deedEnd(plain, sentence, speech);
  if (deed !== undefined) return deed;
  const at = sentence.isHeading ? plain.slice(speech.end, sentence.end).search(/,? as (?!of|if|well|many|much|part|a\b|it\b)/) : -1;
  return at < 0 ? sentence.end : speech.end + at;
}

const DEED =
  /\b(?:announc(?:ed|es)|declar(?:ed|es)|order(?:ed|s)|instruct(?:ed|s)|urg(?:ed|es)|demand(?:ed|s)|call(?:ed|s) (?:for|on)|condemn(?:ed|s)|denounc(?:ed|es)|vow(?:ed|s)|threaten(?:ed|s)|pledg(?:ed|es)|reject(?:ed|s)|criticis(?:ed|es)|criticiz(?:ed|es))$/;

/** "Hamas announced an end of the truce as rockets were fired", "vowed revenge after a strike": what came before or beside it is the report's own. */
function deedEnd(plain: string, sentence: Sentence, speech: Speech): number | undefined {
  if (!DEED.test(plain.slice(speech.start, speech.end))) return undefined;
  const after = plain.slice(speech.end, sentence.end);
  const at = after.search(
    /,? (?:as|when|while|amid|(?:(?:a|an|\d+|two|three|several) )?(?:(?:minute|hour|day|week)s? )?after|following) (?=\S)/,
  );
  const what = after.slice(0, Math.max(0, at));
  return at < 0 || VERB.test(what) || /\bthat\b|"/.test(what) ? undefined : speech.end + at;
}

/** "A clinic was hit; four died, the mayor said": the mayor answers for his half. */
function afterSemicolon({ plain, quotations }: Report, sentence: Sentence, speech: Speech): number {
  const at = plain.slice(sentence.start, speech.start).lastIndexOf('; ');
  return at < 0 || quotationAt(quotations, sentence.start + at) !== undefined ? sentence.start : sentence.start + at + 2;
}

/** "Ten were hurt, the mayor says, as strikes hit the port": what follows is the report's own again. */
function isLeft({ plain }: Report, sentence: Sentence, speech: Speech): boolean {
  return (
    !speech.isCitation &&
    /^(?: in an? (?:[a-z]+ )?(?:statement|post|message))?(?: (?:late |early )?(?:on )?[a-z]+day)?(?:,? (?:as|while|amid|(?:a )?(?:day|hour|week|minute)s? after|just|after) | - )/.test(
      plain.slice(speech.end, sentence.end),
    )
  );
}

/** "…, which hit a school and killed six, according to X": X answers for the clause that it stands in. */
function relativeStart({ plain }: Report, sentence: Sentence, speech: Speech): number {
  const text = plain.slice(sentence.start, speech.start);
  const relative = text.lastIndexOf(', which ');
  return relative < 0 ? sentence.start : sentence.start + relative;
}

function closeEnd(report: Report, sentence: Sentence, from: number): number {
  const quotation = report.quotations[quotationsBefore(report.quotations, from)];
  if (quotation !== undefined && quotation.start - from < 40 && quotation.end <= sentence.end) return quotation.end;
  const comma = report.plain.slice(from, sentence.end).search(/[,;]/);
  return comma < 0 ? sentence.end : from + comma;
}
