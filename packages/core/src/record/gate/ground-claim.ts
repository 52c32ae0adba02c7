import { ok, type Result, refuse } from '../../units/result.ts';
import { printedNumber } from '../bounds/bounds.ts';
import type { Claim } from '../claim.ts';
import type { RecordState, Refusal } from './record-state.ts';

/** The text of an artifact as it was kept, by the artifact's hash. */
export type Texts = (sha256: string) => string | undefined;

/** Whether a claim's words were found where it says they stand. */
export interface Grounding {
  readonly grounded: boolean;
}

/**
 * Checks a claim against the kept text: the quote stands where the span says, word for word, and the figure's printed words stand in
 * the quote. A claim without a source text is let in, ungrounded, and can never leave the draft; one that misquotes is refused. So is a
 * cited claim, which names artifact and span and carries no quote: it is refused where the kept text does not bear its figure out, and
 * stays a draft where it does, until somebody amends it with the quote. What is public has to keep its words when the text is erased.
 */
export function groundingOf(claim: Claim, state: RecordState, texts: Texts): Result<Grounding, Refusal> {
  const { artifact, spans, quote } = claim;
  if (artifact === undefined && spans === undefined && quote === undefined) return ok({ grounded: false });
  if (artifact === undefined || spans === undefined)
    return refuse({ code: 'NOT_GROUNDED', path: 'quote', message: 'expected artifact, spans and quote together' });
  const text = texts(artifact);
  if (quote === undefined) {
    const cited = text === undefined ? ok('') : wordsOf(claim, text);
    return cited.ok ? ok({ grounded: false }) : cited;
  }
  if (!state.artifacts.has(artifact))
    return refuse({ code: 'UNKNOWN_REFERENCE', path: 'artifact', message: `${artifact} is not in the record` });
  if (text === undefined) return refuse({ code: 'NO_TEXT', path: 'artifact', message: 'the text of this artifact is not kept here' });
  const words = wordsOf(claim, text);
  if (!words.ok) return words;
  // Without a drafter nobody could tell whether somebody confirms a draft of their own.
  if (claim.draftedBy === undefined) return refuse({ code: 'NO_DRAFTER', path: 'draftedBy', message: 'expected who drafted it' });
  return ok({ grounded: true });
}

/**
 * The words that a claim stands on, read from its artifact's text: by its first span. Refused where the text has no such place
 * (`MISQUOTED`), where other words than the claim's quote stand there (`MISQUOTED`), or where they do not print its figure
 * (`MISQUOTED`, `MISCOUNTED`).
 */
export function wordsOf({ spans = [], quote, quantity }: Claim, text: string): Result<string, Refusal> {
  const [start, end] = spans[0] ?? [0, 0];
  const words = text.slice(start, end);
  if (quote !== undefined && words !== quote) return misquoted('quote', `expected the words that stand at ${start} to ${end} of the text`);
  if (spans.length === 0 || spans.some(([, to]) => to > text.length))
    return misquoted('spans', `expected spans within the ${text.length} characters of the text`);
  if (quantity !== undefined && (quantity.words === undefined || !words.includes(quantity.words)))
    return misquoted('quantity.words', 'expected the printed words of the figure, out of the quote');
  const printed = quantity === undefined ? undefined : printedNumber(quantity);
  const [written] = quantity?.words === undefined ? [] : digitsIn(quantity.words);
  if (printed !== undefined && written !== undefined && printed !== written)
    return refuse({ code: 'MISCOUNTED', path: 'quantity', message: `expected ${written}, the number that its words print` });
  return ok(words);
}

function misquoted(path: string, message: string): Result<never, Refusal> {
  return refuse({ code: 'MISQUOTED', path, message });
}

const NUMBER_WORDS =
  /\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?|thousands?|millions?|billions?|bn|mn?|k|half)\b/i;

/** The one number that words print in digits; empty where there are several, or words that may be numbers themselves. */
function digitsIn(words: string): readonly number[] {
  const numbers = words.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  return numbers.length === 1 && !NUMBER_WORDS.test(words) ? numbers.map((text) => Number(text.replaceAll(',', ''))) : [];
}
