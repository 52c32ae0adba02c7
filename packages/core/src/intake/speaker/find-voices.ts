import type { Span } from '../draft-claim.ts';
import type { Report } from '../reading/read-report.ts';
import type { Sentence } from '../reading/sentences.ts';
import { Discourse, isMeant } from './discourse.ts';
import { findActors } from './find-actors.ts';
import { findSpeech, type Speech } from './find-speech.ts';
import { nameSpeaker } from './name-speaker.ts';
import type { Speaker } from './speaker.ts';
import { spansOf, toldBefore } from './speech-spans.ts';
import { type SentencePlace, unattributed } from './unattributed.ts';
import type { Voice } from './voices.ts';

const OUTLET_HEARD =
  /\b(?:told|tells|spoke (?:with|to)|speaking (?:with|to)|in an interview (?:with|to)|in (?:remarks|comments) to|on) (?:the )?$/;

/** Everything a report says in another's words, sentence by sentence; a later voice of a sentence goes before an earlier one. */
export function findVoices(report: Report): { readonly voices: readonly (readonly Voice[])[]; readonly discourse: Discourse } {
  const discourse = new Discourse(report);
  const voices: Voice[][] = report.sentences.map(() => []);
  for (const [index, sentence] of report.sentences.entries()) {
    const add = (voice: Voice): void => {
      const { as: _here, ...speaker } = voice.speaker;
      discourse.heard(index, speaker);
      for (const { at, span } of sentencesOf(report, voice)) voices[at]?.push({ ...voice, ...span });
    };
    const found = voicesOf(report, { index, sentence }, discourse);
    for (const voice of found) add(voice);
    if (found.length === 0 && voices[index]?.length === 0)
      for (const voice of unattributed(report, { index, sentence }, discourse)) add(voice);
  }
  return { voices, discourse };
}

function voicesOf(report: Report, place: SentencePlace, discourse: Discourse): Voice[] {
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
    take(chain, speaker, { speech, outlet, spans: [...toldBefore(report, place.index), ...spansOf(report, place.sentence, speech)] });
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
  { place, discourse, last }: { place: SentencePlace; discourse: Discourse; last: Speaker | undefined },
): Speaker | undefined {
  const { who } = speech;
  if (who === undefined) return last ?? discourse.subjectOf(place.index);
  if ('name' in who) return discourse.fullest(who);
  const found =
    (who.head === undefined &&
    who.belonging === undefined &&
    who.refersTo !== 'person' &&
    last !== undefined &&
    isMeant(who.refersTo, last.type)
      ? last
      : undefined) ??
    discourse.resolve(who, place.index, speech) ??
    printedOf(who.printed);
  return found === undefined ? undefined : named(found, who.printed);
}

/** "The army said": what stands there, and who it is taken for. */
function named(speaker: Speaker, printed: string): Speaker {
  const isSaid = printed === '' || speaker.type === 'person' || speaker.name.toLowerCase().includes(printed);
  return isSaid ? speaker : { ...speaker, as: `${printed} (${speaker.name})` };
}

/** "The army", where none was named: the printed words are all there is. */
function printedOf(printed: string): Speaker | undefined {
  return printed === '' ? undefined : { name: printed, type: 'unnamed', head: printed };
}

/** "… was quoted by Reuters as saying": the outlet stands before the words that it carries. */
function carryQuoted({ text }: Report, sentence: Sentence, voices: Voice[]): Voice[] {
  const words = text.slice(sentence.start, sentence.end);
  const match =
    /\b(?:quoted|cited|interviewed) by ((?:the )?[^,.;:"]{2,40}?) as (?:saying|having|telling)/i.exec(words) ??
    /(?:^|[,;] )((?:[Tt]he )?\p{Lu}[^,.;:"]{2,50}?) (?:has |have )?(?:quoted|cited) (?!by\b|in\b)/u.exec(words);
  if (match === null) return voices;
  const outlet = nameSpeaker(match[1] ?? '');
  const name = outlet !== undefined && 'name' in outlet ? outlet.name.replace(/^.*\((.*)\)$/, '$1') : (match[1] ?? '');
  return voices.map((voice) => (voice.speaker.type === 'outlet' ? voice : { ...voice, via: name }));
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
