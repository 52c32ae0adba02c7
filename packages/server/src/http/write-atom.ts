import type { SignedAlert } from '@tocsin/core/message/public-alert';

/** What the feed says of itself. */
export interface AtomFeed {
  readonly sender: string;
  readonly baseUrl: string;
  readonly updated: string;
}

/** An Atom feed (RFC 4287) of alerts, newest first, each linking to its CAP document, as CAP hubs read it. */
export function writeAtom(alerts: readonly SignedAlert[], feed: AtomFeed): string {
  const entries = alerts.map((alert) => entryOf(alert, feed)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escapeXml(`${feed.baseUrl}/feed.atom`)}</id>
  <title>${escapeXml(`Alerts of ${feed.sender}`)}</title>
  <updated>${escapeXml(feed.updated)}</updated>
  <author><name>${escapeXml(feed.sender)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(`${feed.baseUrl}/feed.atom`)}"/>
${entries}</feed>
`;
}

function entryOf(alert: SignedAlert, feed: AtomFeed): string {
  const cap = escapeXml(`${feed.baseUrl}/v1/alerts/${alert.id}.xml`);
  return `  <entry>
    <id>${escapeXml(`urn:tocsin:alert:${alert.id}`)}</id>
    <title>${escapeXml(alert.texts.en.headline)}</title>
    <updated>${escapeXml(alert.sent)}</updated>
    <category term="${escapeXml(alert.status)}"/>
    <summary>${escapeXml(`${alert.texts.en.description} ${alert.texts.en.instruction}`)}</summary>
    <link rel="alternate" type="application/cap+xml" href="${cap}"/>
  </entry>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
