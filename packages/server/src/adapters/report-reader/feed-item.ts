import { createHash } from 'node:crypto';
import type { FeedItem } from '../../ports/report-reader.ts';
import { readItemTime } from './item-time.ts';
import { lineOfMarkup, underTitle } from './readable-text.ts';

/** What a feed prints of one item. */
export interface PrintedItem {
  readonly id: string;
  readonly title: string;
  /** Already plain. */
  readonly text: string;
  readonly link: string;
  /** The best first; those that are no date are passed by. */
  readonly dates: readonly string[];
}

/** Makes an item of what a feed prints. One without an id goes by its address, one without that by its words. */
export function feedItem({ id, title, text, link, dates }: PrintedItem): FeedItem {
  const line = lineOfMarkup(title);
  const address = link.trim();
  const time = dates.map(readItemTime).find((one) => one !== undefined);
  const words = createHash('sha256').update(`${line}\n${text}`).digest('hex');
  return {
    key: [id.trim(), address, words].find((name) => name !== '') ?? words,
    title: line,
    text: underTitle(line, text),
    ...(address === '' ? {} : { link: address }),
    ...(time === undefined ? {} : { time }),
  };
}
