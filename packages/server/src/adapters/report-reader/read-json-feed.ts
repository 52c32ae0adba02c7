import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import * as z from 'zod';
import type { ReadFeed } from '../../ports/report-reader.ts';
import { feedItem } from './feed-item.ts';
import { lineOfMarkup, textOfMarkup } from './readable-text.ts';

const text = z.string().catch('');
/** JSON Feed 1.1, "Items": an id that is a number is read as its digits. What is of another type is as good as absent. */
const itemSchema = z.object({
  id: z.union([z.string(), z.number().transform(String)]).catch(''),
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
});
const feedSchema = z.object({
  version: z.string().regex(/^https?:\/\/jsonfeed\.org\/version\/1/),
  title: text,
  items: z.array(itemSchema),
});

/** Reads JSON Feed 1.0 and 1.1. */
export function readJsonFeed(source: string): Result<ReadFeed, Issue> {
  const parsed = feedSchema.safeParse(parseJson(source));
  if (!parsed.success) return refuse({ code: 'NOT_A_FEED', path: '', message: 'neither RSS nor Atom nor JSON Feed' });
  const { title, items } = parsed.data;
  return ok({
    title: lineOfMarkup(title),
    items: items.map((item) =>
      feedItem({
        id: item.id,
        title: item.title,
        text: [textOfMarkup(item.content_html), plain(item.content_text), plain(item.summary)].find((one) => one !== '') ?? '',
        link: item.url === '' ? item.external_url : item.url,
        dates: [item.date_published, item.date_modified],
      }),
    ),
  });
}

function plain(value: string): string {
  return value === '' ? '' : textOfMarkup(`<pre>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`);
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
