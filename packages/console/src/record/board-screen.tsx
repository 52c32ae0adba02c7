import { useEffect, useState } from 'preact/hooks';
import { currentOf } from '../review/board.ts';
import { useKeys } from '../review/use-keys.ts';
import { DecideBar } from './decide-bar.tsx';
import type { DeskClaim, FullEntry } from './desk-entry.ts';
import { EntryDetail } from './entry-detail.tsx';
import { EntryList } from './entry-list.tsx';
import { useAnswer } from './use-answer.ts';
import { useEntryBoard } from './use-entry-board.ts';

interface ScreenProps {
  readonly say: (text: string) => void;
  /** Opens a claim's report at the claim. */
  readonly onReport: (claim: DeskClaim) => void;
}

/** Everything that waits: for a second person, for publication, for a second pair of eyes on a figure that fell. */
export function WaitingScreen(props: ScreenProps) {
  return <BoardScreen path="queue" label="What waits" none="Nothing waits for a second person." {...props} />;
}

const KINDS = ['agreement', 'extension', 'breach', 'notice', 'series', 'series-point', 'assessment', 'incident', 'link', 'claim'] as const;

/** All that people made, by kind and by words of it. */
export function EntriesScreen(props: ScreenProps) {
  const [kind, setKind] = useState<string>('agreement,extension,breach,notice,series,series-point,assessment');
  const [words, setWords] = useState('');
  useKeys({ '/': () => document.querySelector<HTMLInputElement>('.find input')?.focus() });
  return (
    <>
      <form class="find" onSubmit={(event) => event.preventDefault()}>
        <label>
          Kind
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            <option value="agreement,extension,breach,notice,series,series-point,assessment">
              agreements, notices, series, assessments
            </option>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {each.replace('-', ' ')}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>
            <kbd>/</kbd> Words
          </span>
          <input
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
            onKeyDown={(event) => (event.key === 'Enter' || event.key === 'Escape') && event.currentTarget.blur()}
          />
        </label>
      </form>
      <BoardScreen
        path={`entries?kinds=${kind}&q=${encodeURIComponent(words)}`}
        label="Entries"
        none="Nothing yet. N makes a new one."
        {...props}
      />
    </>
  );
}

interface BoardProps extends ScreenProps {
  readonly path: string;
  readonly label: string;
  readonly none: string;
}

function BoardScreen({ path, label, none, say, onReport }: BoardProps) {
  const desk = useEntryBoard(path, say);
  const { board, isLoading, problem } = desk;
  const current = board === undefined ? undefined : currentOf(board);
  const full = useAnswer<FullEntry>(current === undefined ? undefined : `entries/${encodeURIComponent(current.id)}`);
  useEffect(() => void full.reload(), [board?.entries]);
  const inReports = Number(desk.answer['inReports'] ?? 0);
  if (board === undefined) return <p class="none">{problem ?? 'Reading …'}</p>;
  return (
    <>
      <section class="list" aria-label={label} aria-busy={isLoading}>
        {problem !== undefined && <p role="alert">{problem}</p>}
        {board.entries.length === 0 && <p class="none">{none}</p>}
        {inReports > 0 && <p class="none">{`${inReports} drafts wait with their reports (R).`}</p>}
        <EntryList board={board} label={label} onChange={desk.change} />
      </section>
      <section class="drafts" aria-label="The entry" data-unsent={board.marks.size > 0 ? board.marks.size : undefined}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls is reached by keyboard */}
        <article class="detail" tabIndex={0} aria-label="Entry in full">
          {current !== undefined && <EntryDetail full={full} />}
        </article>
        <DecideBar
          board={board}
          desk={desk}
          onChange={desk.change}
          more={() => (current?.kind === 'claim' ? [['c', 'in its report', () => onReport(current)]] : [])}
        />
      </section>
    </>
  );
}
