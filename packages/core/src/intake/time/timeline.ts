import type { DraftTime, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Report } from '../reading/read-report.ts';
import { addDays, type Day, daysBetween } from './calendar.ts';
import { isMainTime, leadingClause, sharesClause } from './clause-times.ts';
import { type ClockMention, momentOf } from './read-clock.ts';
import { readThreads, type SentenceTimes } from './thread.ts';
import type { TimeMention } from './time-mention.ts';
import { findTruceSpan } from './truce-span.ts';

const DURING_TRUCE: ReadonlySet<Kind> = new Set<Kind>(['truce_duration', 'hostages_released', 'prisoners_released']);
/** What follows from one launch: without a day of its own it has that of the launch told before. */
const LAUNCH_FAMILY: ReadonlySet<Kind> = new Set<Kind>([
  'launch_count',
  'launch',
  'interception',
  'impact_open_area',
  'fell_short',
  'fell_in_sea',
  'impact',
  'midair_explosion',
  'no_interception',
  'sirens',
  'app_alert',
  'sheltering',
]);
/** "Has launched": told of now, whatever day stands further on. */
const PERFECT = /\b(?:has|have) (?:\w+ )?(?:\w+(?:ed|wn|en|un)|struck|hit|shot|sent|begun|said|put|left)\b/;
/** Stands for a day nobody knows: what is counted from it is dropped. */
const UNKNOWN: Day = '1500-01-15';

/** What is asked of a timeline. */
export interface TimeQuestion {
  readonly sentence: number;
  readonly at: Span;
  readonly kind: Kind;
}

/** Says when things told in a report happened; asked in the order of the text. */
export class Timeline {
  readonly #report: Report;
  readonly #published: Day | undefined;
  readonly #timeZone: string;
  readonly #times: readonly SentenceTimes[];
  readonly #truce: DraftTime | undefined;
  #launch: { readonly time: DraftTime; readonly sentence: number } | undefined;

  /** Reads all times of a report. Without a day of publication only dates with a year are known. */
  constructor(report: Report, published: Day | undefined, timeZone: string) {
    this.#report = report;
    this.#published = published;
    this.#timeZone = timeZone;
    this.#times = readThreads(report, published ?? UNKNOWN, timeZone);
    this.#truce = findTruceSpan(
      report,
      this.#times.map(({ mentions }) => mentions),
      published,
    );
  }

  /** The time in a claim's own clause, else of its sentence, else the one that the telling is at; `null` where nothing tells. */
  timeOf(question: TimeQuestion): DraftTime | null {
    const here = this.#times[question.sentence];
    if (here === undefined) return null;
    if (question.kind === 'truce_duration' && this.#truce !== undefined) return this.#truce;
    const own = this.#ownTime(question, here);
    if (own !== null) {
      if (LAUNCH_FAMILY.has(question.kind)) this.#launch = { time: own, sentence: question.sentence };
      return own;
    }
    return this.#carriedTime(question, here);
  }

  #ownTime(question: TimeQuestion, here: SentenceTimes): DraftTime | null {
    const mention = this.#nearest(question, here.mentions);
    const clock = here.clocks.find((candidate) => this.#isNear(question, candidate));
    if (mention !== undefined) return this.#mentionTime(question, mention, clock);
    return clock === undefined || this.#published === undefined ? null : this.#clockTime(clock, this.#published);
  }

  #mentionTime(question: TimeQuestion, mention: TimeMention, clock: ClockMention | undefined): DraftTime | null {
    if (!isKnown(mention.from)) return null;
    if (clock !== undefined && mention.from === mention.to) return this.#clockTime(clock, mention.from);
    const words = this.#report.text.slice(mention.start, mention.end);
    const clause = leadingClause(this.#report, question.sentence, question.at);
    const isLaunch = LAUNCH_FAMILY.has(question.kind) && mention.precision === 'day' && !/^(?:late|early)/i.test(words);
    const isBefore = isLaunch && clause !== undefined && /^after\b/.test(clause.words) && mention.end <= clause.start;
    // "Retaliated on Thursday after a rocket …": the rocket came that day or on the eve.
    if (isBefore && mention.from === mention.to) {
      return { iso: `${addDays(mention.from, -1)}/${mention.to}`, precision: 'day-range', basis: `inferred: before ${words}` };
    }
    return { iso: mention.iso, precision: mention.precision, basis: `words: ${words}` };
  }

  #carriedTime({ kind, sentence }: TimeQuestion, { thread }: SentenceTimes): DraftTime | null {
    if (DURING_TRUCE.has(kind) && this.#truce !== undefined) return this.#truce;
    if (
      LAUNCH_FAMILY.has(kind) &&
      this.#launch !== undefined &&
      this.#launch.sentence >= thread.sentence &&
      sentence - this.#launch.sentence < 40
    ) {
      return inheritedTime(this.#launch.time);
    }
    if (thread.mention !== undefined && thread.sentence !== sentence && isKnown(thread.mention.from)) {
      const { iso, precision, start, end } = thread.mention;
      return { iso, precision, basis: `told at: ${this.#report.text.slice(start, end)}` };
    }
    return this.#published === undefined ? null : { iso: this.#published, precision: 'day', basis: 'inferred: day of publication' };
  }

  #clockTime(clock: ClockMention, day: Day): DraftTime {
    const words = this.#report.text.slice(clock.start, clock.end);
    return { iso: momentOf(clock, day, this.#timeZone), precision: clock.isAbout ? 'about, hour' : 'minute', basis: `words: ${words}` };
  }

  #nearest({ sentence, at }: TimeQuestion, mentions: readonly TimeMention[]): TimeMention | undefined {
    const inClause = mentions.filter((mention) => sharesClause(this.#report, sentence, [mention, at]));
    if (inClause.length > 0) return closest(inClause, at);
    const isPerfect = PERFECT.test(this.#report.plain.slice(Math.max(this.#report.sentences[sentence]?.start ?? 0, at.start - 25), at.end));
    const main = mentions.filter(
      (mention) =>
        isMainTime(this.#report, sentence, mention) &&
        !(isPerfect && !mention.isWindow && this.#published !== undefined && daysBetween(mention.to, this.#published) > 1),
    );
    return closest(main, at);
  }

  #isNear({ sentence, at }: TimeQuestion, clock: ClockMention): boolean {
    return sharesClause(this.#report, sentence, [clock, at]) || distance(clock, at) < 60;
  }
}

/** Whether a day was told, not counted from a day of publication that nobody knows. */
function isKnown(day: Day): boolean {
  return Math.abs(daysBetween(UNKNOWN, day)) > 5000;
}

/** What follows from an event has its day, or its night; the minute was that of the event alone. */
function inheritedTime({ iso, precision, basis }: DraftTime): DraftTime {
  const isMoment = iso.includes('T') && !iso.includes('/');
  return { iso: isMoment ? iso.slice(0, 10) : iso, precision: isMoment ? 'day' : precision, basis: `told before: ${basis}` };
}

function closest(mentions: readonly TimeMention[], at: Span): TimeMention | undefined {
  return mentions.reduce<TimeMention | undefined>(
    (one, other) => (one === undefined || distance(other, at) < distance(one, at) ? other : one),
    undefined,
  );
}

function distance(one: Span, other: Span): number {
  return Math.max(0, Math.max(one.start, other.start) - Math.min(one.end, other.end));
}
