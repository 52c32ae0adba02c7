import { canBothHold, type Interval } from '../bounds/bounds.ts';
import { DAY_MS, endsOf } from '../when/when.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import type { ReadClaim } from './read-claim.ts';

const UNIT_DAYS: Readonly<Record<string, readonly [number, number]>> = {
  hour: [1 / 24, 1 / 24],
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  year: [365, 366],
};

/** DURATION: how long something is said to have lasted lies between what its beginning and its end allow. */
export function checkDurations(claims: readonly ReadClaim[]): readonly Finding[] {
  return [
    ...[...groupBy(claims, ({ document }) => document).values()].flatMap(truceLength),
    ...claims.filter(({ kind }) => !kind.startsWith('truce')).flatMap(ownLength),
  ];
}

function truceLength(report: readonly ReadClaim[]): readonly Finding[] {
  const start = report.find(({ kind, span }) => kind === 'truce_start' && span !== undefined);
  const ends = report.filter(({ kind, span }) => (kind === 'truce_expiry' || kind === 'truce_end') && span !== undefined);
  const end = ends.toSorted((one, other) => lengthMs(one) - lengthMs(other))[0];
  const told = report.filter(({ kind, figure }) => (kind === 'truce_duration' || kind === 'truce_extension') && figure !== undefined);
  const lengths = told.filter((claim) => claim.kind === 'truce_duration' && daysOf(claim) !== undefined);
  const ordinals = told.filter(isOrdinal);
  if (start?.span === undefined || end?.span === undefined || lengths.length === 0) return [];
  const elapsed = { min: (end.span.fromMs - start.span.toMs) / DAY_MS, max: (end.span.toMs - start.span.fromMs) / DAY_MS };
  const wrong = [
    ...lengths.filter((claim) => !isPlanned(claim) && !canBothHold(daysOf(claim) ?? elapsed, elapsed)),
    // The eighth day is the one after seven have passed.
    ...ordinals.filter(({ printed }) => printed !== undefined && printed - 1 > elapsed.max),
  ];
  const actual = lengths.filter((claim) => !isPlanned(claim)).map(({ printed, unit }) => `${printed} ${unit}`);
  const planned = lengths.filter(isPlanned).map(({ printed, unit }) => `${printed} ${unit} planned`);
  const next = ordinals.map(({ printed }) => `day ${printed} possible`);
  const says = `From beginning to end ${elapsed.min.toFixed(1)} to ${elapsed.max.toFixed(1)} days; told: ${[...new Set([...actual, ...planned, ...next])].join(', ')}.`;
  const on = [start, end, ...lengths, ...ordinals];
  return wrong.length === 0
    ? [finding('DURATION', 'holds', on, says)]
    : [finding('DURATION', 'fails', on, `${says} Not within: ${wrong.map(({ printed, unit }) => `${printed} ${unit}`).join(', ')}.`)];
}

/** A claim that tells a length and, in its own time, both ends. */
function ownLength(claim: ReadClaim): readonly Finding[] {
  const days = daysOf(claim);
  const ends = claim.claim.when === undefined ? undefined : endsOf(claim.claim.when.edtf);
  if (days === undefined || ends === undefined) return [];
  // Both days counted in at most, neither at least: "five days" from a Tuesday to a Saturday.
  const elapsed = { min: Math.max(0, (ends.end.fromMs - ends.start.toMs) / DAY_MS), max: (ends.end.toMs - ends.start.fromMs) / DAY_MS };
  const says = `${claim.claim.when?.edtf} is ${Math.round(elapsed.min)} to ${Math.round(elapsed.max)} days; told: ${claim.claim.quantity?.words ?? `${claim.printed} ${claim.unit}`}.`;
  return [finding('DURATION', canBothHold(days, elapsed) ? 'holds' : 'fails', [claim], says)];
}

function daysOf({ figure, unit }: ReadClaim): Interval | undefined {
  const name = /^(hour|day|week|month|year)s?$/.exec(unit)?.[1];
  const perUnit = name === undefined ? undefined : UNIT_DAYS[name];
  return figure === undefined || perUnit === undefined ? undefined : { min: figure.min * perUnit[0], max: figure.max * perUnit[1] };
}

function isPlanned({ claim, quote }: ReadClaim): boolean {
  const words = `${quote} ${claim.scope ?? ''} ${claim.summary}`;
  return (
    claim.modality === 'plan' || /\b(?:originally|initially|slated|planned|at first|as first agreed|was to last|meant to)\b/i.test(words)
  );
}

const ORDINAL = /\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b/i;

function isOrdinal({ kind, unit, quote, printed }: ReadClaim): boolean {
  return (
    kind === 'truce_extension' &&
    printed !== undefined &&
    !unit.includes('per ') &&
    (/^(?:st|nd|rd|th) day/.test(unit) || ORDINAL.test(quote))
  );
}

function lengthMs({ span }: ReadClaim): number {
  return span === undefined ? Number.POSITIVE_INFINITY : span.toMs - span.fromMs;
}
