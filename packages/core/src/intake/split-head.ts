/** A stored text, with notes about it before the text itself. */
export interface SplitText {
  /** The notes; empty if there are none. */
  readonly head: string;
  /** The report's own words. Spans of claims are counted from its first unit. */
  readonly body: string;
}

const RULE = '\n---\n';

/** Cuts off notes that an archive put above a report: lines that begin with `#`, closed by a line of three dashes. */
export function splitHead(text: string): SplitText {
  const at = text.startsWith('#') ? text.indexOf(RULE) : -1;
  return at < 0 ? { head: '', body: text } : { head: text.slice(0, at), body: text.slice(at + RULE.length) };
}
