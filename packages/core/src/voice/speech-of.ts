import { type NamedZone, zoneName } from '../message/name-place.ts';
import type { PublicAlert } from '../message/public-alert.ts';
import type { Occasion } from '../message/wording.ts';
import type { Language, Region } from '../zone/zone.ts';
import { hebrewNumber } from './hebrew-number.ts';
import { SPOKEN } from './spoken-wording.ts';

/** More names than these nobody keeps in mind; the rest are counted. */
const ZONES_SPOKEN_MAX = 6;

/** The region whose names are spoken, with the place of each zone id in it. */
export interface SpeechContext {
  readonly region: Region;
  readonly byId: ReadonlyMap<string, number>;
  readonly language: Language;
}

/**
 * What a loudspeaker says for an alert: that it is not live where it is not, a word to listen, hazard and what to do, the zones, how to
 * do it; then once more without the details.
 */
export function speechOf(alert: PublicAlert, context: SpeechContext): string {
  const wording = SPOKEN[context.language];
  const notReal = alert.status === 'Actual' ? [] : [wording.notReal[alert.status]];
  if (alert.status === 'Test') return sentences([...notReal, wording.nothingToDo, ...notReal]);
  const occasion = occasionOf(alert);
  const core = [`${wording.hazard[alert.threat]}: ${wording.call[occasion]}`, spokenZones(alert, context)];
  const full = [wording.attention, ...core, wording.instruction(occasion, alert.shelterTimeS)];
  return sentences([...notReal, ...full, wording.again, ...notReal, ...core]);
}

function occasionOf({ phase, end, quiet }: PublicAlert): Occasion {
  if (phase === 'allClear') return end === undefined || end.how === 'all-clear' ? 'allClear' : end.how;
  // What is not quiet is new to somebody, and is told in the words for the first time.
  return quiet === true ? `${phase}Still` : phase;
}

function spokenZones({ zones }: PublicAlert, { region, byId, language }: SpeechContext): string {
  const named: readonly NamedZone[] = zones.slice(0, ZONES_SPOKEN_MAX).map((id) => {
    const index = byId.get(id);
    return { id, zone: index === undefined ? undefined : region.zones[index] };
  });
  const names = named.map((zone) => sayable(zoneName(zone, language), language)).filter((name) => name !== '');
  const more = zones.length - named.length;
  return names.join(', ') + (more === 0 ? '' : SPOKEN[language].moreZones(more));
}

/** A name without signs that a speech program would read out or stop at. */
function sayable(name: string, language: Language): string {
  const words = name.replaceAll(/[^\p{L}\p{M}\p{N}'"׳״’]+/gu, ' ').trim();
  return language === 'he' ? words.replaceAll(/\d+/g, (digits) => hebrewNumber(Number(digits), 'feminine')) : words;
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim().replace(/[.]+$/, ''))
    .filter((part) => part !== '')
    .map((part) => `${part}.`)
    .join(' ');
}
