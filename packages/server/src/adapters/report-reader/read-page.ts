import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import { defaultTreeAdapter, parse } from 'parse5';
import type { RawDocument, ReadPage } from '../../ports/report-reader.ts';
import { decodeDocument } from './decode-document.ts';
import { readItemTime } from './item-time.ts';
import { type HtmlElement, type HtmlNode, readableText, underTitle } from './readable-text.ts';

/** Shorter than that a marked part of a page is a teaser, not its article. */
const ARTICLE_LENGTH_MIN = 200;

/** In an article a header is its own; on a page it is the site's. */
const PAGE_HEADS: ReadonlySet<string> = new Set(['header']);

/** Reads a page of the web: its title, and the text of its article where the page marks it, else of its body. */
export function readPage(document: RawDocument): Result<ReadPage, Issue> {
  const decoded = decodeDocument(document, 'page');
  if (!decoded.ok) return decoded;
  const elements = elementsOf(parse(decoded.value));
  const text = articleText(elements);
  if (text === '') return refuse({ code: 'NO_TEXT', path: '', message: 'there are no words on the page' });
  const title = titleOf(elements);
  const time = readItemTime(timeIn(elements));
  return ok({ title, text: underTitle(title, text), ...(time === undefined ? {} : { time }) });
}

/** In the order of the document. */
function elementsOf(root: HtmlNode): readonly HtmlElement[] {
  const elements: HtmlElement[] = [];
  const open: HtmlNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (defaultTreeAdapter.isElementNode(node)) elements.push(node);
    if ('childNodes' in node) for (let at = node.childNodes.length - 1; at >= 0; at -= 1) open.push(node.childNodes[at] ?? root);
  }
  return elements;
}

/** What the page says is its article: by schema.org, then by HTML. Several articles are a list of them; the longest is taken. */
function articleText(elements: readonly HtmlElement[]): string {
  const marks: readonly ((element: HtmlElement) => boolean)[] = [
    (element) => /\barticleBody\b/.test(attribute(element, 'itemprop')),
    ({ tagName }) => tagName === 'article',
    (element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
  ];
  for (const isMarked of marks) {
    let longest = '';
    // Twenty at most: a page of a thousand teasers would be read a thousand times.
    for (const element of elements.filter(isMarked).slice(0, 20)) {
      const text = readableText(element);
      if (text.length > longest.length) longest = text;
    }
    if (longest.length >= ARTICLE_LENGTH_MIN) return longest;
  }
  const body = elements.find(({ tagName }) => tagName === 'body');
  return body === undefined ? '' : readableText(body, PAGE_HEADS);
}

function titleOf(elements: readonly HtmlElement[]): string {
  const heading = elements.find(({ tagName }) => tagName === 'h1');
  const shared = elements.find((element) => element.tagName === 'meta' && attribute(element, 'property') === 'og:title');
  const title = elements.find(({ tagName }) => tagName === 'title');
  const candidates = [
    heading === undefined ? '' : readableText(heading),
    shared === undefined ? '' : attribute(shared, 'content'),
    title === undefined ? '' : readableText(title),
  ];
  return (candidates.find((text) => text.trim() !== '') ?? '').replace(/\s+/g, ' ').trim();
}

/** When the page says it was published: Open Graph, then schema.org. */
function timeIn(elements: readonly HtmlElement[]): string {
  const shared = elements.find((element) => attribute(element, 'property') === 'article:published_time');
  const marked = elements.find((element) => attribute(element, 'itemprop') === 'datePublished');
  const found = [shared, marked].find((element) => element !== undefined);
  return found === undefined ? '' : attribute(found, 'content') || attribute(found, 'datetime');
}

function attribute(element: HtmlElement, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}
