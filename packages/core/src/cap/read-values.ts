import { isInstantText, parseInstant } from '../units/instant.ts';
import type { Issue } from '../units/result.ts';
import { CAP_1_1_NAMESPACE, type CapCircle, type CapPoint, type CapPolygon, type CapReference } from './cap-alert.ts';
import { formatCapDate, isCapDate } from './cap-date.ts';
import { type PlacedElement, plainText, trimmed } from './element-reader.ts';
import { isUriReference } from './uri-reference.ts';

const LANGUAGE_TAG = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*$/i;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** Real services publish borders of 40,000 points; a bound for what comes after. */
export const POLYGON_POINTS_MAX = 100_000;

/** One of a fixed list of words. Gives the first where it is none of them: the issue refuses the message anyway. */
export function readWord<Word extends string>(placed: PlacedElement | undefined, words: readonly [Word, ...Word[]], issues: Issue[]): Word {
  // Enumerations of xs:string: white space around the word is not forgiven by the schema.
  const text = plainText(placed, issues);
  const word = words.find((known) => known === text);
  if (word === undefined && placed !== undefined) {
    issues.push({ code: 'VALUE', path: placed.path, message: `expected one of ${words.join(', ')}` });
  }
  return word ?? words[0];
}

/** A date in the form of CAP 1.2 §3.3.2. One of an older message that is none but names an instant is brought into it. */
export function readDate(placed: PlacedElement | undefined, issues: Issue[]): string | undefined {
  const stated = plainText(placed, issues);
  if (stated === undefined || placed === undefined) return undefined;
  const text = trimmed(stated);
  if (placed.element.namespace === CAP_1_1_NAMESPACE && isInstantText(text)) return formatCapDate(parseInstant(text));
  if (!isCapDate(text)) {
    issues.push({ code: 'DATE', path: placed.path, message: 'expected a date like 2026-01-01T00:00:00+00:00 (no Z, no fraction)' });
  }
  return text;
}

/** A decimal number; `whole` for xs:integer. */
export function readNumber(placed: PlacedElement | undefined, issues: Issue[], whole = false): number | undefined {
  const stated = plainText(placed, issues);
  if (stated === undefined || placed === undefined) return undefined;
  const text = trimmed(stated);
  if (!DECIMAL.test(text) || (whole && !/^[+-]?\d+$/.test(text))) {
    issues.push({ code: 'NUMBER', path: placed.path, message: whole ? 'expected a whole number' : 'expected a decimal number' });
    return undefined;
  }
  return Number(text);
}

/** RFC 3066 §2.1, as xs:language has it. An element without any content is the schema's default. */
export function readLanguage(placed: PlacedElement | undefined, issues: Issue[]): string | undefined {
  const stated = plainText(placed, issues);
  if (stated === undefined || placed === undefined) return undefined;
  if (stated === '') return 'en-US';
  const text = trimmed(stated);
  if (!LANGUAGE_TAG.test(text)) issues.push({ code: 'LANGUAGE', path: placed.path, message: 'expected a language code like en or he-IL' });
  return text;
}

/** xs:anyURI, without the white space around it. */
export function readUri(placed: PlacedElement | undefined, issues: Issue[]): string | undefined {
  const stated = plainText(placed, issues);
  if (stated === undefined || placed === undefined) return undefined;
  const text = trimmed(stated);
  if (!isUriReference(text)) issues.push({ code: 'URI', path: placed.path, message: 'is no address' });
  return text;
}

/** A list of "latitude,longitude" with white space between. Whether it is closed and simple is for the check, not the reader. */
export function readPolygon(placed: PlacedElement, issues: Issue[]): CapPolygon {
  const words = split(plainText(placed, issues));
  if (words.length > POLYGON_POINTS_MAX) {
    issues.push({ code: 'TOO_MANY_POINTS', path: placed.path, message: `more than ${POLYGON_POINTS_MAX} points` });
    return [];
  }
  const points = words.map(readPoint);
  const wrong = points.indexOf(undefined);
  if (wrong >= 0) {
    issues.push({ code: 'POINT', path: placed.path, message: `expected latitude,longitude at point ${wrong + 1}` });
  }
  return points.flatMap((point) => (point === undefined ? [] : [point]));
}

/** "latitude,longitude radius", kilometres. */
export function readCircle(placed: PlacedElement, issues: Issue[]): CapCircle {
  const [centreText = '', radiusText = '', ...more] = split(plainText(placed, issues));
  const centre = readPoint(centreText);
  if (centre !== undefined && DECIMAL.test(radiusText) && more.length === 0) return { centre, radiusKm: Number(radiusText) };
  issues.push({ code: 'CIRCLE', path: placed.path, message: 'expected latitude,longitude and a radius in kilometres' });
  return { centre: [0, 0], radiusKm: 0 };
}

/** "sender,identifier,sent" with white space between (CAP 1.2 §3.2.1). */
export function readReferences(placed: PlacedElement | undefined, issues: Issue[]): readonly CapReference[] {
  if (placed === undefined) return [];
  const words = split(plainText(placed, issues));
  if (words.length === 0) issues.push({ code: 'REFERENCE', path: placed.path, message: 'names no message' });
  return words.flatMap((word) => {
    const [sender = '', identifier = '', sent = '', ...more] = word.split(',');
    if (sender !== '' && identifier !== '' && isCapDate(sent) && more.length === 0) return [{ sender, identifier, sent }];
    issues.push({ code: 'REFERENCE', path: placed.path, message: 'expected sender,identifier,sent' });
    return [];
  });
}

/** Names with white space between; one that has white space in it stands in quotes (CAP 1.2 §3.2.1). */
export function readIncidents(placed: PlacedElement | undefined, issues: Issue[]): readonly string[] {
  const text = plainText(placed, issues) ?? '';
  return [...text.matchAll(/"([^"]*)"|[^\s"]+/g)].map((match) => match[1] ?? match[0]);
}

function readPoint(text: string): CapPoint | undefined {
  const [latitude = '', longitude = '', ...more] = text.split(',');
  if (!DECIMAL.test(latitude) || !DECIMAL.test(longitude) || more.length > 0) return undefined;
  return [Number(latitude), Number(longitude)];
}

function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}
