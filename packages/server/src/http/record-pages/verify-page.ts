import { html } from '../html.ts';
import { page, type Setting, section } from './frame.ts';
import { WORDS } from './words.ts';

const words = WORDS.verify;

/** What the record's proofs show and what they do not, and where to get them. */
export function verifyPage(setting: Setting, hasLog: boolean): string {
  const links = hasLog
    ? html`<ul><li><a href="/record/key">${words.key}</a></li><li><a href="/record/checkpoint">${words.checkpoint}</a></li></ul><p>${words.keyNote}</p>`
    : html`<p>${words.noLog}</p>`;
  return page(
    { title: words.title, setting, at: '/how-to-verify' },
    html`<h1>${words.title}</h1>
${section(words.proves, html`<p>${words.provesText}</p>`)}
${section(words.not, html`<p>${words.notText}</p>`)}
${section(words.how, html`<ol><li>${words.keep}</li><li>${words.take}</li><li>${words.run}</li></ol>${links}`)}
${section(words.sealed, html`<p>${words.sealedText}</p>`)}`,
  );
}
