import type { Span } from '../draft-claim.ts';

/** A line or paragraph, and what part it plays in the report. */
export interface Block extends Span {
  readonly role: 'paragraph' | 'heading' | 'furniture';
  /** The agency of a dateline. */
  readonly agency?: string;
}

/** What a page prints round an article: it claims nothing. */
const FURNITURE =
  /^(?:read more|read also|also read|see also|related(?![a-z])|more on this|watch(?![a-z])|listen(?![a-z])|advertisement|sponsored|subscribe|sign up|follow (?:us|our)|share this|click here|(?:photo|image|picture)s?(?: credits?| courtesy| by|:|$| \(| \/)|file photo|copyright|©|all rights reserved|this (?:is a (?:developing|breaking) (?:news )?story|story (?:is developing|has been|was|will be)|article (?:was|has been|first)|post appeared)|the post .* appeared first|developing story|updated? (?:at|on)?:?\s|published(?: at| on)?:?\s|additional reporting|reporting by|editing by|\(reporting by|\(editing by|with reporting|by [a-z' .-]{3,40}$|\d{1,2} (?:min|minute)s? read)/;
/** The head of a stored text: `date 2024-01-06`. */
const DATE_HEAD = /^\s*(?:date|published|publication date)\s*:?\s*\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2})?z?)?\s*/;
/** "KYIV (Reuters) -", "GAZA CITY, Gaza Strip, Jan 2 (AP) -": where and by whom it was filed. */
const DATELINE =
  /^(?:\p{Lu}\p{Ll}+\/\p{Lu}\p{Ll}+(?=:)|\p{Lu}{3}[\p{Lu} .'’/-]*|\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?=,| \())(?:, [\p{L}\d .,'’]{2,40}?)?(?: \((?:[^)]{2,40}\) \()?([^)]{2,40})\)\s*:?)?(?:, [\p{L}\d .,]{2,30})?\s*(?:[–—-]{1,2}|>>|:(?=\s))\s+|^\p{Lu}[\p{L} ]{2,20}, [A-Z][a-z]{2} \d{1,2} \(([A-Z]{2,6})\):? |^\(\p{Lu}[\p{L} '’-]{2,24}\)(?: [–—-])? (?=\p{Lu})|^\p{Lu}\p{Ll}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+)? [–—-] (?=\p{Lu})|^\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+){0,2}\/ (?=\p{Lu})/u;
const BULLET = /^[\s•◦▪*·–—-]+/;
const HEADING_WORDS_MAX = 18;

/** Cuts a text into paragraphs, headings and page furniture. Lines that were broken at a margin are put together again. */
export function findBlocks(text: string, plain: string): readonly Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    let { end } = line;
    while (isBrokenAtMargin(text, lines[at], lines[at + 1])) {
      at += 1;
      end = lines[at]?.end ?? end;
    }
    const span = trimSpan(text, { start: line.start, end });
    const start = span.start + lengthOf(span.start === firstInk(text) ? DATE_HEAD : /^/, plain.slice(span.start, span.end));
    const inked = trimSpan(text, { start: start + lengthOf(BULLET, text.slice(start, span.end)), end: span.end });
    const dateline = DATELINE.exec(text.slice(inked.start, Math.min(inked.end, inked.start + 120)));
    const agency = dateline?.[1] ?? dateline?.[2];
    const isFiled =
      dateline !== null && (agency !== undefined || /^(?:\p{Lu}{3}|[^ ]+\/[^ ]+:|\(|[^,(]+(?: [–—-]|\/) $)/u.test(dateline[0]));
    const body = isFiled ? trimSpan(text, { start: inked.start + dateline[0].length, end: inked.end }) : inked;
    if (body.end > body.start) blocks.push({ ...body, role: roleOf(text, plain, body), ...(agency === undefined ? {} : { agency }) });
  }
  return blocks;
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|[\n\r]/g)) {
    lines.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/** A long line without an end, before a line that goes on in small letters. */
function isBrokenAtMargin(text: string, line: Span | undefined, next: Span | undefined): boolean {
  if (line === undefined || next === undefined) return false;
  const length = line.end - line.start;
  if (length < 50 || length > 130) return false;
  return (
    /[\p{L}\d,'’-]\s*$/u.test(text.slice(Math.max(line.start, line.end - 8), line.end)) &&
    /^\p{Ll}/u.test(text.slice(next.start, next.start + 2))
  );
}

function firstInk(text: string): number {
  const at = text.search(/\S/);
  return at < 0 ? text.length : at;
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Leaves out white space at both ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

function roleOf(text: string, plain: string, { start, end }: Span): Block['role'] {
  const head = plain.slice(start, Math.min(end, start + 120));
  if (FURNITURE.test(head)) return 'furniture';
  if (end - start > 220) return 'paragraph';
  const words = plain.slice(start, end).split(/\s+/).length;
  return words <= HEADING_WORDS_MAX && !/[.!?,;:]["'”’)\]]*$/.test(text.slice(start, end)) ? 'heading' : 'paragraph';
}
