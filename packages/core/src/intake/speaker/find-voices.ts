import type { Span } from '../draft-claim.ts';
import { quotationAt, quotationsBefore } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import type { Sentence } from '../reading/sentences.ts';
import { Discourse } from './discourse.ts';
import { findActors } from './find-actors.ts';
import { findSpeech, type Speech } from './find-speech.ts';
import { nameSpeaker } from './name-speaker.ts';
import type { Speaker } from './speaker.ts';
import type { Voice } from './voices.ts';

const POST = /[-—–]\s*([^()]{2,60}) \(@\w+\)/u;
const OUTLET_HEARD =
  /\b(?:told|tells|spoke (?:with|to)|speaking (?:with|to)|in an interview (?:with|to)|in (?:remarks|comments) to|on) (?:the )?$/;

/** Everything a report says in another's words, sentence by sentence; a later voice of a sentence goes before an earlier one. */
export function findVoices(report: Report): { readonly voices: readonly (readonly Voice[])[]; readonly discourse: Discourse } {
  const discourse = new Discourse(report);
  const voices: Voice[][] = report.sentences.map(() => []);
  for (const [index, sentence] of report.sentences.entries()) {
    const add = (voice: Voice): void => {
      discourse.heard(index, voice.speaker);
      for (const { at, span } of sentencesOf(report, voice)) voices[at]?.push({ ...voice, ...span });
    };
    const found = voicesOf(report, { index, sentence }, discourse);
    for (const voice of found) add(voice);
    if (found.length === 0 && voices[index]?.length === 0)
      for (const voice of unattributed(report, { index, sentence }, discourse)) add(voice);
  }
  return { voices, discourse };
}

interface Place {
  readonly index: number;
  readonly sentence: Sentence;
}

function voicesOf(report: Report, place: Place, discourse: Discourse): Voice[] {
  const speeches = findSpeech(report, place.sentence);
  const chain: Chain = { voices: [], last: undefined, lastEnd: 0 };
  const outlet = outletHeard(report, place.sentence);
  for (const speech of speeches) {
    const speaker = whoSpeaks(speech, { place, discourse, last: chain.last });
    if (speaker === undefined) continue;
    const isAlone = chain.voices.length === 0 && !speeches.some((other) => other !== speech && !other.isCitation);
    if (isCarrier(chain, speech, { speaker, isAlone })) {
      chain.voices = chain.voices.map((voice) => ({ ...voice, via: speaker.name }));
      continue;
    }
    take(chain, speaker, { speech, outlet, spans: spansOf(report, place.sentence, speech) });
  }
  return carryQuoted(report, place.sentence, chain.voices);
}

/** Who a sentence has quoted so far. */
interface Chain {
  voices: Voice[];
  last: Speaker | undefined;
  lastEnd: number;
}

/** Whether a speaker only carries what another one said: "…, the army said, according to Haaretz". */
function isCarrier({ voices, lastEnd }: Chain, speech: Speech, { speaker, isAlone }: { speaker: Speaker; isAlone: boolean }): boolean {
  const before = voices.at(-1);
  const isOutlet = speaker.type === 'outlet';
  if (!speech.isCitation) return isOutlet && speech.said === 'before' && before !== undefined && before.speaker.type !== 'outlet';
  if (isOutlet && !isAlone) return true;
  return before !== undefined && before.speaker.type !== 'outlet' && lastEnd > 0 && speech.start > lastEnd && speech.start - lastEnd < 40;
}

function take(
  chain: Chain,
  speaker: Speaker,
  { speech, outlet, spans }: { speech: Speech; outlet: string | null; spans: readonly Span[] },
): void {
  const before = chain.voices.at(-1);
  const carrier = before?.speaker.type === 'outlet' ? before.speaker.name : outlet;
  // "Reuters reported, citing officials": the officials say it, and Reuters carries it.
  if (speech.isCitation && before?.speaker.type === 'outlet') chain.voices[chain.voices.length - 1] = { ...before, speaker, via: carrier };
  else {
    const via = speaker.type === 'outlet' ? speaker.name : carrier;
    chain.voices.push(...spans.map((span) => ({ ...span, speaker, via, stance: speech.stance })));
  }
  chain.last = speaker;
  chain.lastEnd = speech.end;
}

function whoSpeaks(
  speech: Speech,
  { place, discourse, last }: { place: Place; discourse: Discourse; last: Speaker | undefined },
): Speaker | undefined {
  const { who } = speech;
  if (who === undefined) return last ?? discourse.subjectOf(place.index);
  if ('name' in who) return discourse.fullest(who);
  return (
    (who.head === undefined && who.belonging === undefined && who.refersTo !== 'person' ? last : undefined) ??
    discourse.resolve(who, place.index, speech) ??
    printedOf(who.printed)
  );
}

/** "The army", where none was named: the printed words are all there is. */
function printedOf(printed: string): Speaker | undefined {
  return printed === '' ? undefined : { name: printed, type: 'unnamed', head: printed };
}

/** "… was quoted by Reuters as saying": the outlet stands before the words that it carries. */
function carryQuoted({ text }: Report, sentence: Sentence, voices: Voice[]): Voice[] {
  const match = /\b(?:quoted|cited|interviewed) by ((?:the )?[^,.;:"]{2,40}?) as (?:saying|having|telling)/i.exec(
    text.slice(sentence.start, sentence.end),
  );
  if (match === null) return voices;
  const outlet = nameSpeaker(match[1] ?? '');
  const name = outlet !== undefined && 'name' in outlet ? outlet.name.replace(/^.*\((.*)\)$/, '$1') : (match[1] ?? '');
  return voices.map((voice) => (voice.speaker.type === 'outlet' ? voice : { ...voice, via: name }));
}

/** The stretch that a speech covers. What was said before it ends may have begun sentences ago, inside the same quotation. */
function spansOf(report: Report, sentence: Sentence, speech: Speech): Span[] {
  if (speech.said === 'close') return [{ start: speech.start, end: closeEnd(report, sentence, speech.end) }];
  if (speech.said === 'after') {
    // Only the last quotation of a sentence can reach over its end.
    const last = report.quotations[quotationsBefore(report.quotations, sentence.end) - 1];
    const open = last !== undefined && last.start >= speech.start && last.end > sentence.end ? last : undefined;
    return [{ start: speech.start, end: Math.max(sentence.end, open?.end ?? 0) }];
  }
  const start = speech.isCitation ? relativeStart(report, sentence, speech) : sentence.start;
  const at = quotationAt(report.quotations, sentence.start);
  const quotation =
    at !== undefined && at.start < sentence.start && at.end <= speech.start + 1 && speech.start - at.end <= 90 ? at : undefined;
  const isInto = quotation !== undefined && quotation.end > sentence.start;
  return [{ start: isInto ? quotation.start : start, end: sentence.end }];
}

/** "…, which hit a school and killed six, according to X": X answers for the clause that it stands in. */
function relativeStart({ plain }: Report, sentence: Sentence, speech: Speech): number {
  const text = plain.slice(sentence.start, speech.start);
  const relative = text.lastIndexOf(', which ');
  return relative < 0 ? sentence.start : sentence.start + relative;
}

function closeEnd(report: Report, sentence: Sentence, from: number): number {
  const quotation = report.quotations[quotationsBefore(report.quotations, from)];
  if (quotation !== undefined && quotation.start - from < 40 && quotation.end <= sentence.end) return quotation.end;
  const comma = report.plain.slice(from, sentence.end).search(/[,;]/);
  return comma < 0 ? sentence.end : from + comma;
}

/** Quotations without a speaker of their own, posts, captions with a credit, and headlines like "IDF: 40 rockets fired". */
function unattributed(report: Report, { index, sentence }: Place, discourse: Discourse): Voice[] {
  const { plain, text } = report;
  const voice = (speaker: Speaker, via: string | null = null): Voice[] => [
    { start: sentence.start, end: sentence.end, speaker, via, stance: 'says' },
  ];
  const post = POST.exec(text.slice(sentence.start, sentence.end));
  if (post !== null) {
    const who = nameSpeaker(post[1] ?? '');
    const speaker: Speaker = who !== undefined && 'name' in who ? who : { name: post[1] ?? '', type: 'unnamed', head: '' };
    return voice(speaker, `${speaker.name} (post)`);
  }
  const credit = /\s-\s([^-]{2,50})$/.exec(text.slice(sentence.start, sentence.end));
  const credited = credit === null ? undefined : nameSpeaker(credit[1] ?? '');
  if (credited !== undefined && 'name' in credited) return voice(credited);
  const label = sentence.isHeading ? /^([^:"]{2,40}): \S/.exec(text.slice(sentence.start, sentence.end)) : null;
  const labelled = label === null ? undefined : nameSpeaker(label[1] ?? '');
  if (labelled !== undefined && 'name' in labelled) return voice(labelled);
  const colon = /: ?"/.exec(plain.slice(sentence.start, sentence.end));
  const subject = colon === null ? undefined : discourse.subjectOf(index);
  if (subject !== undefined && colon !== null) return voice(subject).map((whole) => ({ ...whole, start: sentence.start + colon.index }));
  const isQuote =
    /^["'[(]*"/.test(plain.slice(sentence.start, sentence.start + 3)) ||
    (quotationAt(report.quotations, sentence.start)?.start ?? sentence.start) < sentence.start;
  const last = isQuote ? discourse.lastSpeaker(index, 3) : undefined;
  return last === undefined ? [] : voice(last);
}

/** "… told The Telegraph", "… spoke with i24NEWS": the outlet it was said to. */
function outletHeard(report: Report, sentence: Sentence): string | null {
  for (const { actor, start } of findActors(report.text, report.plain, sentence))
    if (actor.type === 'outlet' && OUTLET_HEARD.test(report.plain.slice(sentence.start, start).replace(/the $/, ''))) return actor.name;
  return null;
}

/** A voice cut along the sentences that it reaches over. */
function sentencesOf({ sentences }: Report, { start, end }: Span): { readonly at: number; readonly span: Span }[] {
  const reached: { at: number; span: Span }[] = [];
  const first = firstReached(sentences, start);
  for (let at = first; at < sentences.length; at += 1) {
    const sentence = sentences[at];
    if (sentence === undefined || sentence.start >= end) break;
    reached.push({ at, span: { start: Math.max(start, sentence.start), end: Math.min(end, sentence.end) } });
  }
  return reached;
}

function firstReached(sentences: readonly Sentence[], start: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}
