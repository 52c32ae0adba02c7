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
 * the quote. A claim without a source text is let in, ungrounded, and can never leave the draft; one that misquotes is refused.
 */
export function groundingOf(claim: Claim, state: RecordState, texts: Texts): Result<Grounding, Refusal> {
  const { artifact, spans, quote, quantity } = claim;
  if (artifact === undefined && spans === undefined && quote === undefined) return ok({ grounded: false });
  if (artifact === undefined || spans === undefined || quote === undefined)
    return refuse({ code: 'NOT_GROUNDED', path: 'quote', message: 'expected artifact, spans and quote together' });
  if (!state.artifacts.has(artifact))
    return refuse({ code: 'UNKNOWN_REFERENCE', path: 'artifact', message: `${artifact} is not in the record` });
  const text = texts(artifact);
  if (text === undefined) return refuse({ code: 'NO_TEXT', path: 'artifact', message: 'the text of this artifact is not kept here' });
  const [start, end] = spans[0] ?? [0, 0];
  if (text.slice(start, end) !== quote)
    return refuse({ code: 'MISQUOTED', path: 'quote', message: `expected the words that stand at ${start} to ${end} of the text` });
  if (spans.some(([, to]) => to > text.length))
    return refuse({ code: 'MISQUOTED', path: 'spans', message: `expected spans within the ${text.length} characters of the text` });
  if (quantity !== undefined && (quantity.words === undefined || !quote.includes(quantity.words)))
    return refuse({ code: 'MISQUOTED', path: 'quantity.words', message: 'expected the printed words of the figure, out of the quote' });
  const printed = quantity === undefined ? undefined : printedNumber(quantity);
  const [written] = quantity?.words === undefined ? [] : digitsIn(quantity.words);
  if (printed !== undefined && written !== undefined && printed !== written)
    return refuse({ code: 'MISCOUNTED', path: 'quantity', message: `expected ${written}, the number that its words print` });
  // Without a drafter nobody could tell whether somebody confirms a draft of their own.
  if (claim.draftedBy === undefined) return refuse({ code: 'NO_DRAFTER', path: 'draftedBy', message: 'expected who drafted it' });
  return ok({ grounded: true });
}

const NUMBER_WORDS =
  /\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?|thousands?|millions?|billions?|bn|mn?|k|half)\b/i;

/** The one number that words print in digits; empty where there are several, or words that may be numbers themselves. */
function digitsIn(words: string): readonly number[] {
  const numbers = words.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  return numbers.length === 1 && !NUMBER_WORDS.test(words) ? numbers.map((text) => Number(text.replaceAll(',', ''))) : [];
}
