import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskEntry } from '../record/desk-entry.ts';
import { alike, type Board } from './board.ts';
import type { Mark } from './desk-claim.ts';

interface ListProps<Entry extends DeskEntry> {
  readonly board: Board<Entry>;
  readonly label: string;
  readonly onChange: (board: Board<Entry>) => void;
  /** What a card says of its entry. */
  readonly card: (entry: Entry, mark: Mark | undefined) => ComponentChildren;
}

/** The entries of a board as cards, the current one in view. */
export function BoardList<Entry extends DeskEntry>({ board, label, onChange, card }: ListProps<Entry>) {
  const list = useRef<HTMLOListElement>(null);
  const same = alike(board);
  useEffect(() => list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' }), [board.at]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls is reached by keyboard
    <ol ref={list} aria-label={label} tabIndex={0}>
      {board.entries.map((entry, place) => {
        const mark = board.marks.get(entry.id);
        const isCurrent = place === board.at;
        const look = [
          mark?.decision ?? entry.standing,
          ...(isCurrent ? ['current'] : []),
          ...(same.length > 1 && same.includes(entry) ? ['alike'] : []),
        ];
        return (
          <li key={entry.id} class={`claim ${look.join(' ')}`} aria-current={isCurrent}>
            <button type="button" tabIndex={-1} onClick={() => onChange({ ...board, at: place })}>
              {card(entry, mark)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
