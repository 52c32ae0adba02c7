import { quotationAt } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import type { Sentence } from '../reading/sentences.ts';
import type { Discourse } from './discourse.ts';
import { nameSpeaker } from './name-speaker.ts';
import type { Speaker } from './speaker.ts';
import type { Voice } from './voices.ts';

const POST = /[-—–]\s*([^()]{2,60}) \(@\w+\)/u;
const CREDIT = /\s-\s([^-]{2,50})$/;
const LABEL = /^([^:"]{2,40}): \S/;
const CLOSING = /\S: ([^:"]{2,40})$/;

/** A sentence, and its place in the report. */
export interface SentencePlace {
  readonly index: number;
  readonly sentence: Sentence;
}

/** Quotations without a speaker of their own, posts, captions with a credit, and headlines like "IDF: 40 rockets fired". */
export function unattributed(report: Report, { index, sentence }: SentencePlace, discourse: Discourse): Voice[] {
  const { plain, text } = report;
  const words = text.slice(sentence.start, sentence.end);
  const voice = (speaker: Speaker, via: string | null = null): Voice[] => [
    { start: sentence.start, end: sentence.end, speaker, via, stance: 'says' },
  ];
  const post = POST.exec(words);
  if (post !== null) {
    const speaker = namedIn(post) ?? { name: post[1] ?? '', type: 'unnamed', head: '' };
    return voice(speaker, `${speaker.name} (post)`);
  }
  const labelled = namedIn(CREDIT.exec(words)) ?? (sentence.isHeading ? headed(words) : undefined);
  if (labelled !== undefined) return voice(labelled);
  const colon = /: ?"/.exec(plain.slice(sentence.start, sentence.end));
  const subject = colon === null ? undefined : discourse.subjectOf(index);
  if (subject !== undefined && colon !== null) return voice(subject).map((whole) => ({ ...whole, start: sentence.start + colon.index }));
  const isQuote = isQuoted(report, sentence);
  const last = isQuote || goesOn(report, index) ? discourse.lastSpeaker(index, isQuote ? 3 : 1) : undefined;
  return last === undefined ? cited(report, sentence).flatMap((speaker) => voice(speaker)) : voice(last);
}

function namedIn(match: RegExpExecArray | null): Speaker | undefined {
  const who = match === null ? undefined : nameSpeaker(match[1] ?? '');
  return who !== undefined && 'name' in who ? who : undefined;
}

/** "IDF: 40 rockets fired", "40 rockets fired: army". */
function headed(words: string): Speaker | undefined {
  const closer = namedIn(CLOSING.exec(words));
  return namedIn(LABEL.exec(words)) ?? (closer?.type === 'person' ? undefined : closer);
}

function isQuoted({ plain, quotations }: Report, { start }: Sentence): boolean {
  return /^["'[(]*"/.test(plain.slice(start, start + 3)) || (quotationAt(quotations, start)?.start ?? start) < start;
}

/** "Another five were hurt.", "No casualties were reported.": goes on with what the sentence before was told by. */
const GOES_ON =
  /^(?:another|a (?:second|third|fourth|further)|(?:the )?(?:others?|rest|remaining)\b|(?:at least )?(?:[a-z]+|\d+) (?:others|more|of (?:them|those|these))\b|no(?:-one|body| one)?\b|there (?:was|were) no\b|(?:this|these|they|the (?:dead|wounded|injured|victims)) include|an? [^.,;]{3,50} (?:was|were) (?:also )?among the (?:dead|injured|wounded|killed|victims)|among (?:them|those)|(?:one|two|three|most|many|some|others|both|several)(?: (?:more|others))? (?:landed|fell|hit|struck|was|were|exploded|crashed|had)\b|most of (?:them|those))/;

function goesOn({ plain, sentences }: Report, index: number): boolean {
  const sentence = sentences[index];
  return (
    sentence !== undefined && sentence.block === sentences[index - 1]?.block && GOES_ON.test(plain.slice(sentence.start, sentence.end))
  );
}

/** "880,000 people are displaced (IOM, 13 November)": a body in brackets that is no short form of words before it. */
function cited({ text }: Report, sentence: Sentence): Speaker[] {
  for (const match of text
    .slice(sentence.start, sentence.end)
    .matchAll(/(\p{Ll}|\d) \((?:source: )?([\p{Lu}][^(),]{1,30})(?:, [^()]{3,20})?\)/gu)) {
    const who = nameSpeaker(match[2] ?? '');
    if (who !== undefined && 'name' in who && (who.type === 'agency' || who.type === 'ministry')) return [who];
  }
  return [];
}
