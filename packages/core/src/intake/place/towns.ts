/** Towns and landscapes of a country, each with its spellings; the first is the one a claim is given. */
export type Towns = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Reads "Name|spelling, Name". */
export const towns = (line: string): readonly (readonly string[])[] =>
  line.split(',').map((names) => names.split('|').map((name) => name.trim().replace(/\s+/g, ' ')));
