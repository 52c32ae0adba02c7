import type { Report } from './reading/read-report.ts';
import { actorNamed, findActors } from './speaker/find-actors.ts';

/** The outlet that a text says it comes from: "first appeared on …", "told The …". `null` where it does not say. */
export function findPublisher({ text, plain, blocks }: Report): string | null {
  for (const block of blocks) {
    if (block.role !== 'furniture') continue;
    const site = /(?:appeared first on|first appeared on|originally published (?:by|on|in)) ([^\s,;]{3,60}|[^.\n]{3,40})/.exec(
      plain.slice(block.start, block.end),
    );
    if (site?.[1] !== undefined) return site[1].replace(/[.]$/, '');
  }
  const agency = blocks.find((block) => block.agency !== undefined)?.agency;
  if (agency !== undefined && actorNamed(agency.toLowerCase())?.type === 'outlet') return actorNamed(agency.toLowerCase())?.name ?? agency;
  for (const match of plain.matchAll(/\b(?:told|spoke with|in an interview with) (?=the |[a-z0-9]+)/g)) {
    const at = match.index + match[0].length;
    const outlet = findActors(text, plain, { start: at, end: Math.min(text.length, at + 40) })[0];
    if (outlet?.actor.type === 'outlet' && outlet.start - at < 5) return outlet.actor.name;
  }
  return null;
}
