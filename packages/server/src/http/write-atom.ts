import type { SignedAlert } from '@tocsin/core/message/public-alert';

export const ATOM_TYPE = 'application/atom+xml';
/** CAP 1.2 names none; this is what hubs and feeds use. */
export const CAP_TYPE = 'application/cap+xml';

/** What the feed says of itself. */
export interface AtomFeed {
  readonly sender: string;
  readonly updated: string;
}

/** An alert with its CAP 1.2 document. */
export interface AtomEntry {
  readonly alert: SignedAlert;
  readonly cap: string;
}

/**
 * An Atom feed (RFC 4287) of alerts, newest first. Each entry holds its CAP document and links to it, so a reader needs no second
 * request. Addresses are relative to the feed's own (RFC 4287 §2): nothing depends on the name that a reader reached the server by. A
 * document's signature is over its exclusive canonical form, so it holds once the `alert` is cut out as a document of its own.
 */
export function writeAtom(entries: readonly AtomEntry[], feed: AtomFeed): string {
  const sender = escapeXml(feed.sender);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>urn:tocsin:feed:${escapeXml(encodeURIComponent(feed.sender))}</id>
  <title>Alerts of ${sender}</title>
  <updated>${escapeXml(feed.updated)}</updated>
  <author><name>${sender}</name></author>
  <link rel="self" type="${ATOM_TYPE}" href="/feed.atom"/>
${entries.map(writeEntry).join('')}</feed>
`;
}

function writeEntry({ alert, cap }: AtomEntry): string {
  const { headline, description, instruction } = alert.texts.en;
  const categories = [alert.status, alert.phase].map((term) => `\n    <category term="${term}"/>`).join('');
  return `  <entry>
    <id>urn:tocsin:alert:${escapeXml(alert.id)}</id>
    <title>${escapeXml(headline)}</title>
    <updated>${escapeXml(alert.sent)}</updated>
    <summary>${escapeXml(`${description} ${instruction}`)}</summary>${categories}
    <link rel="alternate" type="${CAP_TYPE}" href="/v1/alerts/${encodeURIComponent(alert.id)}.xml"/>
    <content type="${CAP_TYPE}">${withoutDeclaration(cap)}</content>
  </entry>
`;
}

function withoutDeclaration(xml: string): string {
  return xml.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, '').trimEnd();
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
