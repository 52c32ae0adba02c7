/** Marks that newsrooms print in several ways, each to the one the rules are written with: one unit for one unit. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»″'].map((mark) => [mark, '"'] as const),
  ...[...'‘’‚‛′`´'].map((mark) => [mark, "'"] as const),
  ...[...'‐‑‒–−'].map((mark) => [mark, '-'] as const),
  // A dash without spaces parts words like a comma does.
  ...[...'—―'].map((mark) => [mark, ','] as const),
  ...[...'\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\u2028\u2029'].map(
    (mark) => [mark, ' '] as const,
  ),
]);
const SPECIAL = /[“”„‟«»″‘’‚‛′`´‐‑‒–—―−\u00a0\u2000-\u200a\u202f\u205f\u3000\t\u2028\u2029]/g;

/** Lower case with plain quotes, dashes and spaces, as long as the text: an offset in one is an offset in the other. */
export function plainText(text: string): string {
  const marked = text.replace(SPECIAL, (mark) => PLAIN.get(mark) ?? mark);
  const lower = marked.toLowerCase();
  if (lower.length === marked.length) return lower;
  // A few capitals (İ) have a longer small form: those stay as they are.
  return marked
    .replace(/[^\0-\x7f]/g, (unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit))
    .replace(/[A-Z]/g, (unit) => unit.toLowerCase());
}
