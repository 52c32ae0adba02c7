import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Language } from '../zone/zone.ts';
import type { MessageText, PublicAlert, Signature } from './public-alert.ts';

/**
 * Some of an alert's zones, in one language: what fits where a whole alert does not. It has the alert's id and is signed on its own,
 * by the same rule: over its canonical JSON without `signature`. The parts of an alert in one language name each of its zones once.
 */
export type AlertPart = Omit<PublicAlert, 'texts'> & { readonly texts: { readonly [language in Language]?: MessageText } };
export type SignedAlertPart = AlertPart & { readonly signature: Signature };

/** Longest canonical JSON of a part, UTF-8: with its signature it stays below the 3,993 bytes that a push carries (RFC 8291 §4). */
export const PART_BYTES_MAX = 3_000;
export const PART_ZONES_MAX = 60;
/** Less room than this for zones: words go before the zones are spread over more parts. */
const ZONE_ROOM_MIN_BYTES = 400;
const REASON_CHARACTERS_MAX = 100;
const REFERENCES_MAX = 8;

/**
 * Cuts an alert into parts of at most {@link PART_ZONES_MAX} zones and {@link PART_BYTES_MAX} bytes, in the order of its zones.
 * What is too long gives way in this order: the description; the ends of the reasons and the names of the source; all but the first
 * references. Headline and instruction never do. Zone ids are at most 128 characters long (region packs see to it); a longer one may
 * make its part longer than that.
 */
export function alertParts(alert: PublicAlert, language: Language): readonly AlertPart[] {
  const frame = fittingFrame(frameOf(alert, language), alert.zones);
  const roomBytes = PART_BYTES_MAX - jsonBytes(frame);
  const parts: AlertPart[] = [];
  let zones: string[] = [];
  let used = 0;
  for (const zone of alert.zones) {
    const bytes = zoneBytes(zone);
    if (zones.length > 0 && (zones.length === PART_ZONES_MAX || used + bytes > roomBytes)) {
      parts.push({ ...frame, zones });
      zones = [];
      used = 0;
    }
    zones.push(zone);
    used += bytes;
  }
  return [...parts, { ...frame, zones }];
}

/** The alert without zones and without a signature that would no longer fit. */
function frameOf(alert: PublicAlert, language: Language): AlertPart {
  const { signature: _signature, texts, ...rest }: PublicAlert & { readonly signature?: Signature } = alert;
  return { ...rest, zones: [], texts: { [language]: texts[language] } };
}

/** The fullest frame that leaves room for zones. */
function fittingFrame(whole: AlertPart, zones: readonly string[]): AlertPart {
  let all = 0;
  let longest = 0;
  for (const zone of zones) {
    const bytes = zoneBytes(zone);
    all += bytes;
    longest = Math.max(longest, bytes);
  }
  const neededBytes = Math.max(longest, Math.min(all, ZONE_ROOM_MIN_BYTES));
  let frame = whole;
  for (const lighten of [withoutDescription, withShortReasons, withFewReferences]) {
    if (PART_BYTES_MAX - jsonBytes(frame) >= neededBytes) return frame;
    frame = lighten(frame);
  }
  return frame;
}

function withoutDescription(part: AlertPart): AlertPart {
  const texts = Object.fromEntries(Object.entries(part.texts).map(([language, text]) => [language, { ...text, description: '' }]));
  return { ...part, texts };
}

function withShortReasons(part: AlertPart): AlertPart {
  const { end } = part;
  return {
    ...part,
    reason: beginningOf(part.reason),
    source: { ...part.source, names: [] },
    ...(end === undefined ? {} : { end: { ...end, reason: beginningOf(end.reason) } }),
  };
}

function withFewReferences(part: AlertPart): AlertPart {
  return { ...part, references: part.references.slice(0, REFERENCES_MAX) };
}

/** Cut between characters and not within one: half a character is not JSON that can be signed. */
function beginningOf(text: string): string {
  const characters = Array.from(text);
  return characters.length <= REASON_CHARACTERS_MAX ? text : `${characters.slice(0, REASON_CHARACTERS_MAX - 1).join('')}…`;
}

/** With its comma. */
function zoneBytes(zone: string): number {
  return jsonBytes(zone) + 1;
}

/** Canonical JSON orders members and changes nothing else: plain JSON of the same value is as long. */
function jsonBytes(value: unknown): number {
  return utf8ToBytes(JSON.stringify(value)).length;
}
