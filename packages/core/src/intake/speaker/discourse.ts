import type { Span } from '../draft-claim.ts';
import { quotationAt } from '../reading/quotations.ts';
import type { Report } from '../reading/read-report.ts';
import type { Sentence } from '../reading/sentences.ts';
import type { ActorType } from './actor.ts';
import { findActors } from './find-actors.ts';
import { nameSpeaker, speakerOf } from './name-speaker.ts';
import type { Reference, Speaker } from './speaker.ts';

const FIRST_VERB =
  /\b(?:is|was|were|are|has|had|have|will|would|could|can|may|might|did|does|do|said|says|told|came|went|made|took|began|struck|hit|fell|sent|shot|sought|saw|spoke|launches|fires|strikes|hits|kills|lifts|issues|tells|closes|urges|warns|(?!united|allied|armed|joint|retired|unnamed|wounded)[a-z]{3,}ed|[a-z]{4,}ing)\b/;
const LEAD_IN =
  /^(?:in [^,]{2,40}(?=,)|but|and|however|meanwhile|(?:earlier|later|early|late)(?: on [a-z]+day| today)?|separately|also|on [a-z]+day|in (?:a|an|the|response|addition|turn)[^,]{0,60}|(?:after|before|following|as|while|with|despite|at|by|during|for|since|hours)\b[^,]{0,120}),?\s+/;
/** How far back, in units of text, a name is looked for that no nearer sentence gives. */
const LOOK_BACK = 1500;
/** How far back, in sentences, a word can point. */
const REACH = 6;

/** Who was spoken of and who spoke, as far as the reading has come. */
export class Discourse {
  readonly #report: Report;
  /** Speakers sentence by sentence, oldest first. */
  readonly #speakers: { readonly sentence: number; readonly speaker: Speaker }[] = [];
  readonly #people = new Map<string, Speaker>();
  readonly #subjects = new Map<number, Speaker | undefined>();

  constructor(report: Report) {
    this.#report = report;
  }

  /** Keeps who spoke, so that a later "he" or a bare surname finds the full name. */
  heard(sentence: number, speaker: Speaker): void {
    this.#speakers.push({ sentence, speaker });
    if (speaker.type === 'person') this.#people.set(speaker.head, speaker);
  }

  /** Who spoke last, up to some sentences back. */
  lastSpeaker(sentence: number, reach = REACH): Speaker | undefined {
    const last = this.#speakers.at(-1);
    return last !== undefined && sentence - last.sentence <= reach ? last.speaker : undefined;
  }

  /** The fuller form of a speaker named before: "Koval" after "Governor Ihor Koval". */
  fullest(speaker: Speaker): Speaker {
    const known = this.#people.get(speaker.head);
    // "Lt Gen Ahmad Sharif" is not "Shehbaz Sharif".
    const first = new RegExp(`(\\p{Lu}[\\p{L}'’-]+) ${speaker.head}`, 'iu').exec(speaker.name.replace(/\(.*/, ''))?.[1];
    if (first !== undefined && known !== undefined && !known.name.includes(first)) return speaker;
    return known !== undefined && (speaker.type === 'person' || !speaker.name.includes(' ')) && known.name.length > speaker.name.length
      ? known
      : speaker;
  }

  /** Who a word refers to, seen from a sentence. */
  resolve(reference: Reference, sentence: number, within: Span): Speaker | undefined {
    const found = this.#refersTo(reference, sentence, within);
    if (reference.belonging === undefined || found === undefined || found.name.startsWith(`${reference.belonging} of `)) return found;
    return { name: `${reference.belonging} of ${found.name}`, type: 'authority', head: reference.belonging };
  }

  #refersTo(reference: Reference, sentence: number, within: Span): Speaker | undefined {
    const { head } = reference;
    // "The statement read": whoever spoke last gave it.
    const giver = head === 'statement' ? this.lastSpeaker(sentence, 4) : undefined;
    if (giver !== undefined) return giver;
    if (head !== undefined) {
      const stem = head.replace(/s$/, '');
      const named = this.#speakers
        .slice(-60)
        .findLast(({ speaker, sentence: at }) => sentence - at <= 30 && speaker.name.toLowerCase().includes(stem.slice(0, 6)));
      return named?.speaker ?? { name: `${head} (unnamed)`, type: 'unnamed', head };
    }
    const topic = /^([a-z]+) ministry$/.exec(reference.printed)?.[1]?.slice(0, 5) ?? '';
    const fits = (speaker: Speaker): boolean => isMeant(reference.refersTo, speaker.type) && speaker.name.toLowerCase().includes(topic);
    const recent = this.#speakers.slice(-60);
    const spokeIn = (at: number): Speaker | undefined => recent.findLast((heard) => heard.sentence === at && fits(heard.speaker))?.speaker;
    const own = sentence > 0 || reference.refersTo !== 'person' ? this.#ownSubject(sentence, within) : undefined;
    const here = spokeIn(sentence) ?? (own !== undefined && fits(own) ? own : undefined) ?? this.#actorsBefore(sentence, within, fits);
    if (here !== undefined) return here;
    for (let at = sentence - 1; at >= sentence - REACH; at -= 1) {
      const candidate = (reference.printed === '' ? spokeIn(at) : undefined) ?? this.#subject(at, fits) ?? spokeIn(at);
      if (candidate !== undefined) return candidate;
    }
    return this.#anyBefore(within.start, fits);
  }

  /** The subject of a sentence if it fits, else the first actor there that does. */
  #subject(sentence: number, fits: (speaker: Speaker) => boolean): Speaker | undefined {
    const subject = this.subjectOf(sentence);
    if (subject !== undefined && fits(subject)) return subject;
    const span = this.#report.sentences[sentence];
    return span === undefined ? undefined : this.#firstActor(span, fits);
  }

  /** The first phrase of a sentence, if it is somebody. */
  subjectOf(sentence: number): Speaker | undefined {
    if (this.#subjects.has(sentence)) return this.#subjects.get(sentence);
    const span = this.#report.sentences[sentence];
    const subject = span === undefined ? undefined : this.#readSubject(span, sentence);
    this.#subjects.set(sentence, subject);
    return subject;
  }

  #readSubject(span: Sentence, sentence: number): Speaker | undefined {
    const plain = this.#report.plain.slice(span.start, Math.min(span.end, span.start + 300));
    const from = LEAD_IN.exec(plain)?.[0].length ?? 0;
    const verb = FIRST_VERB.exec(plain.slice(from));
    if (verb === null || verb.index === 0) return undefined;
    const phrase = this.#report.text
      .slice(span.start + from, span.start + from + verb.index)
      .replace(/[\s,]*(?:,\s*(?:which|who)\b.*)?$/s, '')
      .replace(/ (?:also|then|later|reportedly|now|again)$/, '');
    if (phrase.length > 140) return undefined;
    const who = nameSpeaker(phrase);
    if (who === undefined) return undefined;
    return 'name' in who
      ? this.fullest(who)
      : sentence > 0
        ? this.resolve(who, sentence - 1, { start: span.start, end: span.end })
        : undefined;
  }

  /** The subject that a sentence begins with, for a word that stands further on in it. */
  #ownSubject(sentence: number, within: Span): Speaker | undefined {
    const start = this.#report.sentences[sentence]?.start;
    if (start === undefined || quotationAt(this.#report.quotations, start + 1) !== undefined) return undefined;
    return within.start > start + 12 ? this.subjectOf(sentence) : undefined;
  }

  #actorsBefore(sentence: number, within: Span, fits: (speaker: Speaker) => boolean): Speaker | undefined {
    const start = this.#report.sentences[sentence]?.start;
    return start === undefined || start >= within.start ? undefined : this.#firstActor({ start, end: within.start }, fits);
  }

  #firstActor(span: Span, fits: (speaker: Speaker) => boolean): Speaker | undefined {
    for (const { actor, start, end } of findActors(this.#report.text, this.#report.plain, span)) {
      // Whom somebody speaks of inside a quotation is not the one who speaks.
      if (quotationAt(this.#report.quotations, start) !== undefined) continue;
      const speaker = speakerOf(actor, this.#report.text.slice(start, end));
      if (fits(speaker)) return speaker;
    }
    return undefined;
  }

  #anyBefore(at: number, fits: (speaker: Speaker) => boolean): Speaker | undefined {
    const actors = findActors(this.#report.text, this.#report.plain, { start: Math.max(0, at - LOOK_BACK), end: at });
    for (const { actor, start, end } of actors.toReversed()) {
      const speaker = speakerOf(actor, this.#report.text.slice(start, end));
      if (fits(speaker)) return speaker;
    }
    return undefined;
  }
}

/** Whether words that refer to somebody can mean such a one. */
export function isMeant(refersTo: Reference['refersTo'], type: Speaker['type']): boolean {
  if (refersTo === 'any') return true;
  if (refersTo === 'person') return type === 'person' || type === 'unnamed';
  if (refersTo === 'body') return type !== 'person' && type !== 'outlet';
  return (refersTo as readonly ActorType[]).some((wanted) => wanted === type);
}
