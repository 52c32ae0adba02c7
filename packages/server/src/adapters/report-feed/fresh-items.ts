import { createHash } from 'node:crypto';
import type { FeedItem } from '../../ports/report-reader.ts';
import type { SeenItems } from './seen-items.ts';

/** An item by what it is called and what it says: an edited one is another. */
export function itemName({ key, title, text, link, time }: FeedItem): string {
  return createHash('sha256')
    .update(JSON.stringify([key, title, text, link ?? '', time ?? '']))
    .digest('base64url');
}

/** What was not dealt with yet, oldest first: by time where every item has one, else against the order of the feed. */
export function freshItems(items: readonly FeedItem[], seen: Pick<SeenItems, 'has'>): readonly FeedItem[] {
  const known = new Set<string>();
  const fresh = items.toReversed().filter((item) => {
    const name = itemName(item);
    if (seen.has(name) || known.has(name)) return false;
    known.add(name);
    return true;
  });
  const times = new Map(fresh.map((item) => [item, timeOf(item)]));
  if ([...times.values()].some((time) => time === undefined)) return fresh;
  return fresh.toSorted((one, other) => (times.get(one) ?? 0) - (times.get(other) ?? 0));
}

function timeOf({ time }: FeedItem): number | undefined {
  if (time === undefined) return undefined;
  return 'atMs' in time ? time.atMs : Date.parse(time.day);
}
