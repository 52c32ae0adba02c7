import type { AtomEntry } from '@tocsin/core/record/export/changes-feed';
import { ATOM_TYPE } from './write-atom.ts';

/** What the feed says of itself. */
export interface RecordFeed {
  readonly sender: string;
  readonly updated: string;
  /** Address of the feed. */
  readonly self: string;
}

/** An Atom feed (RFC 4287) of what changed in the public record, corrections and retractions among it. */
export function writeRecordAtom(entries: readonly AtomEntry[], { sender, updated, self }: RecordFeed): string {
  const name = escapeXml(sender);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${escapeXml(self)}</id>
  <title>What changed in the record of ${name}</title>
  <updated>${escapeXml(updated)}</updated>
  <author><name>${name}</name></author>
  <link rel="self" type="${ATOM_TYPE}" href="${escapeXml(self)}"/>
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

/** Characters that XML 1.0 has no place for are left out. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
