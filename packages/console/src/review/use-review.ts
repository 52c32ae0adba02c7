import { useEffect, useState } from 'preact/hooks';
import { type Board, openBoard, reviewsOf, withoutMark } from './board.ts';
import type { DeskReport, ListedReport } from './desk-claim.ts';

/** A report as it is pasted. */
export interface Pasted {
  readonly text: string;
  readonly publisher?: string;
  readonly date?: string;
}

/** What the review desk knows and can ask. */
export interface ReviewDesk {
  readonly reports: readonly ListedReport[] | undefined;
  readonly report: DeskReport | undefined;
  readonly board: Board | undefined;
  /** A sentence about the last thing that went wrong, or was done. */
  readonly said: string;
  change(board: Board): void;
  list(): Promise<void>;
  open(sha256: string): Promise<void>;
  paste(pasted: Pasted): Promise<void>;
  /** Sends what was decided, all or none. */
  send(): Promise<void>;
  /** Publishes one confirmed claim. */
  publish(id: string): Promise<void>;
}

/** Reads reports from the server and sends decisions to it. */
export function useReview(): ReviewDesk {
  const [reports, setReports] = useState<readonly ListedReport[] | undefined>(undefined);
  const [report, setReport] = useState<DeskReport | undefined>(undefined);
  const [board, setBoard] = useState<Board | undefined>(undefined);
  const [said, setSaid] = useState('');

  async function list(): Promise<void> {
    setReport(undefined);
    setBoard(undefined);
    const answer = await ask('artifacts');
    if (answer.ok) setReports((answer.body as { artifacts: readonly ListedReport[] }).artifacts);
    else setSaid(answer.problem);
  }

  async function open(sha256: string): Promise<void> {
    const answer = await ask(`artifacts/${sha256}`);
    if (!answer.ok) {
      setSaid(answer.problem);
      return;
    }
    const opened = answer.body as DeskReport;
    // What was amended lives on in the claim that took its place.
    const claims = opened.claims.filter(({ standing }) => standing !== 'amended');
    setReport(opened);
    setBoard(openBoard(claims, opened.operator));
  }

  async function review(reviews: readonly object[], done: string): Promise<void> {
    const answer = await ask('reviews', { reviews });
    setSaid(answer.ok ? done : answer.problem);
    if (answer.ok && report !== undefined) await open(report.artifact.sha256);
    if (!answer.ok && board !== undefined && answer.place !== undefined) setBoard(withoutMark(board, answer.place));
  }

  useEffect(() => void list(), []);
  const isUnsent = (board?.marks.size ?? 0) > 0;
  useEffect(() => (isUnsent ? askBeforeLeaving() : undefined), [isUnsent]);

  return {
    reports,
    report,
    board,
    said,
    change: setBoard,
    list,
    open,
    async paste(pasted) {
      const answer = await ask('intake', pasted);
      setSaid(answer.ok ? '' : answer.problem);
      if (answer.ok) await open((answer.body as { artifact: string }).artifact);
    },
    async send() {
      if (board !== undefined && board.marks.size > 0) await review(reviewsOf(board), `${board.marks.size} decisions are in the record`);
    },
    publish: (subject) => review([{ subject, decision: 'publish' }], 'published'),
  };
}

type Asked = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: string; readonly place?: number };

async function ask(path: string, body?: object): Promise<Asked> {
  const init = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    const response = await fetch(`/v1/operator/record/${path}`, init);
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, body: answer };
    const { detail = String(response.status), errors } = answer as { detail?: string; errors?: readonly { path: string }[] };
    const place = /^reviews\[(\d+)\]/.exec(errors?.[0]?.path ?? '')?.[1];
    return { ok: false, problem: `refused: ${detail}`, ...(place === undefined ? {} : { place: Number(place) }) };
  } catch {
    return { ok: false, problem: 'the server does not answer: nothing was sent' };
  }
}

function askBeforeLeaving(): () => void {
  const keep = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener('beforeunload', keep);
  return () => removeEventListener('beforeunload', keep);
}
