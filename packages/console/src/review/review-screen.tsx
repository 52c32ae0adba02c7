import { useCallback, useMemo, useState } from 'preact/hooks';
import { DecideBar } from '../record/decide-bar.tsx';
import type { Action } from '../record/key-bar.tsx';
import type { AskedForm } from '../record/small-forms.ts';
import { type Board, currentOf, decide } from './board.ts';
import { BoardList } from './board-list.tsx';
import { ClaimCard } from './claim-card.tsx';
import { claimForm } from './claim-form.ts';
import type { Changes, DeskClaim, DeskReport } from './desk-claim.ts';
import { EditForm } from './edit-form.tsx';
import { PasteForm } from './paste-form.tsx';
import { ReportText } from './report-text.tsx';
import { useKeys } from './use-keys.ts';
import type { ReviewDesk } from './use-review.ts';
import { extended, moved, otherEnd, type Selected, wordsOf } from './word-selection.ts';

/** Where reports become claims: the text on one side, what was read out of it on the other. */
export function ReportsScreen({ desk }: { readonly desk: ReviewDesk }) {
  const { reports, report, board, isBusy } = desk;
  if (report !== undefined && board !== undefined) return <OpenReport {...{ desk, report, board }} />;
  if (reports === undefined) return <p class="none">{isBusy ? 'Reading …' : 'The reports could not be read.'}</p>;
  return (
    <PasteForm
      reports={reports}
      faults={desk.faults}
      onPaste={desk.paste}
      onFiles={desk.pasteAll}
      onOpen={(sha256) => void desk.open(sha256)}
    />
  );
}

const EDITED = 'put right at the review desk';

interface OpenProps {
  readonly desk: ReviewDesk;
  readonly report: DeskReport;
  readonly board: Board<DeskClaim>;
}

function OpenReport({ desk, report, board }: OpenProps) {
  const [isEditing, setEditing] = useState(false);
  const current = currentOf(board);
  const span = current?.spans?.[0];
  const [taken, setTaken] = useState<{ readonly at: string | undefined; readonly words: Selected } | undefined>(undefined);
  // Words are selected for the claim that somebody is at.
  const selected = taken?.at === current?.id ? taken?.words : undefined;
  const setSelected = useCallback((words: Selected) => setTaken({ at: current?.id, words }), [current?.id]);
  const words = useMemo(() => wordsOf(report.text), [report.text]);
  const from = selected ?? { from: span?.[0] ?? 0, to: span?.[1] ?? 0, moving: 'to' };
  useKeys({
    ArrowRight: () => setSelected(moved(words, from, forward(1))),
    ArrowLeft: () => setSelected(moved(words, from, forward(-1))),
    'Shift+ArrowRight': () => setSelected(extended(words, from, forward(1))),
    'Shift+ArrowLeft': () => setSelected(extended(words, from, forward(-1))),
    o: () => setSelected(otherEnd(from)),
    Escape: () => setTaken(undefined),
  });
  const quoteOf = (words: Selected) => ({
    span: [words.from, words.to] as const,
    quote: report.text.slice(words.from, words.to),
  });
  const change = (changes: Changes) => {
    if (current === undefined || Object.keys(changes).length === 0) return;
    const isDraft = current.standing === 'draft';
    desk.change(decide(board, [current], isDraft ? { decision: 'amend', reason: EDITED, changes } : { decision: 'propose', changes }));
  };
  const more = (show: (form: AskedForm) => void): readonly Action[] => [
    [
      'e',
      current?.standing === 'public' || current?.standing === 'confirmed' ? 'correct' : 'edit',
      () => setEditing(current !== undefined),
    ],
    ['w', 'selection is its quote', () => (selected === undefined ? desk.say('select words first') : change(quoteOf(selected)))],
    ['n', 'missed claim …', () => from.to > from.from && show(claimForm({ desk, kinds: report.kinds, ...quoteOf(from) }))],
    [
      'l',
      'all reports',
      () => (board.marks.size === 0 ? void desk.list() : desk.say('not yet: s sends what you decided, u takes it back')),
    ],
  ];
  return (
    <>
      <ReportText text={report.text} span={span} selected={selected} onSelect={setSelected} />
      <section class="drafts" aria-label="Drafts" aria-busy={desk.isBusy}>
        <BoardList
          board={board}
          label="Drafts"
          onChange={desk.change}
          card={(claim, mark) => <ClaimCard claim={claim} operator={board.operator} mark={mark} />}
        />
        {isEditing && current !== undefined ? (
          <EditForm
            claim={current}
            kinds={report.kinds}
            onCancel={() => setEditing(false)}
            onSave={(changes) => {
              setEditing(false);
              change(changes);
            }}
          />
        ) : (
          <DecideBar board={board} desk={desk} onChange={desk.change} more={more} />
        )}
      </section>
    </>
  );
}

/** To the right is back where the text runs to the left. */
function forward(by: 1 | -1): 1 | -1 {
  const article = document.querySelector('.report');
  const isLeftward = article !== null && getComputedStyle(article).direction === 'rtl';
  return isLeftward ? (by === 1 ? -1 : 1) : by;
}
