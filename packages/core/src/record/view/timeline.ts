import type { RecordState } from '../gate/record-state.ts';
import { wallMsAt } from '../when/zone-clock.ts';
import { placeSpanOf } from './place-span.ts';
import type { PublicOptions } from './public-options.ts';
import { type ShownClaim, shownClaims } from './shown-claim.ts';

/** One mark on a timeline. What is known to the day is drawn as a day. */
export interface TimelineMark {
  readonly lane: 'own' | 'claims';
  readonly id: string;
  readonly text: string;
  /** ISO 8601-2, as precise as it is known. */
  readonly edtf: string;
  /** On the wall clock of the place, milliseconds; the end is no longer inside. */
  readonly fromMs: number;
  readonly toMs: number;
}

/** Own detections and claims over time, in two lanes; claims without a time are told apart, not put somewhere. */
export interface Timeline {
  readonly marks: readonly TimelineMark[];
  readonly undated: readonly string[];
}

/** The timeline of everything public in a lane. */
export function timelineOf(state: RecordState, options: PublicOptions): Timeline {
  const claims = shownClaims(state, options);
  const own = [...state.own.values()].filter(({ what, status }) => what === 'alert' && status === options.status);
  const marks = [
    ...own.map(({ id, time, phase, zones = [] }): TimelineMark => {
      const fromMs = wallMsAt(Date.parse(time), options.timeZone);
      return { lane: 'own', id, text: `${phase ?? ''}: ${zones.length} zones`, edtf: time, fromMs, toMs: fromMs + 1_000 };
    }),
    ...claims.flatMap((claim) => markOf(claim, options)),
  ];
  return {
    marks: marks.toSorted((one, other) => one.fromMs - other.fromMs || (one.id < other.id ? -1 : 1)),
    undated: claims.filter((claim) => markOf(claim, options).length === 0).map(({ id }) => id),
  };
}

function markOf({ id, when, summary, kind }: ShownClaim, { timeZone }: PublicOptions): readonly TimelineMark[] {
  const span = when === undefined ? undefined : placeSpanOf(when, timeZone);
  return span === undefined || when === undefined ? [] : [{ lane: 'claims', id, text: summary ?? kind, edtf: when.edtf, ...span }];
}
