import type { Board } from '../review/board.ts';
import { BoardList } from '../review/board-list.tsx';
import { EntryCard } from './entry-card.tsx';

interface ListProps {
  readonly board: Board;
  readonly label: string;
  readonly onChange: (board: Board) => void;
}

/** Entries of every kind, the current one in view. */
export function EntryList({ board, label, onChange }: ListProps) {
  return (
    <BoardList
      board={board}
      label={label}
      onChange={onChange}
      card={(entry, mark) => <EntryCard entry={entry} operator={board.operator} mark={mark} />}
    />
  );
}
