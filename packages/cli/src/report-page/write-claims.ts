import type { ToldClaim } from '@tocsin/core/record/report';
import { html, type Markup } from '@tocsin/server/http/html';
import { quoteText } from '../report-lines.ts';
import { surroundingsOf } from './surroundings.ts';

/** The names by which places of the page are linked to. */
export interface Anchors {
  readonly claim: (id: string) => string;
  readonly span: (id: string) => string;
  readonly shortId: (id: string) => string;
}

/** Anchors of claims: by their short ids, or by number where an id has letters that an address has not. */
export function anchorsOf(claims: readonly ToldClaim[]): Anchors {
  const shortIds = new Map(claims.map(({ id, shortId }) => [id, shortId]));
  const names = new Map(claims.map(({ id, shortId }, place) => [id, /^[\w.-]+$/.test(shortId) ? shortId : `no.${place + 1}`]));
  return {
    claim: (id) => `claim-${names.get(id) ?? ''}`,
    span: (id) => `span-${names.get(id) ?? ''}`,
    shortId: (id) => shortIds.get(id) ?? id,
  };
}

/** One claim: who said it, through whom, about what, and where that stands. */
export function claimArticle(claim: ToldClaim, anchors: Anchors): Markup {
  const { id, shortId, kind, extent, figure, summary, assertion, modality, chain, artifact, span, quote } = claim;
  return html`<article id="${anchors.claim(id)}"><h3>[${shortId}] ${kind.replaceAll('_', ' ')}</h3>
<p>${extent !== 'not given' && html`<a class="figure" href="#${artifact === undefined ? anchors.claim(id) : anchors.span(id)}">${extent === 'figure' ? figure : extent}</a> `}${summary}</p>
<dl><dt>Who said it</dt><dd>${chain.join(', through ')} <i>${assertion}${modality !== undefined && `, ${modality}`}</i></dd>
${facts(claim).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}
${artifact === undefined && quote !== undefined && html`<dt>In these words</dt><dd><blockquote>${quoteText(quote)}</blockquote></dd>`}
<dt>Read in</dt><dd>${artifact === undefined ? 'no text is named' : html`<a href="#artifact-${artifact}">the text <code>${artifact}</code></a>, <a href="#${anchors.span(id)}">characters ${span === undefined ? '?' : `${span[0]} to ${span[1]}`}</a>`}</dd></dl></article>
`;
}

/** The texts that claims cite, each with every place in it; with the words there, in their sentence, where the text is at hand. */
export function textsSection(claims: readonly ToldClaim[], anchors: Anchors, textOf: (artifact: string) => string | undefined): Markup {
  const artifacts = [...new Set(claims.flatMap(({ artifact }) => artifact ?? []))];
  return html`<section id="texts"><h2>The texts, and the places in them</h2>${artifacts.length === 0 && html`<p>No text is cited.</p>`}${artifacts.map(
    (artifact) => html`<article id="artifact-${artifact}"><h3>SHA-256 <code>${artifact}</code></h3>
<p>${textOf(artifact) === undefined ? 'The text was not at hand when this page was written: whoever holds it finds the words by the places below.' : 'The text was at hand, and every claim was held against it.'}</p>
<ul>${claims.filter((claim) => claim.artifact === artifact).map((claim) => spanLine(claim, anchors, textOf(artifact)))}</ul></article>`,
  )}</section>`;
}

function spanLine({ id, shortId, span, quote }: ToldClaim, anchors: Anchors, text: string | undefined): Markup {
  return html`<li id="${anchors.span(id)}">characters ${span === undefined ? '?' : `${span[0]} to ${span[1]}`} <a href="#${anchors.claim(id)}">[${shortId}]</a>${span !== undefined && text !== undefined ? inSentence(text, span) : quote !== undefined && html` <blockquote>${quoteText(quote)}</blockquote>`}</li>`;
}

function inSentence(text: string, span: readonly [number, number]): Markup {
  const { before, words, after } = surroundingsOf(text, span);
  return html` <blockquote>${before}<mark>${quoteText(words)}</mark>${after}</blockquote>`;
}

function facts({ scope, place, when, actor, target }: ToldClaim): readonly (readonly [string, string])[] {
  return [
    ['Counted', scope],
    ['When', when],
    ['Where', place],
    ['Who is said to have done it', actor],
    ['Whom it is about', target],
  ].flatMap(([name, value]): readonly (readonly [string, string])[] => (name === undefined || value === undefined ? [] : [[name, value]]));
}
