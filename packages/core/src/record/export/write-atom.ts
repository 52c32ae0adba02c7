import type { PublicOptions } from '../view/public-options.ts';
import { type AtomEntry, markOf } from './changes-feed.ts';
import { linkTo, nameOf, type Publication } from './public-names.ts';

const ATOM_TYPE = 'application/atom+xml';
/** What XML 1.0 has no place for (§2.2), half surrogate pairs among it. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What the feed says of itself. */
export interface RecordFeed extends Publication {
  readonly status: PublicOptions['status'];
  readonly updated: string;
}

/** An Atom feed (RFC 4287) of what changed in the public record, corrections and retractions among it. */
export function writeRecordAtom(entries: readonly AtomEntry[], feed: RecordFeed): string {
  const { sender, status, updated } = feed;
  const name = escapeXml(sender);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${escapeXml(nameOf(feed, 'feed', status))}</id>
  <title>${markOf(status)}What changed in the record of ${name}</title>
  <updated>${escapeXml(updated)}</updated>
  <author><name>${name}</name></author>
  <category term="${status}"/>
  <link rel="self" type="${ATOM_TYPE}" href="${escapeXml(linkTo(feed, `/v1/record/changes.atom?status=${status}`))}"/>
${entries.map(writeEntry).join('')}</feed>
`;
}

function writeEntry({ id, title, updated, summary, link, category }: AtomEntry): string {
  return `  <entry>
    <id>${escapeXml(id)}</id>
    <title>${escapeXml(title)}</title>
    <updated>${escapeXml(updated)}</updated>
    <summary>${escapeXml(summary)}</summary>
    <category term="${escapeXml(category)}"/>
    <link rel="alternate" href="${escapeXml(link)}"/>
  </entry>
`;
}

/** XML 1.0 §2.4; a carriage return has to be a reference or it is read as a line feed (§2.11). */
function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;');
}
