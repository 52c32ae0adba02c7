import type { DraftTime, Span } from '../draft-claim.ts';
import type { Kind } from '../kinds.ts';
import type { Report } from '../reading/read-report.ts';
import { addDays, type Day, daysBetween } from './calendar.ts';
import { goesOnTo, isCause, isMainTime, isSaidThen, leadingClause, sharesClause } from './clause-times.ts';
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
/** What somebody holds, the report holds today. */
const STATES: ReadonlySet<Kind> = new Set<Kind>(['hostages_held', 'prisoners_held']);
/** What lasts, and is told in the present: "access remains difficult". */
const LASTING: ReadonlySet<Kind> = new Set<Kind>(['access_restriction', 'service_disruption', 'movement_restriction', 'displaced', 'aid']);
const PRESENT = /\b(?:remains?|continues?|(?:is|are) (?:still|now|currently)|still)\b/;
/** What a paragraph that counts since a day goes on counting since then. */
const TOLLS: ReadonlySet<Kind> = new Set<Kind>([
  'casualties_killed',
  'casualties_injured',
  'displaced',
  'hostages_released',
  'prisoners_released',
]);
/** What a blow does: it comes at the time of the blow. */
const HARM: ReadonlySet<Kind> = new Set<Kind>(['casualties_killed', 'casualties_injured', 'casualties_none', 'killing', 'damage', 'fire']);
/** "Has launched": told of now, whatever day stands further on. */
const PERFECT = /(?<!\bto )\b(?:has|have) (?:\w+ )?(?:\w+(?:ed|wn|en|un)|struck|hit|shot|sent|begun|said|put|left)\b/;
/** "After a rocket was fired", but not "after firing", "after the latest salvo", or after one of that morning. */
const AFTER = /^after (?!\w+ing\b|the latest\b)(?!.*\b(?:morning|afternoon|evening|earlier|noon|hours?|minutes?)\b)/;
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
    const isEarlier = this.#truce !== undefined && here.mentions.some(({ to }) => to < (this.#truce?.iso ?? '').slice(0, 10));
    if (question.kind === 'truce_duration' && this.#truce !== undefined && !isEarlier) return this.#truce;
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
    const isBefore =
      isLaunch &&
      clause !== undefined &&
      AFTER.test(this.#report.plain.slice(clause.start, question.at.end)) &&
      mention.end <= clause.start;
    // "Retaliated on Thursday after a rocket …": the rocket came that day or on the eve.
    if (isBefore && mention.from === mention.to) {
      return { iso: `${addDays(mention.from, -1)}/${mention.to}`, precision: 'day-range', basis: `inferred: before ${words}` };
    }
    return { iso: mention.iso, precision: mention.precision, basis: `words: ${words}` };
  }

  #carriedTime({ kind, sentence, at }: TimeQuestion, { thread, window }: SentenceTimes): DraftTime | null {
    if (DURING_TRUCE.has(kind) && this.#truce !== undefined) return this.#truce;
    if (TOLLS.has(kind) && window !== undefined && isKnown(window.from)) {
      return { iso: window.iso, precision: window.precision, basis: `told over: ${this.#report.text.slice(window.start, window.end)}` };
    }
    if ((STATES.has(kind) || (LASTING.has(kind) && this.#isPresent(sentence, at))) && this.#published !== undefined)
      return { iso: this.#published, precision: 'day', basis: 'inferred: day of publication' };
    if (
      LAUNCH_FAMILY.has(kind) &&
      this.#launch !== undefined &&
      this.#launch.sentence >= thread.sentence &&
      sentence - this.#launch.sentence < 40
    ) {
      return inheritedTime(this.#launch.time);
    }
    if (thread.mention !== undefined && thread.sentence !== sentence && isKnown(thread.mention.from)) {
      const { precision, start, end, to } = thread.mention;
      // "Overnight and on Wednesday": the telling goes on at the day of the report.
      const iso = precision === 'day-range' && to === this.#published ? to : thread.mention.iso;
      return { iso, precision, basis: `told at: ${this.#report.text.slice(start, end)}` };
    }
    return this.#published === undefined ? null : { iso: this.#published, precision: 'day', basis: 'inferred: day of publication' };
  }

  #clockTime(clock: ClockMention, day: Day): DraftTime {
    const words = this.#report.text.slice(clock.start, clock.end);
    return { iso: momentOf(clock, day, this.#timeZone), precision: clock.isAbout ? 'about, hour' : 'minute', basis: `words: ${words}` };
  }

  #nearest({ sentence, at, kind }: TimeQuestion, mentions: readonly TimeMention[]): TimeMention | undefined {
    const span = this.#report.sentences[sentence];
    // The day of the saying gives way to any other: "said on Monday that a strike on Sunday …".
    const isTold = (mention: TimeMention): boolean => span === undefined || !isSaidThen(this.#report, span, mention);
    const inClause = mentions.filter(
      (mention) => sharesClause(this.#report, sentence, [mention, at]) || goesOnTo(this.#report, sentence, [mention, at]),
    );
    if (inClause.some(isTold)) return closest(inClause.filter(isTold), at);
    const cause = HARM.has(kind)
      ? mentions.find((mention) => isTold(mention) && isCause(this.#report, sentence, [mention, at]))
      : undefined;
    const main = this.#mainTimes(sentence, at, mentions);
    if (inClause.length > 0 && cause !== undefined) return cause;
    return closest(main.filter(isTold), at) ?? (main.length > 0 ? cause : undefined) ?? closest(inClause.length > 0 ? inClause : main, at);
  }

  /** Times that stand for the whole sentence; a day some time ago is not that of what "has" happened. */
  #mainTimes(sentence: number, at: Span, mentions: readonly TimeMention[]): readonly TimeMention[] {
    const isPerfect = PERFECT.test(this.#report.plain.slice(Math.max(this.#report.sentences[sentence]?.start ?? 0, at.start - 25), at.end));
    return mentions.filter(
      (mention) =>
        isMainTime(this.#report, sentence, mention) &&
        !(isPerfect && !mention.isWindow && this.#published !== undefined && daysBetween(mention.to, this.#published) > 1),
    );
  }

  #isPresent(sentence: number, at: Span): boolean {
    const span = this.#report.sentences[sentence] ?? at;
    return PRESENT.test(this.#report.plain.slice(Math.max(span.start, at.start - 60), Math.min(span.end, at.end + 40)));
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
