import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readFeed } from './read-feed.ts';
import { readPage } from './read-page.ts';
import { textOfMarkup } from './readable-text.ts';

const PIECES = [
  '<p>',
  '</p>',
  '<script>',
  '</script>',
  '<!--',
  '-->',
  '<br>',
  '<td>',
  '<pre>',
  '</pre>',
  '<svg>',
  '<q>',
  '&lt;',
  '&#0;',
  '&nbsp;',
  '"',
  '<',
];
const markup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string(), fc.string({ unit: 'binary' })), { maxLength: 40 })
  .map((parts) => parts.join(''));
const esc = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

test('any markup gives whole characters in tidy lines, the same each time', () => {
  fc.assert(
    fc.property(markup, (given) => {
      const text = textOfMarkup(given);
      assert.ok(text.isWellFormed());
      assert.doesNotMatch(text, /(?!\t|\n)\p{Cc}|\n{3}|^\n|\n$|^[ \t]|[ \t]$/u);
      assert.equal(textOfMarkup(given), text);
      // What was read once is plain text: read as that, it stays as it is.
      assert.equal(textOfMarkup(`<pre>\n${esc(text)}</pre>`), text);
    }),
  );
});

test('words between tags arrive, and the words of a program do not', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), fc.stringMatching(/^[0-9]{13}$/), markup, (word, number, noise) => {
      const text = textOfMarkup(`<p>${word}</p><script>${number}</script><p>${esc(noise)}</p>`);
      assert.ok(text.startsWith(word));
      assert.ok(!text.includes(number) || noise.includes(number));
    }),
  );
});

test('no bytes bring the reader down', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), markup, (bytes, text) => {
      for (const document of [{ bytes }, { bytes: Buffer.from(`<rss><channel><item><title>${text}`) }, { bytes: Buffer.from(text) }]) {
        const feed = readFeed(document);
        const page = readPage(document);
        assert.ok(feed.ok || feed.error.code !== '');
        assert.ok(page.ok || page.error.code !== '');
      }
    }),
  );
});
