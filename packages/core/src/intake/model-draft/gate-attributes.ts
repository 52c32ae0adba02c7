import { ok, type Result, refuse } from '../../units/result.ts';
import type { DraftTime, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import { NARRATOR } from '../speaker/voices.ts';
import { findWords } from './find-words.ts';
import type { GateCode } from './gate-code.ts';
import { type GateReading, sentenceAt, stemsIn } from './gate-reading.ts';
import type { ModelDraft } from './model-answer.ts';

/** Words that stand for somebody and name nobody. */
const NOBODY = /^(?:he|she|it|they|we|i|you|who|him|her|them|us|his|their|its|this|that|the|an?|said|says)$/i;
const UNNAMED = /\s*\(unnamed\)$/i;
const ROLE = /\s*\([^()]*\)$/;

/**
 * The speaker gate: a source is `narrator`, or its name stands in the paragraph of the quote. Of "name (role)" the role is left out
 * where it does not stand there.
 *
 * @returns the source as the paragraph prints it
 */
export function printedSource(source: string, reading: GateReading, paragraph: Span): Result<string, GateCode> {
  const given = source.trim();
  if (given.toLowerCase() === NARRATOR.name) return ok(NARRATOR.name);
  const isUnnamed = UNNAMED.test(given);
  const whole = given.replace(UNNAMED, '');
  const printed = printedParts(whole, reading, paragraph) ?? printedParts(whole.replace(ROLE, ''), reading, paragraph);
  if (printed === undefined || NOBODY.test(printed) || !/\p{L}{2}/u.test(printed)) return refuse('SPEAKER_NOT_IN_PARAGRAPH');
  return ok(isUnnamed ? `${printed} (unnamed)` : printed);
}

/** The outlet between source and report: printed in the paragraph, or the report's own publisher. */
export function printedVia(via: string | null | undefined, reading: GateReading, paragraph: Span): Result<string | null, GateCode> {
  const given = (via ?? '').trim();
  if (given === '' || given === reading.publisher) return ok(reading.publisher);
  const printed = printedParts(given, reading, paragraph);
  return printed === undefined || NOBODY.test(printed) ? refuse('VIA_NOT_IN_PARAGRAPH') : ok(printed);
}

/** Every name of a place, also of "from -> to", has to stand in the report. */
export function printedPlace(place: string | null | undefined, reading: GateReading): Result<string | null, GateCode> {
  const given = (place ?? '').trim();
  if (given === '') return ok(null);
  const printed = printedParts(given, reading);
  return printed === undefined ? refuse('PLACE_NOT_IN_TEXT') : ok(printed);
}

const JOINTS = /(\s*(?:->|→|[();])\s*)/;

/** Names with what joins them, each as the text prints it; undefined where one is not printed. The article of a name is left out. */
function printedParts(given: string, { where }: GateReading, within?: Span): string | undefined {
  const parts = given.split(JOINTS);
  const printed = parts.map((part, at) => {
    if (at % 2 === 1 || part === '') return part.replace('→', '->');
    const [found] = findWords(where, part, { ignoreCase: true, ...(within === undefined ? {} : { within }) });
    return found === undefined
      ? undefined
      : where.text
          .slice(found.start, found.end)
          .replace(/\s+/g, ' ')
          .replace(/^the (?=\S)/i, '');
  });
  const isNamed = printed.some((part, at) => at % 2 === 0 && part !== undefined && part !== '');
  return isNamed && printed.every((part) => part !== undefined) ? printed.join('').trim() : undefined;
}

/** How this program and other models introduce the words of a time. */
const BASIS_LABEL = /^(?:(?:words|told at|told before|article)\s*:\s*)+/i;

/**
 * When something was, by the rules: a model says which words tell it, never which day that is. The words have to stand in the report;
 * where they stand in the sentence of the quote and the rules read a time in them, it is that one.
 */
export function readTime(
  time: ModelDraft['time'],
  { reading, quote, kind }: { readonly reading: GateReading; readonly quote: Span; readonly kind: Kind },
): Result<DraftTime | null, GateCode> {
  const { report, timeline, where } = reading;
  const words = wordsOfTime(time);
  if (words !== '' && findWords(where, words, { ignoreCase: true }).length === 0) return refuse('TIME_NOT_IN_TEXT');
  const sentence = sentenceAt(report, quote);
  const read = timeline.timeOf({ sentence, at: quote, kind });
  const [near] = words === '' ? [] : findWords(where, words, { ignoreCase: true, within: report.sentences[sentence] ?? quote });
  if (near === undefined || read?.basis.includes(words) === true) return ok(read);
  const byWords = timeline.timeOf({ sentence, at: near, kind });
  return ok(byWords?.basis.startsWith('words:') === true ? byWords : read);
}

function wordsOfTime(time: ModelDraft['time']): string {
  const given = typeof time === 'string' ? time : (time?.basis ?? '');
  const words = given.trim().replace(BASIS_LABEL, '').trim();
  return /^inferred\b/i.test(words) ? '' : words;
}

/** Kinds that count people, whose noun a report may leave out: "nine were killed". */
const OF_PEOPLE = /^(?:casualties_|killing|displaced|hostages_|prisoners_|population|evacuation_)/;

/** Whether what is counted is printed in the paragraph, in the singular or plural. */
export function isPrintedUnit(unit: string, kind: Kind, printed: ReadonlySet<string>): boolean {
  if (unit === '' || (/^(?:people|persons)$/i.test(unit) && OF_PEOPLE.test(kind))) return true;
  const asked = stemsIn(unit);
  return asked.length > 0 && asked.every((word) => printed.has(word));
}

/** Words that turn round what follows them in their clause. */
const DENIAL = /\b(?:not|never|no|none|nobody|without|cannot|\w+n't|den(?:y|ies|ied|ying)|falsely|rejected|refuted)\b[^,;:.!?"]{0,40}$/;

/** Whether a quote leaves out, just before it in its sentence, what says that it is not so. */
export function isDenialCut({ report }: GateReading, { start }: Span): boolean {
  const sentence = report.sentences.find((one) => start >= one.start && start < one.end);
  return sentence !== undefined && DENIAL.test(report.plain.slice(Math.max(sentence.start, start - 60), start));
}
