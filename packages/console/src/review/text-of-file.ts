/** Elements whose words are no part of a report. */
const NO_TEXT = 'script, style, noscript, template, svg, nav, form, iframe, button';
const BLOCKS = 'p, div, section, article, header, footer, li, ul, ol, h1, h2, h3, h4, h5, h6, tr, table, blockquote, figcaption, dt, dd';

/** A file as the desk takes it: its text, and what its own head says of it. */
export interface FileText {
  readonly name: string;
  readonly text: string;
  readonly title?: string;
  readonly url?: string;
}

/** Reads a text file, or the words of a page. Nothing in a page is run or fetched: the parser only reads it. */
export async function textOfFile(file: File): Promise<FileText> {
  const text = await file.text();
  const isPage = /\.x?html?$/i.test(file.name) || /html/.test(file.type);
  return isPage ? { name: file.name, ...textOfPage(text) } : { name: file.name, text };
}

function textOfPage(markup: string): Pick<FileText, 'text' | 'title' | 'url'> {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  for (const element of page.querySelectorAll(NO_TEXT)) element.remove();
  for (const element of page.querySelectorAll('br')) element.replaceWith('\n');
  for (const element of page.querySelectorAll(BLOCKS)) element.append('\n\n');
  const body = page.querySelector('article, main') ?? page.body;
  const text = (body.textContent ?? '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  const title = page.title.trim().slice(0, 300);
  const url = page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? '';
  return { text, ...(title === '' ? {} : { title }), ...(/^https?:\/\//.test(url) ? { url } : {}) };
}
