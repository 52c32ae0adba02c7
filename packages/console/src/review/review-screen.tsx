import { useEffect, useRef, useState } from 'preact/hooks';
import type { OperatorView } from '../view.ts';
import { alike, type Board, currentOf, decide, step, undo, waitingCount } from './board.ts';
import { ClaimCard } from './claim-card.tsx';
import type { DeskClaim, DeskReport } from './desk-claim.ts';
import { EditForm } from './edit-form.tsx';
import { PasteForm } from './paste-form.tsx';
import { ReportText } from './report-text.tsx';
import { useKeys } from './use-keys.ts';
import { type ReviewDesk, useReview } from './use-review.ts';

/** The desk where reports become claims: the text on one side, what was read out of it on the other. */
export function ReviewScreen({ view, onClose }: { readonly view: OperatorView; readonly onClose: () => void }) {
  const desk = useReview();
  const { reports, report, board } = desk;
  useKeys({ r: onClose });
  return (
    <main class="review">
      <header class="lanes">
        <h1>Review</h1>
        <InForceNote view={view} />
        <span role="status">{desk.said}</span>
        <button type="button" class="clock" onClick={onClose}>
          <kbd>r</kbd> Map
        </button>
      </header>
      {report !== undefined && board !== undefined ? (
        <OpenReport {...{ desk, report, board }} />
      ) : (
        reports !== undefined && <PasteForm key={reports.length} reports={reports} onPaste={desk.paste} onOpen={desk.open} />
      )}
    </main>
  );
}

/** Whoever reads reports must not miss what is happening now. */
function InForceNote({ view }: { readonly view: OperatorView }) {
  const zones = new Set(view.alerts.filter(({ status }) => status === 'Actual').flatMap((alert) => alert.zones)).size;
  if (zones === 0) return null;
  return (
    <div class="lane Actual shelter" role="alert">
      <b>LIVE</b> {zones} zones under alert
    </div>
  );
}

const REJECTED = 'the text does not say this';
const EDITED = 'put right at the review desk';

interface OpenProps {
  readonly desk: ReviewDesk;
  readonly report: DeskReport;
  readonly board: Board;
}

function OpenReport({ desk, report, board }: OpenProps) {
  const [isEditing, setEditing] = useState(false);
  const current = currentOf(board);
  const same = alike(board);
  return (
    <>
      <ReportText text={report.text} span={current?.spans?.[0]} />
      <section class="drafts" aria-label="Drafts">
        <ClaimList board={board} same={same} onChange={desk.change} />
        {isEditing && current !== undefined ? (
          <EditForm
            claim={current}
            kinds={report.kinds}
            onCancel={() => setEditing(false)}
            onSave={(changes) => {
              setEditing(false);
              if (Object.keys(changes).length > 0) desk.change(decide(board, [current], { decision: 'amend', reason: EDITED, changes }));
            }}
          />
        ) : (
          <KeyBar {...{ desk, board, same }} onEdit={() => setEditing(true)} />
        )}
      </section>
    </>
  );
}

interface ListProps {
  readonly board: Board;
  readonly same: readonly DeskClaim[];
  readonly onChange: (board: Board) => void;
}

function ClaimList({ board, same, onChange }: ListProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector('.current')?.scrollIntoView({ block: 'nearest' }), [board.at]);
  return (
    <ol ref={list}>
      {board.claims.map((claim, place) => (
        <ClaimCard
          key={claim.id}
          claim={claim}
          operator={board.operator}
          mark={board.marks.get(claim.id)}
          isCurrent={place === board.at}
          isAlike={same.length > 1 && same.includes(claim)}
          onPick={() => onChange({ ...board, at: place })}
        />
      ))}
    </ol>
  );
}

interface BarProps {
  readonly desk: ReviewDesk;
  readonly board: Board;
  readonly same: readonly DeskClaim[];
  readonly onEdit: () => void;
}

/** What each key does here, which is also what each button does. Publishing is one claim at a time: there is no key for many. */
function KeyBar({ desk, board, same, onEdit }: BarProps) {
  const current = currentOf(board);
  const here = current === undefined ? [] : [current];
  const actions: readonly (readonly [string, string, () => void])[] = [
    ['j', 'next', () => desk.change(step(board, 1))],
    ['k', 'back', () => desk.change(step(board, -1))],
    ['Enter', 'confirm', () => desk.change(decide(board, here, { decision: 'confirm' }))],
    ['Shift+Enter', `confirm ${same.length} of this kind`, () => desk.change(decide(board, same, { decision: 'confirm' }))],
    ['x', 'reject', () => desk.change(decide(board, here, { decision: 'reject', reason: REJECTED }))],
    ['e', 'edit', onEdit],
    ['u', 'undo', () => desk.change(undo(board))],
    ['s', `send ${board.marks.size}`, () => void desk.send()],
    ['p', 'publish this one', () => void (current?.standing === 'confirmed' && desk.publish(current.id))],
    ['l', 'all reports', () => void (board.marks.size === 0 && desk.list())],
  ];
  useKeys(Object.fromEntries(actions.map(([key, , action]) => [key, action])));
  return (
    <footer>
      <p>
        {waitingCount(board)} wait for you, {board.marks.size} decided and not sent
      </p>
      {actions.map(([key, label, action]) => (
        <button key={key} type="button" onClick={action}>
          <kbd>{key}</kbd> {label}
        </button>
      ))}
    </footer>
  );
}
