import { type Result, refuse } from '@tocsin/core/units/result';
import type { ReportFeedSettings } from '../../config/report-settings.ts';
import type { FeedItem, ReadPage, ReportReader } from '../../ports/report-reader.ts';
import { fetchDocument } from './fetch-document.ts';
import { addressOf } from './report-of-item.ts';

/** Why there is no page. `isPassing`: asked again it may be there. */
export interface NoArticle {
  readonly code: string;
  readonly message: string;
  readonly isPassing: boolean;
}

/** Fetches the page of an item. `public`: not from a machine of this house. */
export type ArticleFetcher = (item: FeedItem, addresses: 'any' | 'public') => Promise<Result<ReadPage, NoArticle>>;

const ACCEPT = 'text/html, application/xhtml+xml;q=0.9';
const PAGES = /^(?:text\/html|application\/xhtml\+xml|)$/;
const PASSING = /^(?:HTTP_(?:408|425|429|5\d\d)|TIMEOUT|UNREACHABLE|TOO_SLOW|STOPPED|CLOSED)$/;

/**
 * Fetches pages that items link to: from the feed's own host and from those that the settings name, redirects included. What a feed writes
 * into its links decides nothing else.
 */
export function articleFetcher(
  settings: Pick<ReportFeedSettings, 'url' | 'hosts' | 'bytesMax' | 'timeoutS'>,
  { reader, signal }: { readonly reader: ReportReader; readonly signal: AbortSignal },
): ArticleFetcher {
  const feed = new URL(settings.url);
  const hosts = new Set([feed.host, ...settings.hosts]);
  const mayGo = (url: URL): boolean =>
    hosts.has(url.host) && (url.protocol === 'https:' || (url.protocol === 'http:' && feed.protocol === 'http:'));
  return async (item, addresses) => {
    const url = addressOf(item, settings.url);
    if (url === undefined) return none('NO_LINK', 'it has no address');
    if (!mayGo(url))
      return none('LINK_ELSEWHERE', `${url.protocol}//${url.host} is not the feed's: name the host in hosts if that is right`);
    const { bytesMax, timeoutS } = settings;
    const got = await fetchDocument(url, { accept: ACCEPT, bytesMax, timeoutMs: timeoutS * 1_000, signal, mayGo, addresses });
    if (!got.ok) return none(got.error.code, got.error.message);
    const { bytes, mediaType, charset } = got.value;
    if (bytes === undefined || !PAGES.test(mediaType)) return none('NOT_A_PAGE', `a document of type ${mediaType.slice(0, 60)}`);
    const page = await reader.page({ bytes, charset });
    return page.ok ? page : none(page.error.code, page.error.message);
  };
}

function none(code: string, message: string): Result<never, NoArticle> {
  return refuse({ code, message, isPassing: PASSING.test(code) });
}
