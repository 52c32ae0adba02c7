import type { DraftClaim, DraftQuantity, IntakeOptions } from './draft-claim.ts';
import { draftContext } from './draft-context.ts';
import { findPublisher } from './find-publisher.ts';
import { findEvents, TOLD_ONCE } from './frame/find-events.ts';
import { findStatus } from './frame/find-status.ts';
import type { Finding } from './frame/finding.ts';
import { frameCounts } from './frame/frame-counts.ts';
import { frameSpecials } from './frame/special-counts.ts';
import type { Kind } from './kinds.ts';
import { placeFinder, zoneOfPlaces } from './place/find-places.ts';
import { placeOf, sceneOf } from './place/place-of.ts';
import { withPointers } from './place/references.ts';
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
import { findTriggered } from './trigger/find-triggered.ts';

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
  let lastCount: Kind | undefined;
  for (const [index, sentence] of reading.report.sentences.entries()) {
    const { plain } = reading.report;
    const quantities = readQuantities(plain, sentence);
    const specials = frameSpecials(plain, sentence, quantities);
    const free = quantities.filter((quantity) => !specials.some(({ start, end }) => quantity.start < end && quantity.end > start));
    const counted = [...specials, ...frameCounts({ plain, sentence, quantities: free, before: lastCount })];
    const weapon = free.findLast(({ nounClass }) => nounClass === 'weapon' || nounClass === 'launch');
    const events = findEvents(plain, sentence, { findings: counted, lastWeapon: weapon ?? lastWeapon });
    const triggered = findTriggered({
      plain,
      text: reading.report.text,
      sentence,
      clauses: reading.report.clauses[index] ?? [],
      quantities: free,
      findings: [...counted, ...events],
      lastWeapon: weapon ?? lastWeapon,
    });
    lastWeapon = weapon ?? lastWeapon;
    lastCount = counted[0]?.kind;
    const drafts = [...counted, ...events, ...triggered.found]
      .filter((finding) => !triggered.replaced.has(finding))
      .flatMap((finding) => draft(reading, index, finding))
      .filter((claim) => isFirstTelling(claim, told));
    claims.push(...drafts, ...draftContext(reading, index, drafts));
  }
  return claims.sort((one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1]);
}

function read(text: string, options: IntakeOptions): Reading {
  const report = readReport(text);
  const findPlaces = placeFinder(options.places ?? []);
  const places = withPointers(
    report,
    report.sentences.map((sentence) => findPlaces(report.text, report.plain, sentence)),
  );
  const date = options.date !== undefined && isDay(options.date) ? options.date : findDate(report.plain);
  const { voices, discourse } = findVoices(report);
  return {
    report,
    voices,
    places,
    scene: sceneOf(places),
    timeline: new Timeline(report, date, options.timeZone ?? zoneOfPlaces(places.flat(), options.homeZone)),
    publisher: options.publisher ?? findPublisher(report),
    subjectOf: (sentence) => {
      const subject = discourse.subjectOf(sentence);
      // One strange word written large at the head of a sentence may be any noun.
      return subject === undefined || (subject.type === 'unnamed' && !subject.name.includes(' ')) ? undefined : subject.name;
    },
  };
}

/** Kinds that whoever orders or warns is the source of, though the report tells it flatly. */
const ORDERS: ReadonlySet<string> = new Set([
  'evacuation_notice',
  'shelter_instruction',
  'responsibility_claim',
  'all_clear',
  'alert_cancelled',
]);

function draft(reading: Reading, sentence: number, finding: Finding): DraftClaim[] {
  const { report, voices, timeline } = reading;
  const voice = voices[sentence]?.findLast(({ start, end }) => finding.anchor >= start && finding.anchor < end);
  // An army that says what it struck claims no responsibility: that is what groups do.
  if (finding.kind === 'responsibility_claim' && (voice?.speaker.type === 'military' || voice?.speaker.type === 'state')) return [];
  const issuer = voice === undefined && ORDERS.has(finding.kind) ? issuerOf(reading, sentence, finding) : undefined;
  const span = clauseRange(report.plain, report.clauses[sentence] ?? [], finding);
  return grounded(report, span).map(({ quote, span: at }) => ({
    kind: finding.kind,
    quote,
    span: at,
    source: voice?.speaker.as ?? voice?.speaker.name ?? issuer ?? NARRATOR.name,
    via: voice?.via ?? reading.publisher,
    quantity: asPrinted(report, finding),
    place: placeOf(reading, sentence, finding),
    time: timeline.timeOf({ sentence, at: finding, kind: finding.kind }),
    status: findStatus(report.plain, finding, { voice, voices: voices[sentence] ?? [], sentence: report.sentences[sentence] }),
  }));
}

/** Who orders: before the verb, as subject, or, where people "are told to", whoever the sentence before quotes. */
function issuerOf(reading: Reading, sentence: number, finding: Finding): string | undefined {
  const { plain, sentences } = reading.report;
  const start = sentences[sentence]?.start ?? 0;
  const isPassive =
    /\b(?:are|were|was|is|been|being) (?:also )?(?:told|urged|ordered|instructed|advised|asked|warned|issued|dropped|lifted)\b/.test(
      plain.slice(start, finding.end),
    );
  if (!isPassive) return orderedBy(reading.report, finding) ?? reading.subjectOf(sentence);
  const isOneBlock = sentences[sentence - 1]?.block === sentences[sentence]?.block;
  return isOneBlock ? reading.voices[sentence - 1]?.at(-1)?.speaker.name : undefined;
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
