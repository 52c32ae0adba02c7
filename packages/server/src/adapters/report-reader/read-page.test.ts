import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReadPage } from '../../ports/report-reader.ts';
import { readPage } from './read-page.ts';
import { textOfMarkup } from './readable-text.ts';

function read(html: string | Uint8Array): ReadPage {
  const page = readPage({ bytes: typeof html === 'string' ? Buffer.from(html) : html });
  assert.ok(page.ok);
  return page.value;
}

const PARAGRAPH =
  'The mayor said that two rockets had fallen in open fields and that nobody was hurt, while the sirens had sounded three times in the town and once in each of the villages to the north. ';

test('of a page the article is read: without menus, programs, styles, controls and what is hidden', () => {
  const page =
    read(`<!doctype html><html><head><title>Rockets - Wire</title><meta property="article:published_time" content="2024-01-06T22:30:00Z">
<style>p { color: red }</style><script>document.write("9 killed")</script></head><body><header>Wire</header><nav><a href="/">Home</a></nav>
<article><h1>Rockets in  the fields</h1><p>${PARAGRAPH}</p><p hidden>hidden</p><p style="display: none">gone</p><aside>Read also</aside>
<ul><li>one<li>two</ul><table><tr><td>hurt<td>0</table><p>Said: <q>we heard it</q>.<br>Twice.</p><button>Share</button></article>
<article><p>A teaser.</p></article><footer>All rights reserved</footer></body></html>`);
  assert.deepEqual(page, {
    title: 'Rockets in the fields',
    text: `Rockets in the fields\n\n${PARAGRAPH.trim()}\n\none\n\ntwo\n\nhurt\t0\n\nSaid: “we heard it”.\nTwice.`,
    time: { atMs: Date.UTC(2024, 0, 6, 22, 30) },
  });
});

test('a page that marks no article is read as a whole, under its title', () => {
  assert.deepEqual(read('<title>Notice</title><header>Wire</header><div>Leave the <span>northern</span> quarter.</div><nav>x</nav>'), {
    title: 'Notice',
    text: 'Notice\n\nLeave the northern quarter.',
  });
});

test('the encoding that a page declares is believed, and bytes that are not in it are refused', () => {
  const page = Buffer.concat([Buffer.from('<meta charset=windows-1251><p>'), Buffer.from([0xd0, 0xe0, 0xea, 0xe5, 0xf2, 0xfb])]);
  assert.equal(read(page).text, 'Ракеты');
  const wrong = readPage({ bytes: Buffer.from([0x3c, 0x70, 0x3e, 0xff, 0xfe, 0xfa]) });
  assert.equal(wrong.ok ? '' : wrong.error.code, 'ENCODING');
});

test('a page without words is refused', () => {
  const page = readPage({ bytes: Buffer.from('<body><script>render()</script></body>') });
  assert.equal(page.ok ? '' : page.error.code, 'NO_TEXT');
});

test('unclosed tags, comments, references and depth are no way round the reading', () => {
  assert.equal(textOfMarkup('a<!-- <p>9 killed</p> -->b &lt;p&gt; &amp;amp; &#8212;<script>c</scr'), 'ab <p> &amp; —');
  assert.equal(textOfMarkup('<style><p>x</p></style>y'), 'y');
  assert.equal(textOfMarkup(`${'<div>'.repeat(20_000)}deep`), 'deep');
  assert.equal(textOfMarkup('in\u00advis\u200bible <b>ma</b>rks'), 'invisible marks');
  assert.equal(textOfMarkup('<pre>kept\n  lines</pre>'), 'kept\nlines');
});
