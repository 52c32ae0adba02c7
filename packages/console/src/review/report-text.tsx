import { useEffect, useRef } from 'preact/hooks';
import { pieces, type Selected, trimmed } from './word-selection.ts';

/** A finger's selection is taken when its handles have rested this long. */
const REST_MS = 400;

interface TextProps {
  readonly text: string;
  /** The words of the claim that somebody is at. */
  readonly span: readonly [number, number] | undefined;
  readonly selected: Selected | undefined;
  readonly onSelect: (selected: Selected) => void;
}

/** The report with the words of one claim marked, and in view; words can be selected in it. */
export function ReportText({ text, span, selected, onSelect }: TextProps) {
  const article = useRef<HTMLElement>(null);
  const [start, end] = span ?? [0, 0];
  const scroll = (selector: string, block: ScrollLogicalPosition) => article.current?.querySelector(selector)?.scrollIntoView({ block });
  useEffect(() => scroll('.marked', 'center'), [start, end]);
  useEffect(() => scroll('.selected', 'nearest'), [selected?.from, selected?.to]);
  useEffect(
    () =>
      listen(article.current, (from, to) => {
        const taken = trimmed(text, from, to);
        if (taken !== undefined) onSelect(taken);
      }),
    [text, onSelect],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls is reached by keyboard
    <article class="report" dir="auto" tabIndex={0} aria-label="The report" ref={article}>
      {pieces(text, span, selected).map(({ at, words, isMarked, isSelected }) =>
        isMarked || isSelected ? (
          <mark key={at} class={`${isMarked ? 'marked' : ''} ${isSelected ? 'selected' : ''}`}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </article>
  );
}

/** Tells what a pointer selected, once it has been let go: to mark it earlier would take the text away under the pointer. */
function listen(article: HTMLElement | null, tell: (from: number, to: number) => void): (() => void) | undefined {
  if (article === null) return undefined;
  let isDown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    const range = document.getSelection();
    if (range === null || range.isCollapsed || !article.contains(range.anchorNode) || !article.contains(range.focusNode)) return;
    const [from, to] = [offsetOf(article, range.anchorNode, range.anchorOffset), offsetOf(article, range.focusNode, range.focusOffset)];
    range.removeAllRanges();
    tell(from, to);
  };
  const press = () => {
    isDown = true;
  };
  const release = () => {
    isDown = false;
    take();
  };
  const change = () => {
    clearTimeout(timer);
    if (!isDown) timer = setTimeout(take, REST_MS);
  };
  article.addEventListener('mousedown', press);
  addEventListener('mouseup', release);
  document.addEventListener('selectionchange', change);
  return () => {
    clearTimeout(timer);
    article.removeEventListener('mousedown', press);
    removeEventListener('mouseup', release);
    document.removeEventListener('selectionchange', change);
  };
}

/** Characters of the article before a place in it. */
function offsetOf(article: HTMLElement, node: Node | null, offset: number): number {
  const range = document.createRange();
  range.setStart(article, 0);
  range.setEnd(node ?? article, node === null ? 0 : offset);
  return range.toString().length;
}
