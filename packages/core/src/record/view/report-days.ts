import type { RecordState } from '../gate/record-state.ts';
import { wallMsAt } from '../when/zone-clock.ts';
import type { PublicOptions } from './public-options.ts';
import { laneOf } from './situation-report.ts';

/** A day at whose end the situation report was another one than the day before: who read it then asks for what came after its `seq`. */
export interface ReportDay {
  /** On the calendar of the place. */
  readonly day: string;
  readonly seq: number;
}

/** The days before today on which something became different for the public, oldest first. */
export function reportDaysOf(state: RecordState, { nowMs, timeZone, status }: PublicOptions): readonly ReportDay[] {
  const dayOf = (ms: number) => new Date(wallMsAt(ms, timeZone)).toISOString().slice(0, 10);
  const today = dayOf(nowMs);
  const last = new Map<string, number>();
  for (const { seq, at, id } of state.changes) if (laneOf(state, id) === status) last.set(dayOf(at), seq);
  return [...last].filter(([day]) => day < today).map(([day, seq]) => ({ day, seq }));
}
