import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadFeed } from '../../ports/report-reader.ts';
import { readFeed } from './read-feed.ts';

function read(text: string | Uint8Array, charset?: string): ReadFeed {
  const feed = readFeed({ bytes: typeof text === 'string' ? Buffer.from(text) : text, charset });
  assert.ok(feed.ok, feed.ok ? '' : feed.error.message);
  return feed.value;
}

const RSS_2 = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Harbour &amp;amp; Hill Wire</title><link>https://wire.example</link><ttl>30</ttl><atom:link href="https://wire.example/feed" rel="self"/>
<item><title>Sirens in the port</title><link>https://wire.example/2</link><guid isPermaLink="false">w-2</guid><pubDate>Sat, 06 Jan 2024 23:30:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>Sirens sounded <b>twice</b>, the city said.</p><p>No injuries&nbsp;were reported.</p><script>alert("7 killed")</script>]]></content:encoded></item>
<item><title>Older &lt;em&gt;news&lt;/em&gt;</title><guid>https://wire.example/1</guid><description>&lt;p&gt;Three rockets fell.&lt;/p&gt;</description><pubDate>5 Jan 24 08:00 +0200</pubDate></item>
</channel></rss>`;

test('RSS 2.0: the whole content before the description, titles without markup, the date with its zone', () => {
  const { title, ttlS, items } = read(RSS_2);
  assert.deepEqual([title, ttlS], ['Harbour & Hill Wire', 1_800]);
  assert.deepEqual(items, [
    {
      key: 'w-2',
      title: 'Sirens in the port',
      text: 'Sirens in the port\n\nSirens sounded twice, the city said.\n\nNo injuries\u00a0were reported.',
      link: 'https://wire.example/2',
      time: { atMs: Date.UTC(2024, 0, 6, 23, 30) },
    },
    {
      key: 'https://wire.example/1',
      title: 'Older news',
      text: 'Older news\n\nThree rockets fell.',
      link: 'https://wire.example/1',
      time: { atMs: Date.UTC(2024, 0, 5, 6) },
    },
  ]);
});

test('RSS 1.0: items beside the channel, dates of Dublin Core', () => {
  const { title, items } =
    read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example"><title>Old Wire</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><description>Two rockets.</description><dc:date>2024-01-06T10:00+02:00</dc:date></item></rdf:RDF>`);
  assert.equal(title, 'Old Wire');
  assert.deepEqual(items, [
    {
      key: 'https://old.example/1',
      title: 'One',
      text: 'One\n\nTwo rockets.',
      link: 'https://old.example/1',
      time: { atMs: Date.UTC(2024, 0, 6, 8) },
    },
  ]);
});

test('Atom 1.0: text, HTML and XHTML; published before updated; the alternate link', () => {
  const { title, items } = read(`<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Atom &amp;amp; Co</title>
<entry><id>a</id><title>Plain &lt;b&gt;</title><link rel="edit" href="/edit"/><link href="/a"/><updated>2024-01-07T00:00:00Z</updated><published>2024-01-06T00:00:00Z</published>
<content type="xhtml"><x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>First<x:br/>line &lt; two</x:p><x:p>Second</x:p></x:div></content></entry>
<entry><id>b</id><title>B</title><content src="https://atom.example/film" type="video/mp4"/><summary type="html">&lt;p&gt;Five&amp;nbsp;hurt&lt;/p&gt;</summary></entry>
<entry><id>c</id><title>C</title><content>4 &lt; 5
second line</content></entry></feed>`);
  assert.equal(title, 'Atom & Co');
  assert.deepEqual(
    items.map(({ title: one, text, link }) => [one, text, link]),
    [
      ['Plain <b>', 'Plain <b>\n\nFirst\nline < two\n\nSecond', '/a'],
      ['B', 'B\n\nFive\u00a0hurt', undefined],
      ['C', 'C\n\n4 < 5\nsecond line', undefined],
    ],
  );
  assert.deepEqual(items[0]?.time, { atMs: Date.UTC(2024, 0, 6) });
});

test('JSON Feed 1.1: HTML or text, an id that is a number, fields of the wrong type left aside', () => {
  const { title, items } = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Json Wire',
      items: [
        { id: 7, url: 'https://json.example/7', content_html: '<p>One</p><p>Two</p>', date_published: '2024-01-06T10:00:00Z' },
        { id: 'x', title: 'Head', content_text: 'Tom & <Jerry>\nsaid so \ud800', summary: 5 },
      ],
    }),
  );
  assert.equal(title, 'Json Wire');
  assert.deepEqual(
    items.map(({ key, text }) => [key, text]),
    [
      ['7', 'One\n\nTwo'],
      ['x', 'Head\n\nTom & <Jerry>\nsaid so \ufffd'],
    ],
  );
});

test('an item without an id goes by its address, one without that by its words', () => {
  const { items } = read('<rss><channel><item><link>https://a.example/1</link></item><item><title>T</title></item></channel></rss>');
  assert.equal(items[0]?.key, 'https://a.example/1');
  assert.match(items[1]?.key ?? '', /^[0-9a-f]{64}$/);
});

test('a description without markup keeps its lines', () => {
  const { items } = read('<rss><channel><item><description>One line.\nAnother, 3 > 2.</description></item></channel></rss>');
  assert.equal(items[0]?.text, 'One line.\nAnother, 3 > 2.');
});

const words = 'שלוש רקטות';
const inHebrew = Buffer.from([0xf9, 0xec, 0xe5, 0xf9, 0x20, 0xf8, 0xf7, 0xe8, 0xe5, 0xfa]);
const around = (declaration: string, inside: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${declaration}<rss><channel><item><title>`), inside, Buffer.from('</title></item></channel></rss>')]);

test('an encoding is believed from the carrier before the document, and from the document before the default', () => {
  assert.equal(read(around('<?xml version="1.0" encoding="windows-1255"?>', inHebrew)).items[0]?.text, words);
  assert.equal(read(around('', inHebrew), 'Windows-1255').items[0]?.text, words);
  assert.equal(read(around('<?xml version="1.0" encoding="windows-1255"?>', Buffer.from(words)), 'utf-8').items[0]?.text, words);
  const wide = Buffer.from(
    `\ufeff<?xml version="1.0" encoding="UTF-16"?><rss><channel><item><title>${words}</title></item></channel></rss>`,
    'utf16le',
  );
  assert.equal(read(wide).items[0]?.text, words);
});

const BOMB = `<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'.replace(/./g, (name) => {
  const before = String.fromCharCode(name.charCodeAt(0) - 1);
  return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`;
})}]>`;
const REFUSED: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['entities that expand', `${BOMB}<rss><channel><item><title>&j;</title></item></channel></rss>`, 'DOCTYPE'],
  [
    'an entity from outside',
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>',
    'DOCTYPE',
  ],
  ['a page', '<!doctype html><html><body>Log in</body></html>', 'NOT_A_FEED'],
  ['XML that is no feed', '<opml version="2.0"/>', 'NOT_A_FEED'],
  ['JSON that is no feed', '{"items":[]}', 'NOT_A_FEED'],
  ['broken JSON', '{"version":"https://jsonfeed.org/version/1.1", ', 'NOT_A_FEED'],
  ['nothing', ' \n', 'EMPTY'],
  ['XML that is not well-formed', '<rss><channel><item></channel></rss>', 'NOT_WELL_FORMED'],
  ['bytes of another encoding', around('', inHebrew), 'ENCODING'],
  ['an encoding nobody knows', around('<?xml version="1.0" encoding="x-klingon"?>', inHebrew), 'ENCODING'],
  ['thousands of items', `<rss><channel>${'<item/>'.repeat(2_001)}</channel></rss>`, 'TOO_MANY_ITEMS'],
];
for (const [what, document, code] of REFUSED)
  test(`${what} is refused (${code}), never taken for an empty feed`, () => {
    const feed = readFeed({ bytes: typeof document === 'string' ? Buffer.from(document) : document });
    assert.equal(feed.ok ? 'read' : feed.error.code, code);
  });
