import type { XmlElement } from '@tocsin/core/cap/parse-xml';
import type { FeedItem, ReadFeed } from '../../ports/report-reader.ts';
import { feedItem } from './feed-item.ts';
import { lineOfMarkup, textOfMarkup } from './readable-text.ts';

/** Elements without an end: an end tag of theirs would be read as another one. */
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col', 'input', 'source', 'track', 'area']);

/** Reads Atom 1.0. */
export function readAtom(root: XmlElement): ReadFeed {
  const title = childNamed(root, 'title');
  return {
    title: title === undefined ? '' : lineOf(title),
    items: root.children.filter(({ name, namespace }) => name === 'entry' && namespace === root.namespace).map(itemOf),
  };
}

function itemOf(entry: XmlElement): FeedItem {
  const title = childNamed(entry, 'title');
  const content = childNamed(entry, 'content');
  const summary = childNamed(entry, 'summary');
  const whole = content === undefined ? '' : plainOf(content);
  return feedItem({
    id: childNamed(entry, 'id')?.text ?? '',
    title: title === undefined ? '' : markupOf(title),
    text: whole === '' && summary !== undefined ? plainOf(summary) : whole,
    link: linkOf(entry),
    dates: [childNamed(entry, 'published')?.text ?? '', childNamed(entry, 'updated')?.text ?? ''],
  });
}

/** RFC 4287 §4.2.7: a link without `rel` is the alternate one. */
function linkOf(entry: XmlElement): string {
  const links = entry.children
    .filter(({ name, namespace }) => name === 'link' && namespace === entry.namespace)
    .map((link) => new Map(link.attributes.map(({ name, value }) => [name, value])));
  const alternates = links.filter((link) => (link.get('rel') ?? 'alternate') === 'alternate');
  const page = alternates.find((link) => /^text\/html\b/i.test(link.get('type') ?? 'text/html')) ?? alternates[0];
  return page?.get('href') ?? '';
}

/** RFC 4287 §3.1 and §4.1.3: plain text unless `type` says HTML or XHTML. Content of other types, or elsewhere, is no text. */
function plainOf(construct: XmlElement): string {
  const type = typeOf(construct);
  if (construct.attributes.some(({ name, namespace }) => name === 'src' && namespace === '')) return '';
  if (type === 'text' || type === 'text/plain') return textOfMarkup(escaped(construct.text));
  return ['html', 'xhtml', 'text/html', 'application/xhtml+xml'].includes(type) ? textOfMarkup(markupOf(construct)) : '';
}

function lineOf(construct: XmlElement): string {
  return lineOfMarkup(markupOf(construct));
}

/** As HTML, whichever of the three it is. */
function markupOf(construct: XmlElement): string {
  const type = typeOf(construct);
  if (type === 'xhtml' || type === 'application/xhtml+xml') return construct.children.map(htmlOf).join('');
  return type === 'text' ? escaped(construct.text) : construct.text;
}

/** An element of XHTML as HTML, whatever prefix it goes by. No deeper than XML is read here. */
function htmlOf({ name, attributes, nodes }: XmlElement): string {
  const said = attributes.map((one) => ` ${one.name}="${one.value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`).join('');
  if (VOID.has(name)) return `<${name}${said}>`;
  const inside = nodes.map((node) => (node.kind === 'element' ? htmlOf(node) : node.kind === 'text' ? withReferences(node.text) : ''));
  return `<${name}${said}>${inside.join('')}</${name}>`;
}

function withReferences(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Plain text that looks like markup is told apart from markup; other plain text keeps its lines. */
function escaped(text: string): string {
  return /<[a-z!/]|&[#a-z]/i.test(text) ? `<pre>${withReferences(text)}</pre>` : text;
}

function typeOf(construct: XmlElement): string {
  return (construct.attributes.find(({ name, namespace }) => name === 'type' && namespace === '')?.value ?? 'text').trim().toLowerCase();
}

function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name && child.namespace === element.namespace);
}
