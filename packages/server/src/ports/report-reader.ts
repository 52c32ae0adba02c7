import type { Issue, Result } from '@tocsin/core/units/result';

/** A document as it came. */
export interface RawDocument {
  readonly bytes: Uint8Array;
  /** What the carrier says of its encoding, such as the `charset` of a Content-Type. */
  readonly charset?: string | undefined;
}

/** When an item says it was published: a moment, or a day where no clock or no zone is given. */
export type ItemTime = { readonly atMs: number } | { readonly day: string };

/** One item of a feed as plain text. */
export interface FeedItem {
  /** What the feed calls it; its address where it calls it nothing, else its own words. */
  readonly key: string;
  readonly title: string;
  /** Title and paragraphs, each a line of its own; empty where the feed carries no words of it. */
  readonly text: string;
  /** As printed in the feed: may be relative. */
  readonly link?: string;
  readonly time?: ItemTime;
}

/** A feed, whatever its form. */
export interface ReadFeed {
  readonly title: string;
  /** How long it asks not to be asked again, s. */
  readonly ttlS?: number;
  /** In the order of the document. */
  readonly items: readonly FeedItem[];
}

/** A page as plain text. */
export interface ReadPage {
  readonly title: string;
  /** Title and paragraphs, each a line of its own. */
  readonly text: string;
  readonly time?: ItemTime;
}

/** Reads what others wrote, in its own time and memory: no document can hold anything else up. */
export interface ReportReader {
  feed(document: RawDocument): Promise<Result<ReadFeed, Issue>>;
  page(document: RawDocument): Promise<Result<ReadPage, Issue>>;
  close(): Promise<void>;
}
