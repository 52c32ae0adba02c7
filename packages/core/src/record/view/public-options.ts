/** How public views are made. None of it can show what is not public. */
export interface PublicOptions {
  /** The moment that the view is for. */
  readonly nowMs: number;
  /** IANA zone in which days are counted and local times written. */
  readonly timeZone: string;
  /** Which lane: an exercise's record never mixes with the live one. */
  readonly status: 'Actual' | 'Exercise' | 'Test';
  /** From when a place where something fell is shown, as a zone, counted from its entry into the record. */
  readonly placeDelayMs: number;
}

/** Characters of one quote that a public page carries. */
export const QUOTE_MAX = 240;
/** Characters of all quotes out of one artifact in one page or file: with the link, not instead of the article. */
export const QUOTES_PER_ARTIFACT_MAX = 1_500;
