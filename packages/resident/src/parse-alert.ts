import type { Phase, Status } from '@tocsin/core/detection/threat';
import type { SignedAlert } from '@tocsin/core/message/public-alert';

const STATUSES: ReadonlySet<unknown> = new Set<Status>(['Actual', 'Exercise', 'Test']);
const PHASES: ReadonlySet<unknown> = new Set<Phase>(['prepare', 'shelter', 'allClear']);

/** A signed alert from outside, the members that this page relies on checked; undefined for what is none. A push has one language only. */
export function parseAlert(value: unknown): SignedAlert | undefined {
  return isAlert(value) ? value : undefined;
}

/** {@link parseAlert} of JSON text. */
export function readAlert(text: string): SignedAlert | undefined {
  try {
    return parseAlert(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isAlert(value: unknown): value is SignedAlert {
  if (!isObject(value)) return false;
  const isText = ['id', 'incident', 'threat'].every((name) => typeof value[name] === 'string');
  const isTimed =
    ['sent', 'expires'].every((name) => isInstant(value[name])) && (value['impactAt'] === undefined || isInstant(value['impactAt']));
  const isKnown = STATUSES.has(value['status']) && PHASES.has(value['phase']) && typeof value['shelterTimeS'] === 'number';
  return isText && isTimed && isKnown && isTexts(value['zones']) && isTexts(value['references']) && isWorded(value) && isSigned(value);
}

function isWorded({ texts }: Readonly<Record<string, unknown>>): boolean {
  if (!isObject(texts)) return false;
  const all = Object.values(texts);
  const isText = (text: unknown) =>
    isObject(text) && ['headline', 'description', 'instruction'].every((name) => typeof text[name] === 'string');
  return all.length > 0 && all.every(isText);
}

function isSigned({ signature }: Readonly<Record<string, unknown>>): boolean {
  return isObject(signature) && typeof signature['keyId'] === 'string' && typeof signature['value'] === 'string';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
