/** Words of a report that somebody selected, in UTF-16 code units; `moving` is the end that the keys move. */
export interface Selected {
  readonly from: number;
  readonly to: number;
  readonly moving: 'from' | 'to';
}

/** A number keeps its marks ("1,300", "7.5"), a word its hyphen and apostrophe; the full stop after it is left outside. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,:%\u2010-\u2013-]*[\p{L}\p{N}\p{M}%])?/gu;

/** Where each word of a text begins and ends. */
export function wordsOf(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(WORD)].map(({ index, 0: word }) => [index, index + word.length]);
}

/** One word further with the end that moves, or one back; at least a word stays selected. */
export function extended(words: ReturnType<typeof wordsOf>, selected: Selected, by: 1 | -1): Selected {
  const { from, to, moving } = selected;
  if (moving === 'to') {
    const next = by === 1 ? words.find(([, end]) => end > to) : words.findLast(([, end]) => end < to && end > from);
    return next === undefined ? selected : { ...selected, to: next[1] };
  }
  const next = by === 1 ? words.find(([start]) => start > from && start < to) : words.findLast(([start]) => start < from);
  return next === undefined ? selected : { ...selected, from: next[0] };
}

/** The word after what is selected, or before it, alone. */
export function moved(words: ReturnType<typeof wordsOf>, { from, to }: Selected, by: 1 | -1): Selected {
  const next = by === 1 ? words.find(([start]) => start >= to) : words.findLast(([, end]) => end <= from);
  return next === undefined ? { from, to, moving: 'to' } : { from: next[0], to: next[1], moving: 'to' };
}

/** The keys go on with the other end. */
export function otherEnd(selected: Selected): Selected {
  return { ...selected, moving: selected.moving === 'to' ? 'from' : 'to' };
}

/** What a pointer selected, without the spaces around it; undefined for nothing but space. */
export function trimmed(text: string, from: number, to: number): Selected | undefined {
  const [start, end] = from < to ? [from, to] : [to, from];
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const size = words.trim().length;
  return size === 0 ? undefined : { from: start + lead, to: start + lead + size, moving: 'to' };
}

/** A text in pieces that each have one look: inside the claim's words, inside the selection, both or neither. */
export function pieces(
  text: string,
  marked: readonly [number, number] | undefined,
  selected: Selected | undefined,
): readonly { readonly at: number; readonly words: string; readonly isMarked: boolean; readonly isSelected: boolean }[] {
  const [start, end] = marked ?? [0, 0];
  const cuts = [0, start, end, selected?.from ?? 0, selected?.to ?? 0, text.length].toSorted((one, other) => one - other);
  return cuts.slice(1).flatMap((to, place) => {
    const at = cuts[place] ?? 0;
    if (at === to) return [];
    const isSelected = selected !== undefined && at >= selected.from && to <= selected.to;
    return [{ at, words: text.slice(at, to), isMarked: at >= start && to <= end, isSelected }];
  });
}
