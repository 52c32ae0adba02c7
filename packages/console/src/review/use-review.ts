import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../record/ask.ts';
import { type Decider, post, type Refused, sendBoard, useLeaveGuard } from '../record/use-entry-board.ts';
import { type Board, openBoard } from './board.ts';
import type { Changes, DeskClaim, DeskReport, ListedReport } from './desk-claim.ts';
import { reopened } from './reopened.ts';

/** A report as it is pasted, or read from a file. */
export interface Pasted {
  readonly text: string;
  readonly publisher?: string;
  readonly date?: string;
  readonly title?: string;
  readonly url?: string;
  readonly timeZone?: string;
  readonly status?: string;
  /** Of a file. */
  readonly name?: string;
}

/** What came of one of several files. */
export interface Taken {
  readonly name: string;
  readonly drafts: number;
  readonly problem?: string;
}

/** What the review desk knows and can ask. */
export interface ReviewDesk extends Decider {
  readonly reports: readonly ListedReport[] | undefined;
  readonly report: DeskReport | undefined;
  readonly board: Board<DeskClaim> | undefined;
  /** Something is on its way. */
  readonly isBusy: boolean;
  /** What the server would not have of the last report, by field. */
  readonly faults: Refused;
  change(board: Board<DeskClaim>): void;
  list(): Promise<void>;
  /** Opens a report, at one of its claims where that is given. */
  open(sha256: string, claim?: string): Promise<void>;
  paste(pasted: Pasted): Promise<void>;
  pasteAll(files: readonly Pasted[]): Promise<readonly Taken[]>;
  /** Drafts a claim that was missed. */
  add(claim: Changes): Promise<Refused | undefined>;
}

interface Shown {
  readonly report: DeskReport;
  readonly board: Board<DeskClaim>;
}

/** Reads reports from the server and sends decisions to it. */
export function useReview(say: (text: string) => void): ReviewDesk {
  const reading = useReports(say);
  const { report, board, open, list, busily, change } = reading;
  const [faults, setFaults] = useState<Refused>(new Map());
  const reload = async () => (report === undefined ? undefined : open(report.artifact.sha256));
  useEffect(() => void list(), []);
  useLeaveGuard((board?.marks.size ?? 0) > 0);

  return {
    ...reading,
    faults,
    say,
    send: () => busily(() => sendBoard({ board, change, say, reload })),
    async paste(pasted) {
      const taken = await busily(() => take(pasted, say));
      setFaults(typeof taken === 'string' ? new Map() : taken);
      if (typeof taken !== 'string') return;
      say('');
      await open(taken);
    },
    async pasteAll(files) {
      const done: Taken[] = [];
      for (const file of files) done.push(await takenOf(file, await busily(() => take(file, say))));
      const answer = await ask<{ artifacts: readonly ListedReport[] }>('artifacts');
      if (answer.ok) reading.setReports(answer.body.artifacts);
      return done;
    },
    review: (reviews, done) => post({ path: 'reviews', body: { reviews }, done, say, reload }),
    enter: (entry, done) => post({ path: 'entries', body: { entry }, done, say, reload }),
    add: (claim) =>
      post({
        path: 'claims',
        body: { artifact: report?.artifact.sha256, ...claim },
        done: 'drafted: somebody else confirms it',
        say,
        reload,
      }),
  };
}

/** The list of reports, and the one that is open. */
function useReports(say: (text: string) => void) {
  const [reports, setReports] = useState<readonly ListedReport[] | undefined>(undefined);
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  const [isBusy, setBusy] = useState(true);
  const { report } = shown ?? {};
  /** Counts where somebody wanted to go: an answer that comes after they went elsewhere is dropped. */
  const turn = useRef(0);

  async function busily<Value>(work: () => Promise<Value>): Promise<Value> {
    setBusy(true);
    const value = await work();
    setBusy(false);
    return value;
  }

  async function list(): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    if (report === undefined) setReports(undefined);
    const answer = await busily(() => ask<{ artifacts: readonly ListedReport[] }>('artifacts'));
    if (mine !== turn.current) return;
    if (!answer.ok) return say(answer.problem);
    setReports(answer.body.artifacts);
    setShown(undefined);
  }

  async function open(sha256: string, claim?: string): Promise<void> {
    turn.current += 1;
    const mine = turn.current;
    const answer = await busily(() => ask<DeskReport>(`artifacts/${sha256}`));
    if (mine !== turn.current) return;
    if (!answer.ok) return say(answer.problem);
    // What was amended lives on in the claim that took its place.
    const claims = answer.body.claims.filter(({ standing }) => standing !== 'amended');
    const { operator } = answer.body;
    const place = claims.findIndex(({ id }) => id === claim);
    setShown((before) => {
      const next = before?.report.artifact.sha256 === sha256 ? reopened(before.board, claims, operator) : openBoard(claims, operator);
      return { report: answer.body, board: place === -1 ? next : { ...next, at: place } };
    });
  }

  const change = (next: Board<DeskClaim>) => setShown((before) => (before === undefined ? before : { ...before, board: next }));

  return { reports, report, board: shown?.board, isBusy, setReports, busily, change, list, open };
}

/** Hands a report in. @returns its hash, or what was refused, by field */
async function take({ name: _name, ...pasted }: Pasted, say: (text: string) => void): Promise<Refused | string> {
  const answer = await ask<{ artifact: string }>('intake', pasted);
  if (answer.ok) return answer.body.artifact;
  say(answer.problem);
  return new Map(answer.faults.map(({ path, message }) => [path, message]));
}

async function takenOf({ name = 'file' }: Pasted, taken: Refused | string): Promise<Taken> {
  if (typeof taken !== 'string')
    return { name, drafts: 0, problem: [...taken].map(([path, message]) => `${path}: ${message}`).join('; ') || 'refused' };
  const answer = await ask<DeskReport>(`artifacts/${taken}`);
  return { name, drafts: answer.ok ? answer.body.claims.length : 0 };
}
