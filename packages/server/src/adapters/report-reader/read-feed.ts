import { parseXml, type XmlElement } from '@tocsin/core/cap/parse-xml';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import type { RawDocument, ReadFeed } from '../../ports/report-reader.ts';
import { decodeDocument } from './decode-document.ts';
import { readAtom } from './read-atom.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { isRss, readRss } from './read-rss.ts';

/** More than feeds have; what is longer is an archive, and is not read as news. */
const ITEMS_MAX = 2_000;

/**
 * Reads a feed: RSS 2.0, RSS 1.0 (RDF), Atom 1.0 (RFC 4287) or JSON Feed 1.1, whatever its carrier calls it. Anything else is refused,
 * never taken for an empty feed. A document type declaration is refused, and every entity with it.
 */
export function readFeed(document: RawDocument): Result<ReadFeed, Issue> {
  const decoded = decodeDocument(document, 'feed');
  if (!decoded.ok) return decoded;
  const text = decoded.value.trimStart();
  if (text === '') return refuse(issue('EMPTY', 'an answer without content'));
  const feed = text.startsWith('{') ? readJsonFeed(text) : readXmlFeed(text);
  if (feed.ok && feed.value.items.length > ITEMS_MAX) return refuse(issue('TOO_MANY_ITEMS', `more than ${ITEMS_MAX} items`));
  return feed;
}

function readXmlFeed(text: string): Result<ReadFeed, Issue> {
  const parsed = parseXml(text);
  if (!parsed.ok) {
    if (/^<(?:!doctype\s+html|html)\b/i.test(text)) return notAFeed('a page of a web site');
    return refuse(parsed.error[0] ?? issue('NOT_WELL_FORMED', 'no XML'));
  }
  const root: XmlElement = parsed.value;
  if (isRss(root)) return ok(readRss(root));
  if (root.name === 'feed' && root.namespace === 'http://www.w3.org/2005/Atom') return ok(readAtom(root));
  return notAFeed(`a document <${root.name.slice(0, 40)}>`);
}

function notAFeed(what: string): Result<never, Issue> {
  return refuse(issue('NOT_A_FEED', `${what}: neither RSS nor Atom nor JSON Feed`));
}

function issue(code: string, message: string): Issue {
  return { code, path: '', message };
}
