import type { ReportFeedSettings } from '../../config/report-settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FeedItem, ReportReader } from '../../ports/report-reader.ts';
import type { FoundReport, PassedOver } from '../../ports/report-source.ts';
import type { AskedFeed } from './ask-feed.ts';
import { articleFetcher } from './fetch-article.ts';
import { itemName } from './fresh-items.ts';
import { reportOfItem } from './report-of-item.ts';

/** A page that cannot be had so many times is done without: the feed's own words are taken. */
const TRIES_MAX = 3;
const PASSED_OVER_MAX = 20;

/** What items are made reports with. */
export interface FindingParts {
  readonly clock: Clock;
  readonly reader: ReportReader;
  readonly signal: AbortSignal;
  readonly timeZone: () => string;
}

/** Makes reports of a feed's items, and remembers what did not come of them. */
export interface ReportFinder {
  /** `later`: its page may be there the next time. `undefined`: there are no words. */
  find(item: FeedItem, feed: Pick<AskedFeed, 'title' | 'isPrivate'>): Promise<FoundReport | 'later' | undefined>;
  /** Forgets what was tried of an item. */
  forget(item: FeedItem): void;
  passedOver(): readonly PassedOver[];
}

/** Opens a finder for one feed. */
export function createReportFinder(settings: ReportFeedSettings, { clock, reader, signal, timeZone }: FindingParts): ReportFinder {
  const fetchArticle = articleFetcher(settings, { reader, signal });
  const tries = new Map<string, number>();
  const passedOver: PassedOver[] = [];

  function note(item: FeedItem, { code, message }: { readonly code: string; readonly message: string }): void {
    passedOver.push({ what: (item.link ?? item.title).slice(0, 200), reason: `${code}: ${message}` });
    if (passedOver.length > PASSED_OVER_MAX) passedOver.shift();
  }

  return {
    async find(item, { title, isPrivate }) {
      const facts = { settings, feedTitle: title, timeZone: settings.timeZone ?? timeZone(), nowMs: clock.now() };
      const page = settings.fetchArticles ? await fetchArticle(item, isPrivate ? 'any' : 'public') : undefined;
      if (page !== undefined && !page.ok) {
        note(item, page.error);
        const tried = (tries.get(itemName(item)) ?? 0) + 1;
        tries.set(itemName(item), tried);
        if (page.error.isPassing && tried < TRIES_MAX) return 'later';
      }
      const report = reportOfItem(item, page?.ok === true ? page.value : undefined, facts);
      if (report === undefined) note(item, { code: 'NO_TEXT', message: 'it has no words' });
      return report;
    },
    forget: (item) => void tries.delete(itemName(item)),
    passedOver: () => [...passedOver],
  };
}
