import { parseXml, type XmlElement } from '@tocsin/core/cap/parse-xml';
import { canonicalElement } from '@tocsin/core/seal/canonical-xml';
import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';

const ATOM = 'http://www.w3.org/2005/Atom';
const CAP = /^urn:oasis:names:tc:emergency:cap:1\.[012]$/;
/** More messages than a feed in force has; a bound on what is fetched. */
const ENTRIES_MAX = 500;
const CAP_TYPES = /^(?:application\/(?:cap\+xml|common-alerting-protocol\+xml|xml)|text\/xml)\b/i;

/** One message of a feed: it stands in it, or behind an address. */
export type FeedEntry =
  | { readonly kind: 'inline'; readonly xml: string }
  | { readonly kind: 'link'; readonly href: string; readonly version: string };

/** What a feed's document is. */
export interface ReadFeed {
  readonly kind: 'message' | 'atom' | 'rss';
  /** In the order of the document; empty for a message. */
  readonly entries: readonly FeedEntry[];
}

/**
 * Reads a feed: Atom (RFC 4287) or RSS 2.0 with CAP inside or linked, or one CAP message by itself. Anything else is refused, never
 * taken for an empty feed: an empty answer must not pass for a quiet day.
 */
export function readFeed(text: string): Result<ReadFeed, Issue> {
  const parsed = parseXml(text);
  if (!parsed.ok) return refuse(parsed.error[0] ?? { code: 'NOT_WELL_FORMED', path: '', message: 'no XML' });
  const root = parsed.value;
  if (root.name === 'alert' && CAP.test(root.namespace)) return ok({ kind: 'message', entries: [] });
  const isAtom = root.name === 'feed' && root.namespace === ATOM;
  const items = isAtom ? childrenNamed(root, 'entry') : itemsOfRss(root);
  if (items === undefined) return refuse({ code: 'NOT_A_FEED', path: root.name, message: 'neither Atom nor RSS nor a CAP message' });
  if (items.length > ENTRIES_MAX) return refuse({ code: 'TOO_MANY_ENTRIES', path: root.name, message: `more than ${ENTRIES_MAX} entries` });
  return ok({ kind: isAtom ? 'atom' : 'rss', entries: items.flatMap((item) => (isAtom ? entryOfAtom(item) : entryOfRss(item))) });
}

function itemsOfRss(root: XmlElement): readonly XmlElement[] | undefined {
  const [channel] = childrenNamed(root, 'channel');
  return root.name === 'rss' && channel !== undefined ? childrenNamed(channel, 'item') : undefined;
}

function entryOfAtom(entry: XmlElement): readonly FeedEntry[] {
  const inside = messageIn(entry);
  if (inside !== undefined) return [inside];
  const links = childrenNamed(entry, 'link').map((link) => new Map(link.attributes.map(({ name, value }) => [name, value])));
  const usable = links.filter((link) => [undefined, 'alternate', 'enclosure', 'related', 'self'].includes(link.get('rel')));
  const best = usable.find((link) => CAP_TYPES.test(link.get('type') ?? '')) ?? usable.find((link) => link.get('type') === undefined);
  const href = best?.get('href') ?? '';
  const version = `${textOf(entry, 'id')} ${textOf(entry, 'updated')}`;
  return href === '' ? [] : [{ kind: 'link', href, version }];
}

function entryOfRss(item: XmlElement): readonly FeedEntry[] {
  const inside = messageIn(item);
  if (inside !== undefined) return [inside];
  const href = textOf(item, 'link');
  return href === '' ? [] : [{ kind: 'link', href, version: `${textOf(item, 'guid')} ${textOf(item, 'pubDate')}` }];
}

/** A CAP message within an entry, cut out in canonical form: what its signature is over stays as it was. */
function messageIn(element: XmlElement): FeedEntry | undefined {
  for (const child of element.children) {
    if (child.name === 'alert' && CAP.test(child.namespace)) return { kind: 'inline', xml: canonicalElement(child, [], CUT) };
    const inside = child.name === 'content' ? messageIn(child) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

const CUT = { isExclusive: true, withComments: true } as const;

function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function textOf(element: XmlElement, name: string): string {
  return (childrenNamed(element, name)[0]?.text ?? '').trim().slice(0, 2_000);
}
