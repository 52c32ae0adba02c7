import type { Kind } from './kinds.ts';

/** Half-open interval of UTF-16 offsets in the text as given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a printed figure bounds the truth. `null` is "no bound", which is neither zero nor none reported. */
export interface DraftQuantity {
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly qualifier: 'exact' | 'at_least' | 'more_than' | 'about' | 'nearly' | 'at_most' | 'range' | 'vague';
  /** What is counted, as printed. */
  readonly unit: string;
  /** The figure as printed, with the words that bound it. */
  readonly words: string;
}

/** When, never finer than the text says. `iso` is a day, a month, a year, an instant, or an interval with a slash. */
export interface DraftTime {
  readonly iso: string;
  readonly precision: string;
  /** The words it was read from, or why it was inferred. */
  readonly basis: string;
}

/** What a rule reads out of a report for a person to check: never public, never confirmed by software. */
export interface DraftClaim {
  readonly kind: Kind;
  /** `text.slice(...span) === quote`, always. */
  readonly quote: string;
  readonly span: readonly [start: number, end: number];
  /** Who says it; `narrator` is the report in its own voice. */
  readonly source: string;
  /** The outlet or channel between source and report, else the report's publisher; `null` if the text tells neither. */
  readonly via: string | null;
  readonly quantity: DraftQuantity | null;
  readonly place: string | null;
  readonly time: DraftTime | null;
  readonly status: 'asserted' | 'alleged' | 'denied';
}

/** What is known of a report beside its words. */
export interface IntakeOptions {
  /** Day of publication, `YYYY-MM-DD`; else read from the text's own head. */
  readonly date?: string;
  /** Who published it; else read from the text where it says so. */
  readonly publisher?: string;
  /** IANA zone of the places told of; `Asia/Jerusalem` unless the text or the caller says otherwise. */
  readonly timeZone?: string;
  /** IANA zone of whoever reads: taken where the report names no country. */
  readonly homeZone?: string;
  /** Further names of places, such as a region's zones. */
  readonly places?: readonly string[];
}
