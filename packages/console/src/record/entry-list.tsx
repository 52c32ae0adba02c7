import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { alike, type Board } from '../review/board.ts';
import { EntryCard } from './entry-card.tsx';

interface ListProps {
  readonly board: Board;
  readonly label: string;
  readonly onChange: (board: Board) => void;
  readonly children?: ComponentChildren;
}

/** The entries of a board, the current one in view. */
export function EntryList({ board, label, onChange }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  const same = alike(board);
  useEffect(() => list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' }), [board.at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
    <ol ref={list} aria-label={label} tabIndex={0}>
      {board.entries.map((entry, place) => (
        <EntryCard
          key={entry.id}
          entry={entry}
          operator={board.operator}
          mark={board.marks.get(entry.id)}
          isCurrent={place === board.at}
          isAlike={same.length > 1 && same.includes(entry)}
          onPick={() => onChange({ ...board, at: place })}
        />
      ))}
    </ol>
  );
}
