import type { Harm, Measure, Report, ToldClaim } from '@tocsin/core/record/report';
import { nameOf, type Region } from '@tocsin/core/zone/zone';

/** Zones listed by name before the list is cut. */
const LISTED_MAX = 40;
/** Letters of an artifact's hash, as a line shows it. */
const HASH_SHOWN = 12;
/** Characters of a quote: as many as a public page carries. */
export const QUOTE_SHOWN_MAX = 240;

/** The report as lines: own observations first, then what others say, each figure with its claim, each claim with its source and place. */
export function reportLines(report: Report, region: Region): readonly string[] {
  const shortIds = new Map(report.claims.map(({ id, shortId }) => [id, shortId]));
  const refs = (ids: readonly string[]) => ids.map((id) => ` [${shortIds.get(id) ?? id}]`).join('');
  const lines = [...ownLines(report, region)];
  if (report.outcomes.length > 0) {
    lines.push(
      '',
      'OUTCOMES AS REPORTED',
      ...report.outcomes.map(({ outcome, count, source }) => `  ${outcome.padEnd(14)} ${String(count).padStart(5)}   source: ${source}`),
    );
  }
  if (report.claims.length === 0) return lines;
  return [
    ...lines,
    '',
    'WHAT OTHERS SAY (never merged with the above; a figure is followed by its claim)',
    ...report.measures.flatMap((measure) => measureLines(measure, refs)),
    '',
    'SUMS (what was said against what was said; nothing of it says what is true)',
    ...report.sums.map(({ result, rule, sentence, claims }) => `  ${result.padEnd(12)}${rule.padEnd(12)}${sentence}${refs(claims)}`),
    '',
    'HARM: A NUMBER, NONE REPORTED, UNKNOWN AND NO WORD ARE FOUR THINGS',
    ...report.harm.map((harm) => harmLine(harm, refs)),
    '',
    'TEXTS CITED (SHA-256 of each; places are characters, from and up to)',
    ...textLines(report.claims),
  ];
}

/** Where a claim stands: the artifact's hash and the place in its text. */
export function placeText({ artifact, span }: Pick<ToldClaim, 'artifact' | 'span'>): string {
  if (artifact === undefined) return 'no text is named';
  return `${artifact.slice(0, HASH_SHOWN)}:${span === undefined ? '?' : span.join('-')}`;
}

/** A quote as it may be shown. */
export function quoteText(quote: string): string {
  return quote.length > QUOTE_SHOWN_MAX ? `${quote.slice(0, QUOTE_SHOWN_MAX).replace(/\p{Cs}$/u, '')} …` : quote;
}

/** What a comparison says, for a reader; undefined where there is nothing to compare. */
export function comparisonText({ comparison }: Pick<Measure, 'comparison'>): string | undefined {
  if (comparison === 'one source' || comparison === 'not compared') return undefined;
  return comparison === 'told differently' ? comparison : `sources ${comparison}`;
}

function ownLines({ own }: Report, region: Region): readonly string[] {
  const names = new Map(region.zones.map((zone) => [zone.id, nameOf(zone.names, 'en')]));
  const name = (zone: string) => names.get(zone) ?? zone;
  const sheltered = own.zonesWarned.filter(({ phase }) => phase === 'shelter');
  return [
    '',
    'WHAT THIS SYSTEM SAW AND DID (source: its own journal)',
    `  objects tracked             ${own.tracks}`,
    `  alerts told                 ${own.alerts}`,
    `  zones told to shelter       ${new Set(sheltered.map(({ zone }) => zone)).size}: ${listed(sheltered.map(({ zone }) => name(zone)))}`,
    `  zones left in peace         ${own.zonesSpared.length}`,
    ...own.zonesSpared.slice(0, LISTED_MAX).map(({ zone, reason }) => `    ${name(zone)}: ${reason}`),
    `  zones still in alert        ${own.zonesStillInForce.length}`,
  ];
}

type Refs = (ids: readonly string[]) => string;

function measureLines(measure: Measure, refs: Refs): readonly string[] {
  const says = comparisonText(measure);
  return [
    `  ${measure.question}${says === undefined ? '' : `  << ${says}:${refs(measure.compared)}`}`,
    ...measure.sides.flatMap(({ source, claims }) => [`    ${source}`, ...claims.flatMap(claimLines)]),
  ];
}

function claimLines(claim: ToldClaim): readonly string[] {
  const { shortId, kind, figure, extent, summary, assertion, modality, chain, quote } = claim;
  const value = extent === 'figure' ? (figure ?? extent) : extent;
  const about = [claim.place, claim.when, claim.target === undefined ? undefined : `about ${claim.target}`].filter(
    (part) => part !== undefined,
  );
  const status = [assertion, ...(modality === undefined ? [] : [modality])].join(', ');
  return [
    `      ${value === 'not given' ? '' : `${value} `}[${shortId}] ${kind.replaceAll('_', ' ')}: ${summary}${about.length === 0 ? '' : ` (${about.join('; ')})`}`,
    `        ${status} by ${chain.join(', through ')}; ${placeText(claim)}`,
    ...(quote === undefined ? [] : [`        “${quoteText(quote).replace(/\s+/g, ' ')}”`]),
  ];
}

function harmLine({ measure, extents }: Harm, refs: Refs): string {
  return `  ${measure.padEnd(8)}${extents.map(({ extent, claims }) => `${extent === 'figure' ? 'a number' : extent}${refs(claims)}`).join('; ')}`;
}

function textLines(claims: readonly ToldClaim[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { artifact = 'no text is named' } of claims) counts.set(artifact, (counts.get(artifact) ?? 0) + 1);
  return [...counts].map(([artifact, count]) => `  ${artifact}  ${count} claims`);
}

function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)].toSorted();
  return distinct.length > LISTED_MAX
    ? `${distinct.slice(0, LISTED_MAX).join(', ')} and ${distinct.length - LISTED_MAX} more`
    : distinct.join(', ');
}
