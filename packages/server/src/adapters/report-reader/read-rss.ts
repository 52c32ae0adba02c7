import type { XmlElement } from '@tocsin/core/cap/parse-xml';
import type { FeedItem, ReadFeed } from '../../ports/report-reader.ts';
import { feedItem } from './feed-item.ts';
import { lineOfMarkup, textOfMarkup } from './readable-text.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const RSS_1 = 'http://purl.org/rss/1.0/';
const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

/** RSS 0.9x and 2.0, or RSS 1.0. */
export function isRss(root: XmlElement): boolean {
  return root.namespace === RDF ? root.name === 'RDF' : root.name === 'rss' && root.namespace === '';
}

/** Reads RSS. In RSS 2.0 items stand in the channel, in RSS 1.0 beside it. */
export function readRss(root: XmlElement): ReadFeed {
  const own = root.namespace === RDF ? RSS_1 : '';
  const channel = root.children.find(({ name, namespace }) => name === 'channel' && namespace === own);
  const holder = own === RSS_1 ? root : channel;
  const items = holder?.children.filter(({ name, namespace }) => name === 'item' && namespace === own) ?? [];
  const ttlMin = channel === undefined ? 0 : Number(textOf(channel, 'ttl', own));
  return {
    title: channel === undefined ? '' : lineOfMarkup(textOf(channel, 'title', own)),
    ...(Number.isFinite(ttlMin) && ttlMin > 0 ? { ttlS: ttlMin * 60 } : {}),
    items: items.map((item) => itemOf(item, own)),
  };
}

function itemOf(item: XmlElement, own: string): FeedItem {
  const whole = textOf(item, 'encoded', CONTENT);
  const text = textOfMarkup(whole.trim() === '' ? textOf(item, 'description', own) : whole);
  const guid = item.children.find(({ name, namespace }) => name === 'guid' && namespace === own);
  const isLink = guid?.attributes.every(({ name, value }) => name !== 'isPermaLink' || value !== 'false') === true;
  const about = item.attributes.find(({ name, namespace }) => name === 'about' && namespace === RDF)?.value ?? '';
  const id = guid?.text ?? about;
  const link = textOf(item, 'link', own);
  return feedItem({
    id,
    title: textOf(item, 'title', own),
    text,
    // A guid is an address unless it says otherwise (RSS 2.0).
    link: link.trim() !== '' || !(isLink && /^https?:/.test(id.trim())) ? link : id,
    dates: [textOf(item, 'pubDate', own), textOf(item, 'date', DUBLIN_CORE)],
  });
}

function textOf(element: XmlElement, name: string, namespace: string): string {
  return element.children.find((child) => child.name === name && child.namespace === namespace)?.text ?? '';
}
