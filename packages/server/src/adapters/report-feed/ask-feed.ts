import { ok, type Result, refuse } from '@tocsin/core/units/result';
import type { ReportFeedSettings } from '../../config/report-settings.ts';
import type { ReadFeed, ReportReader } from '../../ports/report-reader.ts';
import { type FetchFailure, fetchDocument, type Validators } from './fetch-document.ts';

/** What a feed answered. */
export interface AskedFeed extends ReadFeed {
  readonly validators: Validators;
  /** It came from a machine of this house. */
  readonly isPrivate: boolean;
}

/** What it is asked with. */
export interface Asking {
  readonly reader: ReportReader;
  readonly signal: AbortSignal;
  /** Of the last answer in which nothing was left over. */
  readonly validators: Validators | undefined;
}

const ACCEPT =
  'application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/** Asks a feed once. `undefined` where nothing has changed. */
export async function askFeed(
  { url, bytesMax, timeoutS }: Pick<ReportFeedSettings, 'url' | 'bytesMax' | 'timeoutS'>,
  { reader, signal, validators }: Asking,
): Promise<Result<AskedFeed | undefined, FetchFailure>> {
  const address = new URL(url);
  const mayGo = (to: URL): boolean => isSamePlace(address, to);
  const plan = { accept: ACCEPT, bytesMax, timeoutMs: timeoutS * 1_000, signal, mayGo, addresses: 'any', validators } as const;
  const got = await fetchDocument(address, plan);
  if (!got.ok) return got;
  const { bytes, charset, isPrivate } = got.value;
  if (bytes === undefined) return ok(undefined);
  const feed = await reader.feed({ bytes, charset });
  if (!feed.ok) return refuse({ code: feed.error.code, message: feed.error.message });
  return ok({ ...feed.value, validators: got.value.validators, isPrivate });
}

/** Its own host and door, or the same host with encryption. */
function isSamePlace(feed: URL, to: URL): boolean {
  return to.origin === feed.origin || (to.hostname === feed.hostname && to.protocol === 'https:' && to.port === '');
}
