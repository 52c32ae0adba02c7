/** Why a model's draft is not let through. */
export const GATE_CODES = [
  /** Not of the form. */
  'MALFORMED',
  /** Not of the closed list. */
  'UNKNOWN_KIND',
  'QUOTE_TOO_SHORT',
  'QUOTE_TOO_LONG',
  /** No such words in the kept text. */
  'QUOTE_NOT_IN_TEXT',
  /** It runs over the end of a paragraph, or stands in what a page prints round its article. */
  'QUOTE_IN_NO_PARAGRAPH',
  /** It begins or ends within a number: "5 million" out of "1.5 million". */
  'QUOTE_CUTS_NUMBER',
  /** A number of the draft is not printed in its quote, or its words are not. */
  'NUMBER_NOT_IN_QUOTE',
  /** The words that bound the figure stand outside the quote: "40" out of "at least 40". */
  'FIGURE_CUT',
  /** The figure's words are several figures, or none. */
  'FIGURE_UNCLEAR',
  'UNIT_NOT_IN_PARAGRAPH',
  'SPEAKER_NOT_IN_PARAGRAPH',
  'VIA_NOT_IN_PARAGRAPH',
  'PLACE_NOT_IN_TEXT',
  'TIME_NOT_IN_TEXT',
  /** "Denied that" or "not" stands just before the quote, and the draft does not say that it is denied. */
  'DENIAL_CUT',
  /** The same answer has it already. */
  'TOLD_TWICE',
] as const;
export type GateCode = (typeof GATE_CODES)[number];
