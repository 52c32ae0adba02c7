import type { DraftClaim, DraftQuantity, IntakeOptions } from './draft-claim.ts';
import { draftContext } from './draft-context.ts';
import { findPublisher } from './find-publisher.ts';
import { findEvents, TOLD_ONCE } from './frame/find-events.ts';
import { findStatus } from './frame/find-status.ts';
import type { Finding } from './frame/finding.ts';
import { frameCounts } from './frame/frame-counts.ts';
import { frameSpecials } from './frame/special-counts.ts';
import { placeFinder, zoneOfPlaces } from './place/find-places.ts';
import { placeOf } from './place/place-of.ts';
import type { Quantity } from './quantity/quantity.ts';
import { readQuantities } from './quantity/read-quantities.ts';
import { clauseRange } from './reading/clauses.ts';
import { type Report, readReport } from './reading/read-report.ts';
import { grounded, type Reading } from './report-reading.ts';
import { findVoices } from './speaker/find-voices.ts';
import { NARRATOR } from './speaker/voices.ts';
import { isDay } from './time/calendar.ts';
import { findDate } from './time/find-date.ts';
import { Timeline } from './time/timeline.ts';

/**
 * Drafts claims from a report by rules alone: who says it and through whom, what, how many with the printed bound, where, when, and
 * whether it is asserted, alleged or denied. Pure and total: any text gives drafts (perhaps none), in time that grows with its length.
 * A draft is a proposal for a person; nothing here confirms anything.
 *
 * @param options.date - day of publication; one that is no day of the calendar is left out
 */
export function draftClaims(text: string, options: IntakeOptions = {}): readonly DraftClaim[] {
  const reading = read(text, options);
  const claims: DraftClaim[] = [];
  const told = new Set<string>();
  let lastWeapon: Quantity | undefined;
  for (const [index, sentence] of reading.report.sentences.entries()) {
    const { plain } = reading.report;
    const quantities = readQuantities(plain, sentence);
    const specials = frameSpecials(plain, sentence, quantities);
    const free = quantities.filter((quantity) => !specials.some(({ start, end }) => quantity.start < end && quantity.end > start));
    const counted = [...specials, ...frameCounts(plain, sentence, free)];
    const weapon = free.findLast(({ nounClass }) => nounClass === 'weapon' || nounClass === 'launch');
    const events = findEvents(plain, sentence, { findings: counted, lastWeapon: weapon ?? lastWeapon });
    lastWeapon = weapon ?? lastWeapon;
    const drafts = [...counted, ...events]
      .flatMap((finding) => draft(reading, index, finding))
      .filter((claim) => isFirstTelling(claim, told));
    claims.push(...drafts, ...draftContext(reading, index, drafts));
  }
  return claims.sort((one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1]);
}

function read(text: string, options: IntakeOptions): Reading {
  const report = readReport(text);
  const findPlaces = placeFinder(options.places ?? []);
  const places = report.sentences.map((sentence) => findPlaces(report.text, report.plain, sentence));
  const date = options.date !== undefined && isDay(options.date) ? options.date : findDate(report.plain);
  const { voices, discourse } = findVoices(report);
  return {
    report,
    voices,
    places,
    timeline: new Timeline(report, date, options.timeZone ?? zoneOfPlaces(places.flat())),
    publisher: options.publisher ?? findPublisher(report),
    subjectOf: (sentence) => discourse.subjectOf(sentence)?.name,
  };
}

/** Kinds that whoever orders or warns is the source of, though the report tells it flatly. */
const ORDERS: ReadonlySet<string> = new Set(['evacuation_notice', 'shelter_instruction', 'responsibility_claim']);

function draft(reading: Reading, sentence: number, finding: Finding): DraftClaim[] {
  const { report, voices, timeline } = reading;
  const voice = voices[sentence]?.findLast(({ start, end }) => finding.anchor >= start && finding.anchor < end);
  const issuer = voice === undefined && ORDERS.has(finding.kind) ? (orderedBy(report, finding) ?? reading.subjectOf(sentence)) : undefined;
  const span = clauseRange(report.clauses[sentence] ?? [], finding);
  return grounded(report, span).map(({ quote, span: at }) => ({
    kind: finding.kind,
    quote,
    span: at,
    source: voice?.speaker.name ?? issuer ?? NARRATOR.name,
    via: voice?.via ?? reading.publisher,
    quantity: asPrinted(report, finding),
    place: placeOf(reading.places, sentence, finding),
    time: timeline.timeOf({ sentence, at: finding, kind: finding.kind }),
    status: findStatus(report.plain, finding, { voice, voices: voices[sentence] ?? [], sentence: report.sentences[sentence] }),
  }));
}

/** "Prompting authorities to instruct residents …": who gives the order stands before its verb. */
function orderedBy({ plain, text }: Report, { start }: Finding): string | undefined {
  const match =
    /\b(?:local |regional |military |the )?(authorities|officials|police|army|military|government|municipality) (?:to |have |has |had )?$/.exec(
      plain.slice(Math.max(0, start - 60), start),
    );
  return match === null
    ? undefined
    : text
        .slice(start - match[0].length, start)
        .trim()
        .replace(/ (?:to|have|has|had)$/, '')
        .replace(/^the /i, '');
}

/** Unit and words of a figure as the text prints them, capitals and all. */
function asPrinted({ text, plain }: Report, { quantity, start, end }: Finding): DraftQuantity | null {
  if (quantity === null) return null;
  const print = (words: string): string => {
    const at = words === '' ? -1 : plain.slice(start, end + 120).indexOf(words);
    return at < 0 ? words : text.slice(start + at, start + at + words.length);
  };
  return { ...quantity, unit: print(quantity.unit), words: print(quantity.words) };
}

function isFirstTelling(claim: DraftClaim, told: Set<string>): boolean {
  if (!TOLD_ONCE.has(claim.kind)) return true;
  const key = `${claim.kind}|${claim.source}|${claim.time?.iso ?? ''}`;
  if (told.has(key)) return false;
  told.add(key);
  return true;
}
