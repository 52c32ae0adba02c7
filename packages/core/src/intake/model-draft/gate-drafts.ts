import { ok, type Result, refuse } from '../../units/result.ts';
import type { DraftClaim, IntakeOptions, Span } from '../draft-claim.ts';
import { KINDS, type Kind } from '../kinds.ts';
import { grounded } from '../report-reading.ts';
import { findWords, isWhole } from './find-words.ts';
import { isDenialCut, isPrintedUnit, printedPlace, printedSource, printedVia, readTime } from './gate-attributes.ts';
import type { GateCode } from './gate-code.ts';
import { type GateReading, paragraphOf, readForGates } from './gate-reading.ts';
import { type ModelDraft, modelDraftSchema } from './model-answer.ts';
import { readFigure } from './read-figure.ts';

/** Longer than any claim's words; a person has to see at a glance what a draft stands on. */
const QUOTE_MAX = 400;
/** Readings of a quote that are kept for a person to choose from. */
const PLACES_MAX = 8;

/** A draft that was not let through. */
export interface RejectedDraft {
  /** Its place in the answer, from 0. */
  readonly index: number;
  readonly code: GateCode;
  /** What it said, as far as that was text; cut. Shown to people, never entered. */
  readonly kind: string;
  readonly quote: string;
}

/** A draft whose quote stands in several places: a person says which is meant, nobody guesses. */
export interface AmbiguousDraft {
  readonly index: number;
  /** The draft as it would be at each place where it passes the gates, in the order of the text. */
  readonly readings: readonly DraftClaim[];
}

/** What the gates made of a model's answer. */
export interface GatedDrafts {
  /** In the form of the rules' drafts and in the order of the text. */
  readonly accepted: readonly DraftClaim[];
  readonly ambiguous: readonly AmbiguousDraft[];
  readonly rejected: readonly RejectedDraft[];
  /** How often each code was given. */
  readonly counts: Readonly<Partial<Record<GateCode, number>>>;
}

/**
 * The gates between a model and a draft, all in code: whatever the answer says, what comes out as accepted quotes the kept text word
 * for word, names a source that stands beside the quote, and carries no number, place or time that is not printed. Pure and total.
 *
 * @param text - the report as it is kept; spans count in it
 * @param answers - the members of the answer's `claims`, unread
 */
export function gateDrafts(text: string, answers: readonly unknown[], options: IntakeOptions = {}): GatedDrafts {
  const reading = readForGates(text, options);
  const accepted = new Map<string, DraftClaim>();
  const ambiguous: AmbiguousDraft[] = [];
  const rejected: RejectedDraft[] = [];
  for (const { index, given, quotes } of inTextOrder(answers, reading)) {
    const readings = quotes.ok ? quotes.value.map((quote) => gate(given, quote, reading)) : [quotes];
    const passed = readings.flatMap((result) => (result.ok ? [result.value] : []));
    const [only] = passed;
    const refused = readings.find((result) => !result.ok)?.error ?? 'MALFORMED';
    if (only === undefined) rejected.push({ index, code: refused, ...shown(answers[index]) });
    else if (readings.length > 1) ambiguous.push({ index, readings: passed });
    else if (accepted.has(keyOf(only))) rejected.push({ index, code: 'TOLD_TWICE', ...shown(answers[index]) });
    else accepted.set(keyOf(only), only);
  }
  return {
    accepted: [...accepted.values()].sort((one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1]),
    ambiguous: ambiguous.sort((one, other) => one.index - other.index),
    rejected: rejected.sort((one, other) => one.index - other.index),
    counts: countsOf(rejected),
  };
}

interface Asked {
  readonly index: number;
  readonly given: ModelDraft;
  readonly quotes: Result<readonly Span[], GateCode>;
}

/** Times are asked for in the order of the text: what follows from an event has its day. */
function inTextOrder(answers: readonly unknown[], reading: GateReading): readonly Asked[] {
  const startOf = ({ quotes }: Asked): number => (quotes.ok ? (quotes.value[0]?.start ?? 0) : 0);
  return answers
    .map((answer, index): Asked => {
      const parsed = modelDraftSchema.safeParse(answer);
      return parsed.success
        ? { index, given: parsed.data, quotes: quotesOf(parsed.data, reading) }
        : { index, given: NOTHING, quotes: refuse('MALFORMED') };
    })
    .sort((one, other) => startOf(one) - startOf(other) || one.index - other.index);
}

const NOTHING: ModelDraft = { kind: '', quote: '', span: null, source: '', status: 'asserted' };

/** The grounding gate: where the quote stands in the kept text. A span counts where exactly the quote stands at it. */
function quotesOf({ quote, span }: ModelDraft, reading: GateReading): Result<readonly Span[], GateCode> {
  const words = quote.trim();
  if (words.length > QUOTE_MAX) return refuse('QUOTE_TOO_LONG');
  if (!/[\p{L}\p{N}]\P{L}+[\p{L}\p{N}]/u.test(words)) return refuse('QUOTE_TOO_SHORT');
  const { text } = reading.report;
  const [start = -1, end = -1] = span ?? [];
  if (start >= 0 && end <= text.length && text.slice(start, end) === quote && isWhole(text, { start, end })) return ok([{ start, end }]);
  const found = findWords(reading.where, words);
  return found.length === 0 ? refuse('QUOTE_NOT_IN_TEXT') : ok(found.slice(0, PLACES_MAX));
}

/** All gates for one draft at one place. */
function gate(given: ModelDraft, at: Span, reading: GateReading): Result<DraftClaim, GateCode> {
  const { report, where } = reading;
  const kind = KINDS.find((known) => known === given.kind);
  if (kind === undefined) return refuse('UNKNOWN_KIND');
  const [quoted] = grounded(report, at);
  if (quoted === undefined) return refuse('QUOTE_TOO_SHORT');
  const quote: Span = { start: quoted.span[0], end: quoted.span[1] };
  const paragraph = paragraphOf(report, quote);
  if (paragraph === undefined) return refuse('QUOTE_IN_NO_PARAGRAPH');
  const isCut = ({ start, end }: Span): boolean => start < quote.end && end > quote.start && (start < quote.start || end > quote.end);
  if (reading.numbers.some(isCut)) return refuse('QUOTE_CUTS_NUMBER');
  const quantity =
    given.quantity == null
      ? ok(null)
      : readFigure(given.quantity, { where, plain: report.plain, numbers: reading.numbers, quote, paragraph });
  if (!quantity.ok) return quantity;
  if (quantity.value !== null && !isPrintedUnit(quantity.value.unit, kind, reading.stemsOf(paragraph)))
    return refuse('UNIT_NOT_IN_PARAGRAPH');
  if (given.status !== 'denied' && isDenialCut(reading, quote)) return refuse('DENIAL_CUT');
  const source = printedSource(given.source, reading, paragraph);
  if (!source.ok) return source;
  const via = printedVia(given.via, reading, paragraph);
  if (!via.ok) return via;
  const place = printedPlace(given.place, reading);
  if (!place.ok) return place;
  const time = readTime(given.time, { reading, quote, kind });
  if (!time.ok) return time;
  return ok({
    kind,
    quote: quoted.quote,
    span: quoted.span,
    source: source.value,
    via: via.value,
    quantity: quantity.value,
    place: place.value,
    time: time.value,
    status: given.status,
  });
}

function keyOf({ kind, span, source, quantity }: DraftClaim): string {
  return JSON.stringify([kind, span, source, quantity]);
}

function shown(answer: unknown): { readonly kind: Kind | string; readonly quote: string } {
  const part = (name: string, length: number): string => {
    const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
    return typeof value === 'string'
      ? value
          .slice(0, length)
          .replace(/\p{Cc}/gu, ' ')
          .replace(/\p{Cs}/gu, '')
      : '';
  };
  return { kind: part('kind', 64), quote: part('quote', 240) };
}

function countsOf(rejected: readonly RejectedDraft[]): GatedDrafts['counts'] {
  const counts: Partial<Record<GateCode, number>> = {};
  for (const { code } of rejected) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
