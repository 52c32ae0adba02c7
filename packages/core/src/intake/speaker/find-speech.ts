import type { Span } from '../draft-claim.ts';
import { quotationAt } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import { findActors } from './find-actors.ts';
import { subjectBefore, VERB } from './find-subject.ts';
import { nameSpeaker } from './name-speaker.ts';
import { isNotSpeech } from './not-speech.ts';
import type { Reference, Speaker } from './speaker.ts';
import { isParticiple, SEEING, SPEECH_VERB, type Stance, stanceOf } from './speech-verbs.ts';

/** Where a sentence says who says it. */
export interface Speech extends Span {
  /** `undefined`: the verb has no subject of its own ("…, adding that"). */
  readonly who: Speaker | Reference | undefined;
  readonly stance: Stance;
  /** Where what was said stands: before these words, after them, or only close behind ("in what they called"). */
  readonly said: 'before' | 'after' | 'close';
  /** "According to", "citing": may name the channel of another speaker. */
  readonly isCitation: boolean;
}

const VERB_AT = new RegExp(`(?<![\\p{L}\\d'-])(${SPEECH_VERB})(?![\\p{L}\\d'-])`, 'gu');
const CITATION =
  /(?<![\p{L}\d])(according to|as reported by|citing|quoting|(?<!(?:was|were|been) )(?:quoted|cited)(?! by| in)|(?:was |were |been )?(?:quoted|cited|described|reported|confirmed|announced|condemned|denounced|criticised|criticized|acknowledged|verified|dismissed|rejected) by|in the words of)(?![\p{L}])/gu;
/** After words of saying that follow what was said: an end, or when and where it was said. */
const TAIL =
  /^(?: in an? (?:[a-z]+ )?(?:statement|post|message))?(?: (?:late |early )?(?:on )?[a-z]+day)? (?:after (?!the\b)|- )|^(?:\s(?:(?:told|to) (?:the )?[a-z ]{2,30}|in an?|on|at|during|late|early|earlier|later|via|from|by|after|[a-z]+day|in)(?:\s(?!that\b)[^\s,.;:"]+){0,9})?\s*(?:[.,;]|$)/;

/** "…, the official told The Telegraph." */
const TOLD_TAIL = /^(?! that\b)(?: (?!that\b|it\b|they\b|he\b|to\b)[^\s,.;:"]+){1,6}\s*(?:[.,;]|$)/;

/** "Reuters footage showed", "AFP journalists saw": pictures and people at the place tell what they show and see. */
const SHOWN =
  /(?<![\p{L}\d])(?:(?:showed|shows|showing|captured|depicted)(?<=(?:footage|videos?|images?|photos?|photographs?|pictures?|clips?)(?: [^,.;:"]{0,60})? [a-z]+)|(?:saw|heard|witnessed)(?<=(?:reporters?|journalists?|correspondents?|photographers?|crews?|teams?|staff)(?: (?:at|in|from|of|on|with)[^,.;:"]{0,40})? [a-z]+))(?![\p{L}])/gu;

/** Finds who says what in a sentence. Words inside quotation marks are what is said, not who says it. */
export function findSpeech(report: Report, sentence: Span): readonly Speech[] {
  const found: Speech[] = [];
  const { plain } = report;
  const text = plain.slice(sentence.start, sentence.end);
  for (const match of text.matchAll(VERB_AT)) {
    const verb = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    if (quotationAt(report.quotations, verb.start) !== undefined) continue;
    const speech = readVerb(report, sentence, verb);
    if (speech !== undefined) found.push(speech);
  }
  for (const match of text.matchAll(SHOWN)) {
    const start = sentence.start + match.index;
    const subject = quotationAt(report.quotations, start) === undefined ? subjectBefore(plain, sentence.start, start) : undefined;
    if (subject === undefined || !findActors(report.text, plain, subject).some(({ actor }) => actor.type === 'outlet')) continue;
    const name = report.text.slice(subject.start, subject.end).replace(/^[Tt]he /, '');
    const who: Speaker = { name, type: 'unnamed', head: plain.slice(subject.start, subject.end).split(' ').at(-1) ?? '' };
    found.push({ start: subject.start, end: start + match[0].length, who, stance: 'says', said: 'after', isCitation: false });
  }
  for (const match of text.matchAll(CITATION)) {
    const start = sentence.start + match.index;
    if (quotationAt(report.quotations, start) !== undefined) continue;
    const speech = readCitation(report, sentence, { start, end: start + match[0].length });
    if (speech !== undefined) found.push(speech);
  }
  return found.sort((one, other) => one.start - other.start);
}

function readVerb(report: Report, sentence: Span, verb: Span): Speech | undefined {
  const { plain, text } = report;
  const word = plain.slice(verb.start, verb.end);
  const before = plain.slice(sentence.start, verb.start);
  if (isNotSpeech(word, before, plain.slice(verb.end, verb.end + 30))) return undefined;
  const stance = stanceOf(word);
  // "Reuters quoted a doctor as saying": the doctor, found by the words before.
  if (/ as $/.test(before)) return inherited(verb, stance);
  const inverted = word !== 'told' && !isParticiple(word) && /[",]\s*$/.test(before) ? invertedSubject(report, sentence, verb) : undefined;
  if (inverted !== undefined) return { start: verb.start, end: inverted.end, who: inverted.who, stance, said: 'before', isCitation: false };
  const subject =
    isParticiple(word) && /[,"]\s*$/.test(before) && !/, (?:who|whose|which)\b[^,]*,\s*$/.test(before)
      ? undefined
      : subjectBefore(plain, sentence.start, verb.start);
  const who = subject === undefined ? undefined : nameSpeaker(text.slice(subject.start, subject.end));
  if (subject !== undefined && who === undefined) return isParticiple(word) ? inherited(verb, stance) : undefined;
  if (SEEING.test(word) && (who === undefined || !canSee(who))) return undefined;
  if (subject === undefined || who === undefined) return before.trim() === '' && !isParticiple(word) ? undefined : inherited(verb, stance);
  const said = placeOfSaid(plain, sentence, { subject, verb });
  return {
    start: said === 'close' ? subject.start - 5 : subject.start - relativeHead(before, subject.start - sentence.start),
    end: verb.end,
    who,
    stance,
    said,
    isCitation: false,
  };
}

/** "…, a charge the group rejects": what it rejects belongs to its words. */
function relativeHead(before: string, at: number): number {
  return /(?:^|[,-] )(an? (?:[a-z]+ )?[a-z]+(?: that| which)? )$/.exec(before.slice(0, at))?.[1]?.length ?? 0;
}

function inherited(verb: Span, stance: Stance): Speech {
  return { ...verb, who: undefined, stance, said: 'after', isCitation: false };
}

/** What was said stands before: the subject follows a comma or a closing quotation mark, and the sentence ends or pauses after the verb. */
function placeOfSaid(plain: string, sentence: Span, { subject, verb }: { subject: Span; verb: Span }): Speech['said'] {
  const before = plain.slice(sentence.start, subject.start);
  if (/\bwhat $/.test(before)) return 'close';
  const hasContent = before.trim().split(/\s+/).length >= 3;
  const isAfterMark = /[,"]\s*$/.test(before);
  const after = plain.slice(verb.end, sentence.end);
  const isTold = /(?:told|tells)$/.test(plain.slice(verb.start, verb.end)) && TOLD_TAIL.test(after);
  const isAfterQuote = /"\s*$/.test(before) && !/^ (?:that\b|")/.test(after);
  return hasContent && isAfterMark && (isAfterQuote || isTold || TAIL.test(after)) ? 'before' : 'after';
}

function canSee(who: Speaker | Reference): boolean {
  if ('refersTo' in who) return who.refersTo !== 'person';
  return who.type !== 'person' && who.type !== 'armed-group' && who.type !== 'state';
}

/** "…," said the official on Friday. */
function invertedSubject(
  { plain, text }: Report,
  sentence: Span,
  verb: Span,
): { readonly who: Speaker | Reference; readonly end: number } | undefined {
  const match =
    /^ (?!that\b|to\b|it\b|he\b|she\b|they\b|there\b|in\b|on\b)([^,.;:"]{3,90}?)(?= (?:on|in|at|after|during|told|late|early|earlier|adding|[a-z]+day)\b|[,.;:"]|$)/.exec(
      plain.slice(verb.end, sentence.end),
    );
  if (match === null || VERB.test(match[1] ?? '')) return undefined;
  const start = verb.end + 1;
  const end = start + (match[1]?.length ?? 0);
  const who = nameSpeaker(text.slice(start, end));
  return who === undefined ? undefined : { who, end };
}

/** "According to X", at either end of a sentence. */
function readCitation({ plain, text }: Report, sentence: Span, words: Span): Speech | undefined {
  const rest = plain.slice(words.end, sentence.end);
  const match =
    /^ ([^,.;:"]{2,140}?)(?=\s*(?:[,;:"]|\.(?:\s|$|["')])| as (?:saying|having|telling|"|an? ")| (?:who|which|that|and said|when|after|while|dozens|hundreds|scores|at least|more than|\d[\d,.]* [a-z]+)\b|$))/.exec(
      rest.replace(/\b(?:u\.s\.|u\.n\.)/g, (short) => short.replaceAll('.', '_')),
    );
  if (match === null) return undefined;
  const start = words.end + 1;
  const end = start + (match[1]?.length ?? 0);
  const who = nameSpeaker(text.slice(start, end));
  if (who === undefined) return undefined;
  const isPassive = / by$/.test(plain.slice(words.start, words.end));
  const isFirst =
    isPassive ||
    words.start - sentence.start < 12 ||
    (/(?:^|,|\band|\bbut|;)\s*$/.test(plain.slice(sentence.start, words.start)) &&
      plain[end] === ',' &&
      !/,\s*$/.test(plain.slice(sentence.start, words.start)));
  return { start: words.start, end, who, stance: 'says', said: isFirst ? 'after' : 'before', isCitation: true };
}
