// Link by link: every printed figure leads to its claims, every claim to its text and the place there, every place to the words.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Claim } from '@tocsin/core/record/claim';
import { buildReport } from '@tocsin/core/record/report';
import { SCENARIOS } from '@tocsin/sim/scenarios/all-scenarios';
import { TOLD_CLAIMS, TOLD_HASH, TOLD_TEXT } from '@tocsin/testkit/record-model/told-report';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { quotedClaims } from './read-texts.ts';
import { reportPage } from './write-report-page.ts';

const SEEDS = new URL('../../../../../shared/seeds/', import.meta.url);
const skip = existsSync(SEEDS) ? false : 'data absent: no ../shared/seeds here';
const REGION = { id: 'none', timeZone: 'UTC', zones: [] } as unknown as Parameters<typeof reportPage>[1]['region'];

/** Claims of one report and its text, as a page: with the text at hand, or without it. */
function pageOf(claims: readonly Claim[], texts: ReadonlyMap<string, string>): string {
  const kept = new Map([...texts].map(([artifact, text]) => [artifact, { file: artifact, text }]));
  const report = buildReport(quotedClaims(claims, kept), { textOf: (artifact) => texts.get(artifact) });
  return reportPage(report, { title: 'a report', status: 'Actual', region: REGION, textOf: (artifact) => texts.get(artifact) });
}

/** A page that is followed link by link. */
class Followed {
  readonly #document: XmlDocument;
  constructor(page: string) {
    this.#document = XmlDocument.fromString(page);
  }
  all(path: string, from: XmlElement = this.#document.root): readonly XmlElement[] {
    return from.find(path).filter((node) => node instanceof XmlElement);
  }
  /** The element that a link of this page leads to. */
  target(link: XmlElement): XmlElement {
    const href = link.attr('href')?.value ?? '';
    assert.match(href, /^#[\w.-]+$/, 'a link of the page itself');
    const found = this.all(`//*[@id="${href.slice(1)}"]`);
    assert.equal(found.length, 1, `${href} leads to one place`);
    return found[0] ?? assert.fail();
  }
  isClaim(element: XmlElement): boolean {
    return element.name === 'article' && /^claim-/.test(element.attr('id')?.value ?? '');
  }
  [Symbol.dispose](): void {
    this.#document.dispose();
  }
}

/** How many figures, claims and places a page led through. */
interface Way {
  readonly figures: number;
  readonly claims: number;
}

/** Follows every link of a page; fails where one leads nowhere, or a figure has none. */
function follow(claims: readonly Claim[], texts: ReadonlyMap<string, string>): Way {
  using page = new Followed(pageOf(claims, texts));
  for (const link of page.all('//a')) page.target(link);
  // Whatever prints a number outside of what the system itself saw: a sentence, a sum, a comparison.
  const account = '//main/section[not(@id="own") and not(@id="claims") and not(@id="texts")]';
  for (const part of page.all(`${account}//li | ${account}//p[a]`))
    if (/\d/.test(part.content))
      assert.ok(
        page.all('.//a', part).some((link) => page.isClaim(page.target(link))),
        part.content,
      );
  const figures = page.all(`${account}//a[@class="figure"]`);
  for (const figure of figures) assert.ok(page.isClaim(page.target(figure)), figure.content);
  const articles = page.all('//section[@id="claims"]/article');
  assert.equal(articles.length, claims.length);
  for (const claim of claims) followClaim(page, claim, texts.get(claim.artifact ?? ''));
  return { figures: figures.length, claims: articles.length };
}

/** From one claim to its text, its place there and, where the text is at hand, its words and the words of its figure. */
function followClaim(page: Followed, claim: Claim, text: string | undefined): void {
  const [article = assert.fail(`no claim ${claim.id}`)] = page.all(`//article[@id="claim-${claim.id}"]`);
  const inbound = page.all(`//section[@class="question"]//a[@href="#claim-${claim.id}"]`);
  assert.ok(inbound.length > 0, `${claim.id} is named where its question is answered`);
  const targets = page.all('.//a', article).map((link) => page.target(link));
  const source = targets.find((target) => target.attr('id')?.value === `artifact-${claim.artifact}`);
  assert.ok(source?.content.includes(claim.artifact ?? ''), `${claim.id} names its text`);
  const place = targets.find((target) => target.attr('id')?.value === `span-${claim.id}`) ?? assert.fail(`${claim.id} has no place`);
  const [start, end] = claim.spans?.[0] ?? assert.fail();
  assert.ok(place.content.includes(`characters ${start} to ${end}`));
  assert.ok(page.all(`.//li[@id="span-${claim.id}"]`, source).length === 1, 'the place stands with its text');
  for (const { agent } of claim.chain) assert.ok(article.content.includes(agent), `${claim.id} names ${agent}`);
  if (claim.quantity !== undefined && !claim.claim.endsWith('_none')) assert.equal(page.all('.//a[@class="figure"]', article).length, 1);
  const words = page.all('.//mark', place).map((mark) => mark.content);
  if (text === undefined) assert.deepEqual(words, [], 'no words without the text');
  else {
    assert.equal(words.length, 1);
    assert.ok((words[0] ?? '').startsWith(text.slice(start, Math.min(end, start + 240))), `${claim.id} shows its words`);
    assert.ok(text.slice(start, end).includes(claim.quantity?.words ?? ''), `${claim.id}: its figure is printed there`);
  }
}

describe('the page of a made-up report', () => {
  const texts = new Map([[TOLD_HASH, TOLD_TEXT]]);

  test('leads from every figure to its claims, and from every claim to its words', () => {
    assert.deepEqual(follow(TOLD_CLAIMS, texts), { figures: 7, claims: 10 });
  });

  test('does so without the text, and then holds none of its words', () => {
    follow(TOLD_CLAIMS, new Map());
    const page = pageOf(TOLD_CLAIMS, new Map());
    assert.ok(!page.includes('not for publication') && !page.includes('over the bay'));
    assert.ok(pageOf(TOLD_CLAIMS, texts).includes('not for publication'));
  });

  test('runs nothing and fetches nothing', () => {
    const page = pageOf(TOLD_CLAIMS, texts);
    assert.ok(!/<script|javascript:|https?:|@import|url\(/i.test(page));
  });

  test('shows the words in their sentence, and what looks like markup as the letters it is', () => {
    using page = new Followed(pageOf(TOLD_CLAIMS, texts));
    const [place = assert.fail()] = page.all('//li[@id="span-bay-7"]/blockquote');
    assert.equal(place.content, 'No sailors were hurt & the extent of the damage <at the pier> is not known, the captain said.');
    assert.equal(page.all('.//mark', place)[0]?.content, 'the extent of the damage <at the pier> is not known');
  });

  test('puts both sides next to each other where they differ', () => {
    using page = new Followed(pageOf(TOLD_CLAIMS, texts));
    const differing = page.all('//div[@class="measure"][p[@class="differ"]]').map((measure) => ({
      says: page.all('./p[@class="differ"]', measure)[0]?.content.replace(/\s+/g, ' ').trim(),
      sides: page.all('.//section[@class="side"]/h3', measure).map(({ content }) => content),
    }));
    assert.deepEqual(differing, [
      { says: 'sources differ, both can be true: [bay-1] [bay-2]', sides: ['coast guard', 'Harbour Front'] },
      { says: 'told differently: [bay-3] [bay-4] [bay-5]', sides: ['coast guard', 'fishermen (unnamed)'] },
      { says: 'told differently: [bay-8] [bay-9]', sides: ['Harbour Front', 'coast guard'] },
    ]);
  });

  test('the link test notices a figure without its claim, and a claim without its place', () => {
    const page = pageOf(TOLD_CLAIMS, texts);
    const broken = [page.replace('id="claim-bay-1"', 'id="claim-gone"'), page.replace('id="span-bay-2"', 'id="span-gone"')];
    for (const text of broken) {
      using followed = new Followed(text);
      assert.throws(() => followed.all('//a').map((link) => followed.target(link)), /leads to one place/);
    }
  });
});

for (const [name, build] of Object.entries(SCENARIOS)) {
  const claims = build().filter((input) => input.kind === 'claim');
  if (claims.length === 0) continue;
  test(`${name}: every figure leads to its claims, every claim to its text and place`, () => {
    const { figures } = follow(claims, new Map());
    assert.equal(figures, claims.filter(({ claim, quantity }) => quantity !== undefined || /_none$|_unknown$/.test(claim)).length);
  });

  test(`${name}: with the text at hand, every claim leads to its words, and every figure is printed there`, { skip }, () => {
    const texts = new Map(
      readdirSync(SEEDS)
        .filter((file) => file.endsWith('.txt'))
        .map((file) => readFileSync(new URL(file, SEEDS), 'utf8'))
        .map((text) => [createHash('sha256').update(text).digest('hex'), text]),
    );
    assert.equal(follow(claims, texts).claims, claims.length);
  });
}
