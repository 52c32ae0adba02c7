/** Words in the sentence that they stand in. */
export interface Surroundings {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Characters shown on each side of the words, at most. */
const SIDE_MAX = 240;
const STOP = /[.?!][”"’')\]]*\s|\n/g;

/** The words at a place of a text, with what its sentence has before and after them; cut where the sentence is long. */
export function surroundingsOf(text: string, [start, end]: readonly [number, number]): Surroundings {
  const head = text.slice(0, start);
  const stops = [...head.matchAll(STOP)];
  const last = stops.at(-1);
  const from = last === undefined ? 0 : last.index + last[0].length;
  const words = text.slice(start, end);
  // Words that end their sentence have nothing after them.
  const isEnded = /[.?!][”"’')\]]*$/.test(words);
  const next = isEnded ? undefined : /[.?!][”"’')\]]*(?=\s|$)|\n/.exec(text.slice(end));
  const to = isEnded ? end : next === null || next === undefined ? text.length : end + next.index + next[0].length;
  return { before: cutHead(text.slice(from, start)), words, after: cutTail(text.slice(end, to)) };
}

function cutHead(text: string): string {
  return text.length > SIDE_MAX ? `… ${text.slice(-SIDE_MAX).replace(/^\p{Cs}/u, '')}` : text.trimStart();
}

function cutTail(text: string): string {
  return text.length > SIDE_MAX ? `${text.slice(0, SIDE_MAX).replace(/\p{Cs}$/u, '')} …` : text.trimEnd();
}
