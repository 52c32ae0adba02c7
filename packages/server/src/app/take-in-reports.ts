import { createHash } from 'node:crypto';
import type { Author } from '@tocsin/core/record/model/agent';
import type { Result } from '@tocsin/core/units/result';
import type { Clock } from '../ports/clock.ts';
import { pause } from '../ports/pause.ts';
import type { FoundReport, PassedOver, ReportSource, ReportSourceHealth } from '../ports/report-source.ts';
import type { GivenReport } from './draft-report.ts';
import { turns } from './in-turn.ts';
import type { DeskRefusal, TakenReport } from './record-desk.ts';

/** As at the desk: half a second of drafting, in which the record answers nobody else. */
const TEXT_LENGTH_MAX = 200_000;
/** A report that the record cannot take now is offered again after so long, doubled each time up to the second. */
const AGAIN_MS = 1_000;
const AGAIN_MS_MAX = 60_000;
const PASSED_OVER_MAX = 20;

/** As much of the desk as takes reports in. */
export interface IntakeDesk {
  /** Undefined where no report with the text of this hash is on the disk. */
  artifact(sha256: string): Promise<unknown>;
  /** Keeps a text and drafts its claims. */
  takeReport(report: GivenReport, by: string | Author): Promise<Result<TakenReport, DeskRefusal>>;
}

/** What reports that come in by themselves are taken in with. */
export interface ReportIntakeParts {
  readonly sources: readonly ReportSource[];
  readonly desk: IntakeDesk;
  readonly clock: Clock;
  readonly version: string;
  readonly onFault: (fault: unknown) => void;
}

/** How a source is doing, with what came of its reports since the start. */
export interface ReportIntakeHealth extends ReportSourceHealth {
  /** Reports whose claims were drafted. */
  readonly taken: number;
  /** Reports whose text was in the record. */
  readonly known: number;
  /** Why the record does not take what waits, if it does not. */
  readonly waiting?: string;
}

/** The door for reports that nobody carries in. */
export interface ReportIntake {
  health(): readonly ReportIntakeHealth[];
  close(): Promise<void>;
}

interface Tally {
  taken: number;
  known: number;
  waiting: string | undefined;
  /** The report that waits was entered; whether the disk has it is what it waits for. */
  isEntered: boolean;
  readonly passedOver: PassedOver[];
}

/**
 * Takes in what the sources find, one report at a time over all of them. Claims are drafted, and nothing else: a person confirms. A
 * report that the record cannot take now waits, and its source with it; no source remembers it as dealt with before it is on the disk.
 */
export function takeInReports(parts: ReportIntakeParts): ReportIntake {
  const { sources, clock, onFault } = parts;
  const stop = new AbortController();
  const oneAtATime = turns();
  const tallies = new Map(sources.map((source) => [source, newTally()]));

  async function follow(source: ReportSource, tally: Tally): Promise<void> {
    for await (const report of source.reports()) {
      for (let afterMs = AGAIN_MS; !stop.signal.aborted; afterMs = Math.min(AGAIN_MS_MAX, afterMs * 2)) {
        tally.waiting = await oneAtATime(() => attempt(parts, { source, report, tally }));
        if (tally.waiting === undefined) break;
        await pause(clock, afterMs, stop.signal);
      }
      // Given up before it was dealt with: the source is not asked for more, so that it finds this one again after a restart.
      if (tally.waiting !== undefined) return;
    }
  }

  const following = [...tallies].map(([source, tally]) =>
    follow(source, tally).catch((fault) => {
      tally.waiting = fault instanceof Error ? fault.message : String(fault);
      onFault(fault);
    }),
  );
  return {
    health: () =>
      [...tallies].map(([source, { taken, known, waiting, passedOver }]) => {
        const health = source.health();
        return {
          ...health,
          taken,
          known,
          passedOver: [...health.passedOver, ...passedOver],
          ...(waiting === undefined ? {} : { waiting }),
        };
      }),
    async close() {
      stop.abort();
      await Promise.all(sources.map((source) => source.close()));
      await Promise.all(following);
    },
  };
}

interface Attempt {
  readonly source: ReportSource;
  readonly report: FoundReport;
  readonly tally: Tally;
}

/** @returns why it is to be offered again; `undefined` when it is dealt with for good */
async function attempt(parts: ReportIntakeParts, { source, report, tally }: Attempt): Promise<string | undefined> {
  const { desk, version } = parts;
  if (report.text.length > TEXT_LENGTH_MAX) {
    passOver(tally, report, `${report.text.length} characters, at most ${TEXT_LENGTH_MAX}`);
    return undefined;
  }
  try {
    if ((await desk.artifact(createHash('sha256').update(report.text, 'utf8').digest('hex'))) !== undefined) {
      if (tally.isEntered) tally.taken += 1;
      else tally.known += 1;
      tally.isEntered = false;
      return undefined;
    }
    const taken = await desk.takeReport(report, { type: 'software', id: `${source.kind} ${source.id}`.slice(0, 128), version });
    if (taken.ok && !taken.value.durable) {
      tally.isEntered = true;
      return NOT_DURABLE;
    }
    if (taken.ok) tally.taken += 1;
    else if (isBehind(taken.error)) return NOT_DURABLE;
    else passOver(tally, report, taken.error.issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
    tally.isEntered = false;
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

const NOT_DURABLE = 'the journal cannot write';

/** The desk takes nothing before what it took last is on the disk. */
function isBehind({ issues }: DeskRefusal): boolean {
  return issues.some(({ code }) => code === 'behind');
}

function passOver(tally: Tally, { title, url, text }: FoundReport, reason: string): void {
  tally.passedOver.push({ what: (url ?? title ?? text).slice(0, 80).trim(), reason });
  if (tally.passedOver.length > PASSED_OVER_MAX) tally.passedOver.shift();
}

function newTally(): Tally {
  return { taken: 0, known: 0, waiting: undefined, isEntered: false, passedOver: [] };
}
