import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Elements that stand on lines of their own (the `display: block` of WHATWG HTML §15.3, and table rows). */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html legend li listing main ol p pre search section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
/** What is not read: programs, controls, pictures, and what a page prints round its text. */
const SKIPPED = new Set(
  (
    'head script style noscript template nav aside footer button input select textarea datalist svg math iframe object embed canvas ' +
    'audio video map dialog menu'
  ).split(' '),
);
const NOTHING: ReadonlySet<string> = new Set();
const SKIPPED_ROLES = new Set(['navigation', 'complementary', 'banner', 'contentinfo', 'search', 'dialog']);

/** A node to be read; a text to be added; the end of a line or of a block. */
type Step = { readonly node: HtmlNode; readonly isPre: boolean } | { readonly add: string } | { readonly end: 'line' | 'block' };

/**
 * The text of a piece of HTML as a reader sees it: blocks as paragraphs with an empty line between them, line breaks as lines, white
 * space collapsed. The same markup gives the same text, on every machine.
 *
 * @param without - elements that are left out beside those that never are read
 */
export function readableText(root: HtmlNode, without: ReadonlySet<string> = NOTHING): string {
  const page = openPage();
  // With a stack of its own: elements nested a hundred thousand deep are no reason to fail.
  const steps: Step[] = [{ node: root, isPre: false }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('add' in step) page.add(step.add, false);
    else if ('end' in step) page.end(step.end);
    else if (defaultTreeAdapter.isTextNode(step.node)) page.add(step.node.value, step.isPre);
    else for (const inside of stepsInto(step.node, step.isPre, without).toReversed()) steps.push(inside);
  }
  return page.text();
}

/** {@link readableText} of markup in a feed's item. What has no markup in it keeps its lines. */
export function textOfMarkup(markup: string): string {
  if (/<[a-z!/]|&[#a-z]/i.test(markup)) return readableText(parseFragment(markup));
  return tidy(markup.replace(/\r\n?/g, '\n'));
}

/** {@link textOfMarkup} on one line, for titles. */
export function lineOfMarkup(markup: string): string {
  return textOfMarkup(markup).replace(/\s+/g, ' ').trim();
}

/** A text under its title, unless it begins with it. */
export function underTitle(title: string, text: string): string {
  if (title === '' || text === '') return title + text;
  const [first = ''] = text.split('\n', 1);
  return first.replace(/\s+/g, ' ').toLowerCase() === title.toLowerCase() ? text : `${title}\n\n${text}`;
}

function stepsInto(node: HtmlNode, wasPre: boolean, without: ReadonlySet<string>): readonly Step[] {
  if (!('childNodes' in node)) return [];
  const isPre = wasPre || node.nodeName === 'pre';
  const inside = node.childNodes.map((child): Step => ({ node: child, isPre }));
  if (!defaultTreeAdapter.isElementNode(node)) return inside;
  if (isSkipped(node) || without.has(node.tagName)) return [];
  if (node.tagName === 'br') return [{ end: 'line' }];
  if (node.tagName === 'q') return [{ add: '“' }, ...inside, { add: '”' }];
  if (node.tagName === 'td' || node.tagName === 'th') return [...inside, { add: '\t' }];
  return BLOCKS.has(node.tagName) ? [{ end: 'block' }, ...inside, { end: 'block' }] : inside;
}

function isSkipped(element: HtmlElement): boolean {
  if (SKIPPED.has(element.tagName)) return true;
  const attributes = new Map(element.attrs.map(({ name, value }) => [name, value]));
  return (
    attributes.has('hidden') ||
    attributes.get('aria-hidden') === 'true' ||
    /display\s*:\s*none/i.test(attributes.get('style') ?? '') ||
    SKIPPED_ROLES.has(attributes.get('role') ?? '')
  );
}

/** Takes text piece by piece. */
function openPage() {
  const blocks: string[] = [];
  let lines: string[] = [];
  let parts: string[] = [];

  function end(what: 'line' | 'block'): void {
    lines.push(parts.join(''));
    parts = [];
    if (what === 'line') return;
    const block = tidy(lines.join('\n'));
    lines = [];
    if (block !== '') blocks.push(block);
  }

  return {
    add(text: string, isPre: boolean): void {
      if (!isPre) {
        parts.push(text === '\t' ? text : text.replace(/[ \t\n\f\r]+/g, ' '));
        return;
      }
      const [first = '', ...others] = text.replace(/\r\n?/g, '\n').split('\n');
      parts.push(first);
      for (const other of others) {
        end('line');
        parts.push(other);
      }
    },
    end,
    text(): string {
      end('block');
      return blocks.join('\n\n');
    },
  };
}

/** Marks without ink, which would part a word for a rule that reads letters. */
const INKLESS = /[\u00ad\u200b\u2060\ufeff]/g;
/** Control characters other than a tab and the end of a line. */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

function tidy(text: string): string {
  const lines = text.replace(INKLESS, '').replace(CONTROLS, '').toWellFormed().split('\n');
  return lines
    .map((line) => line.replace(/[\t ]+/g, (run) => (run.includes('\t') ? '\t' : ' ')).replace(/^[\t ]|[\t ]$/g, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
