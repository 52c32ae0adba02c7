import type { Phase } from '../detection/threat.ts';
import { parseInstant } from '../units/instant.ts';
import type { Alert, AlertSource } from '../warning/alert.ts';
import type { Language, Region } from '../zone/zone.ts';
import { localTime } from './local-time.ts';
import { type NamedZone, namePlace } from './name-place.ts';
import type { MessageText, PublicAlert } from './public-alert.ts';
import type { Occasion } from './wording.ts';
import { WORDINGS } from './wordings.ts';

/** Longest headline: what Google's and others' CAP profiles accept. */
export const HEADLINE_CHARACTERS_MAX = 140;
/** Description and instruction together: what a cell broadcast carries. */
export const TEXT_CHARACTERS_MAX = 360;
const ZONES_NAMED_MAX = 3;
const DISTRICTS_NAMED_MAX = 3;

/** What an alert's message needs beside the alert. */
export interface MessageContext {
  readonly region: Region;
  /** Zone id to its index in `region.zones`. */
  readonly byId: ReadonlyMap<string, number>;
  /** Who speaks: an address or name without spaces, commas, `&` and `<` (CAP 1.2 §3.2.1). */
  readonly sender: string;
  /**
   * The phase of an earlier alert in the same journal, for "stay in shelter" instead of "take shelter now". Without it, or where it
   * does not know an id, people are told to take shelter.
   */
  readonly phaseOf?: (id: string) => Phase | undefined;
}

/**
 * Turns an alert into what everybody may see: zones and words, no track, no impact point. Equal alerts in equal contexts give
 * equal messages.
 */
export function publicAlert(alert: Alert, context: MessageContext): PublicAlert {
  const zones: readonly NamedZone[] = alert.zones.map((id) => {
    const index = context.byId.get(id);
    return { id, zone: index === undefined ? undefined : context.region.zones[index] };
  });
  const occasion = occasionOf(alert, context);
  const write = (language: Language): MessageText => writeText(alert, { zones, occasion, language, timeZone: context.region.timeZone });
  return {
    id: alert.id,
    incident: alert.incident,
    sender: context.sender,
    sent: alert.time,
    status: alert.status,
    msgType: alert.msgType,
    phase: alert.phase,
    threat: alert.threat,
    zones: alert.zones,
    shelterTimeS: alert.shelterTimeS,
    ...(alert.impactAt === undefined ? {} : { impactAt: alert.impactAt }),
    expires: alert.expires,
    references: alert.references,
    source: publicSource(alert.source),
    reason: alert.reason,
    ...(alert.quiet === undefined ? {} : { quiet: alert.quiet }),
    ...(alert.end === undefined ? {} : { end: alert.end }),
    texts: { he: write('he'), ar: write('ar'), en: write('en'), ru: write('ru'), uk: write('uk') },
  };
}

/** What the alert tells people, by its end, its phase and the phase of what it follows. */
export function occasionOf(alert: Alert, context: Pick<MessageContext, 'phaseOf'>): Occasion {
  if (alert.phase === 'allClear') return alert.end === undefined || alert.end.how === 'all-clear' ? 'allClear' : alert.end.how;
  const { references } = alert;
  const still = references.length > 0 && references.every((id) => context.phaseOf?.(id) === alert.phase);
  if (alert.phase === 'prepare') return still ? 'prepareStill' : 'prepare';
  return still ? 'shelterStill' : 'shelter';
}

/** Feeds are institutions and are named. Spotters and operators are people, and which sensor saw it helps whoever is shooting. */
function publicSource(source: AlertSource): AlertSource {
  return source.kind === 'feed' ? source : { kind: source.kind, names: [] };
}

interface TextSubject {
  readonly zones: readonly NamedZone[];
  readonly occasion: Occasion;
  readonly language: Language;
  readonly timeZone: string;
}

/** The details of a place that are tried in turn until the text fits. Up to three zones are named whatever the length. */
const PLACE_DETAILS = [
  { namedMax: ZONES_NAMED_MAX, districtsMax: DISTRICTS_NAMED_MAX },
  { namedMax: 3, districtsMax: 1 },
  { namedMax: 2, districtsMax: 1 },
  { namedMax: 1, districtsMax: 1 },
  { namedMax: 0, districtsMax: 1 },
] as const;

function writeText(alert: Alert, subject: TextSubject): MessageText {
  const headline = writeHeadline(alert, subject);
  const instructions = writeInstructions(alert, subject);
  const details = subject.zones.length <= ZONES_NAMED_MAX ? PLACE_DETAILS.slice(0, 1) : PLACE_DETAILS;
  let text: MessageText = { headline, description: '', instruction: '' };
  for (const instruction of instructions) {
    for (const detail of details) {
      text = { headline, description: writeDescription(alert, subject, detail), instruction };
      if (text.description.length + instruction.length <= TEXT_CHARACTERS_MAX) return text;
    }
  }
  return text;
}

/** The full instruction, then the one without the advice. */
function writeInstructions(alert: Alert, { occasion, language }: TextSubject): readonly string[] {
  const wording = WORDINGS[language];
  const { main, advice } = wording.instruction(occasion, alert.shelterTimeS);
  const real = advice === '' ? [main] : [`${main} ${advice}`, main];
  if (alert.status === 'Actual') return real;
  const before = wording.notReal[alert.status].instruction;
  return (alert.status === 'Test' ? [wording.nothingToDo] : real).map((instruction) => before + instruction);
}

/** As many zone names as fit; the number of zones where not even one does. */
function writeHeadline(alert: Alert, { zones, occasion, language }: TextSubject): string {
  const wording = WORDINGS[language];
  const before = alert.status === 'Actual' ? '' : wording.notReal[alert.status].headline;
  const call = alert.status === 'Test' ? before : `${before}${wording.hazard[alert.threat]}: ${wording.call[occasion]}. `;
  for (let namedMax = ZONES_NAMED_MAX; namedMax >= 0; namedMax -= 1) {
    const headline = call + namePlace(zones, { language, wording, namedMax, districtsMax: 0 });
    if (headline.length <= HEADLINE_CHARACTERS_MAX) return headline;
  }
  return call.slice(0, HEADLINE_CHARACTERS_MAX);
}

/** Hazard, place, time, source. */
function writeDescription(alert: Alert, subject: TextSubject, detail: (typeof PLACE_DETAILS)[number]): string {
  const { zones, occasion, language, timeZone } = subject;
  const wording = WORDINGS[language];
  const hazard = `${wording.hazard[alert.threat]}. `;
  const before = {
    Actual: `${hazard}${wording.situation[occasion]} `,
    Exercise: wording.notReal.Exercise.description + hazard,
    Test: wording.notReal.Test.description,
  }[alert.status];
  const time =
    alert.impactAt === undefined || alert.phase === 'allClear'
      ? wording.sentAt(localTime(parseInstant(alert.time), timeZone))
      : wording.impactAt(localTime(parseInstant(alert.impactAt), timeZone));
  const place = namePlace(zones, { language, wording, ...detail });
  return `${before}${wording.area(place)} ${time} ${wording.source(alert.source)}`;
}
