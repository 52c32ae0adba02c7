import type { Span } from '../draft-claim.ts';
import type { Day } from './calendar.ts';

/** Words that say when. */
export interface TimeMention extends Span {
  /** First and last day, as far as they are known. */
  readonly from: Day;
  readonly to: Day;
  readonly iso: string;
  readonly precision: string;
  /** "since October 7", "on average for three months": holds for the whole sentence it begins. */
  readonly isWindow: boolean;
  /** "the day before": from the day the report is at, not from the day of publication. */
  readonly isRelative: boolean;
  /** Told by its date ("Jan 2"), not by the day of the week: background more often than news. */
  readonly isDated: boolean;
}

/** What words about time are counted from. */
export interface TimeFrame {
  readonly published: Day;
  readonly timeZone: string;
  /** The day that the telling is at. */
  readonly current: Day;
  /** The day that the sentences before named last, of whatever they told. */
  readonly named?: Day | undefined;
  /** The telling is at a morning. */
  readonly isMorning: boolean;
}

/** What words were read to mean, before their place in the text is known. */
export type TimeRead = Omit<TimeMention, 'start' | 'end' | 'isWindow' | 'isRelative' | 'isDated'> & { readonly isRelative?: boolean };
