import { boundsText, type Measure, type Report } from '@tocsin/core/record/report';
import { nameOf, type Region } from '@tocsin/core/zone/zone';

/** Zones listed by name before the list is cut. */
const LISTED_MAX = 40;

/** The report as lines: own observations first, then what others say, each figure with its source. */
export function reportLines(report: Report, region: Region): readonly string[] {
  const names = new Map(region.zones.map((zone) => [zone.id, nameOf(zone.names, 'en')]));
  const name = (zone: string) => names.get(zone) ?? zone;
  const { own } = report;
  const sheltered = own.zonesWarned.filter(({ phase }) => phase === 'shelter');
  const lines = [
    '',
    'WHAT THIS SYSTEM SAW AND DID (source: its own journal)',
    `  objects tracked             ${own.tracks}`,
    `  alerts told                 ${own.alerts}`,
    `  zones told to shelter       ${new Set(sheltered.map(({ zone }) => zone)).size}: ${listed(sheltered.map(({ zone }) => name(zone)))}`,
    `  zones left in peace         ${own.zonesSpared.length}`,
    ...own.zonesSpared.slice(0, LISTED_MAX).map(({ zone, reason }) => `    ${name(zone)}: ${reason}`),
    `  zones still in alert        ${own.zonesStillInForce.length}`,
  ];
  if (report.outcomes.length > 0) {
    lines.push(
      '',
      'OUTCOMES AS REPORTED',
      ...report.outcomes.map(({ outcome, count, source }) => `  ${outcome.padEnd(14)} ${String(count).padStart(5)}   source: ${source}`),
    );
  }
  if (report.measures.length > 0) lines.push('', 'WHAT OTHERS SAY (never merged with the above)', ...report.measures.flatMap(measureLines));
  return lines;
}

function measureLines(measure: Measure): readonly string[] {
  const where = [measure.scope, measure.place].filter((part) => part !== undefined).join(', ');
  const differ = measure.comparison.startsWith('differ') ? `  << sources ${measure.comparison}` : '';
  return [
    `  ${measure.claim}${where === '' ? '' : ` (${where})`}${differ}`,
    ...measure.figures.map(({ figure, extent, assertion, summary, chain }) => {
      const value = figure === undefined ? extent : boundsText(figure);
      return `    ${value === 'not given' ? '' : `${value}: `}${summary} [${assertion} by ${chain.join(', through ')}]`;
    }),
  ];
}

function listed(names: readonly string[]): string {
  const distinct = [...new Set(names)].toSorted();
  return distinct.length > LISTED_MAX
    ? `${distinct.slice(0, LISTED_MAX).join(', ')} and ${distinct.length - LISTED_MAX} more`
    : distinct.join(', ');
}
