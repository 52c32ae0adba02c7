import { identifier } from '@tocsin/core/detection/observation';
import type { ReportFeedSettings } from '../../config/report-settings.ts';
import { dayOfItem } from '../../ports/item-day.ts';
import type { FeedItem, ReadPage } from '../../ports/report-reader.ts';
import type { FoundReport } from '../../ports/report-source.ts';

const URL_LENGTH_MAX = 2_000;
const TITLE_LENGTH_MAX = 300;

/** What is known beside an item. */
export interface ItemFacts {
  readonly settings: Pick<ReportFeedSettings, 'url' | 'publisher' | 'timeZone' | 'status'>;
  readonly feedTitle: string;
  /** In which a moment has its day. */
  readonly timeZone: string;
  readonly nowMs: number;
}

/** An item, or the page it links to, as a report; `undefined` where there are no words. */
export function reportOfItem(item: FeedItem, page: ReadPage | undefined, facts: ItemFacts): FoundReport | undefined {
  const { settings, feedTitle } = facts;
  const text = page?.text ?? item.text;
  if (text === '') return undefined;
  const title = item.title === '' ? (page?.title ?? '') : item.title;
  const time = item.time ?? page?.time;
  const date = time === undefined ? undefined : dayOfItem(time, facts);
  const url = addressOf(item, settings.url);
  return {
    text,
    publisher: settings.publisher ?? publisherOf(feedTitle),
    ...(date === undefined ? {} : { date }),
    ...(url === undefined ? {} : { url: url.href }),
    ...(title === '' ? {} : { title: cut(title, TITLE_LENGTH_MAX) }),
    ...(settings.timeZone === undefined ? {} : { timeZone: settings.timeZone }),
    status: settings.status,
  };
}

/** Where an item leads: an address of the web, without a name and password in it. */
export function addressOf({ link }: FeedItem, feedUrl: string): URL | undefined {
  const url = link === undefined ? null : URL.parse(link, feedUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.username = '';
  url.password = '';
  return url.href.length > URL_LENGTH_MAX ? undefined : url;
}

/** Undefined where the feed has no title: then the text may tell. */
function publisherOf(feedTitle: string): string | undefined {
  const parsed = identifier.safeParse(cut(feedTitle, 128));
  return parsed.success ? parsed.data : undefined;
}

/** Never through the middle of a character. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
