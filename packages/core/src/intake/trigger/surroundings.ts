import type { Span } from '../draft-claim.ts';

/** The words around a trigger, cut where its clause ends. */
export interface Surroundings extends Span {
  /** The trigger's own words. */
  readonly words: string;
  /** The clause before it: its subject stands there. */
  readonly before: string;
  /** The clause behind it: its object stands there. */
  readonly after: string;
  /** The whole sentence. */
  readonly sentence: string;
  /** What the report said shortly before the sentence. */
  readonly told: string;
  /** The word that opens the clause before it, if it is one of time or reason: "after". */
  readonly opener: string;
  /** What stands before that word: of "which" and "that", what they stand for. */
  readonly antecedent: string;
  readonly isPassive: boolean;
}

const BEFORE_MAX = 130;
const AFTER_MAX = 130;
const TOLD_MAX = 500;
/** Where the clause before a word begins. */
const OPENS =
  /^.*(?:[;:"()]|\s-\s|,(?!\d)(?= (?:and|but|while|as|after|with|in|at|the|an?|it|they|he|she|who|which|when|where|on)\b)|\b(?:said|says|saying|say|told|added|adding|reported|that|after|before|when|while|as|because|since|but|although|though|despite|whereas|where)\b)/s;
/** Where the clause behind a word ends. */
const CLOSES =
  /[;:"()]|\s-\s|,(?!\d)|\b(?:said|says|saying|told|adding|after|before|when|while|as|because|since|but|although|though|despite|whereas|according to|which|who|killing|wounding|injuring|leaving|causing|and (?:killed|wounded|injured|destroyed|damaged|left))\b/;
const PASSIVE =
  /\b(?:was|were|been|being|is|are|be|get|got|gets)(?: [a-z]+ly| also| then| later| again| all| both| already| first| not)* ?$/;

/** Reads what stands around words of a sentence. */
export function surroundingsOf(plain: string, sentence: Span, { start, end }: Span): Surroundings {
  const all = plain.slice(Math.max(sentence.start, start - BEFORE_MAX), start);
  const before = all.replace(OPENS, '');
  const cut = all.slice(0, all.length - before.length);
  const opener = /[a-z]+$/.exec(cut)?.[0] ?? '';
  // A quotation that closes or opens right behind the words parts nothing.
  const behind = plain.slice(end, Math.min(sentence.end, end + AFTER_MAX)).replace(/^ ?" ?/, ' ');
  const after = behind.split(CLOSES)[0] ?? '';
  const words = plain.slice(start, end);
  return {
    start,
    end,
    words,
    before,
    after,
    sentence: plain.slice(sentence.start, sentence.end),
    opener,
    antecedent: cut.slice(Math.max(0, cut.length - opener.length - 70), cut.length - opener.length).replace(/,? $/, ''),
    told: plain.slice(Math.max(0, sentence.start - TOLD_MAX), sentence.start),
    isPassive: (PASSIVE.test(before) && !/ing$/.test(words)) || (/^ by\b/.test(after) && /(?:ed|en|hit|struck|shot|set|cut)$/.test(words)),
  };
}

const UNREAL =
  /\b(?:if|would|could|may|might|will|unless|should|must|shall|can|cannot|can't|won't|wouldn't|couldn't|in case of|fears? (?:of|that)|fearing|feared|threat of|threats? (?:of|to)|threaten\w*|possib(?:le|ility|ly)|potential(?:ly)?|prevent\w*|avoid\w*|avert\w*|risks? of|able to|capable of|plans? (?:to|for|of)|planned|planning|about to|poised to|vow\w*|pledg\w+|promis\w+|(?:is|are|was|were) to|likely to|prepar(?:e|es|ed|ing|ations?) (?:to|for)|ready to|intends? to|intended to|hop(?:e|es|ed|ing) (?:to|for)|aim(?:s|ed|ing)? (?:to|at)|in order to|designed to|used to|seek(?:s|ing)? to|sought to|want(?:s|ed)? to|try(?:ing)? to|tried to|attempt(?:s|ed|ing)? to|fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing|al) to|unable to|expected to|set (?:to|on)|bent on|due to|scheduled to|call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|imminent|warn(?:s|ed|ing)? (?:of|that|against)|capacity to|capability to|ability to|right to|agreed to|ordered|approved|authori[sz]ed|considering|simulat\w+|drills?|exercises?|unlikely|how to|whether|any|what if|scenario|discuss\w*|propos\w+)\b[^;:"]{0,60}$/;
const INFINITIVE =
  /(?<!\b(?:continu(?:e|ed|es|ing)|began|begun|begins|started|managed|proceeded|went on|resumed|said|claim(?:ed|s)|appear(?:s|ed)|seem(?:s|ed)|report(?:ed|s)|known|forced|thought|believed|understood|confirmed|seen|continues|us(?:ed)|has come|led)) to (?:[a-z]+ly )?$/;
/** What was before the news, or what the news came before. */
const EARLIER = /\b(?:before|since|until|prior to|how|ahead of|anniversary of|first time(?: that)?)(?: [^,;:"]{0,60})?$/;
const NEGATED =
  /\b(?:not|n't|never|no|none|nor|neither|without|denied|denies|deny|denying|stop(?:s|ped|ping)?|halt(?:s|ed|ing)?|end(?:s|ing)?|cease|refrain(?:ed)? from|instead of|rather than|far from)(?: [a-z'-]+){0,3} ?$/;
const REASON =
  /\b(?:in response to|response to|responding to|in retaliation for|retaliation for|retaliat\w+ (?:for|against|after)|revenge for|avenge|reaction to|to protest|in protest at|condemn\w*|over|deadliest|anniversary of|memory of|similar to|kind of|types? of|history of|investigat\w+|probe into)\b[^,;:"]{0,50}$/;

/** Whether the words before a trigger say that it is planned, possible, demanded or wished, not told as done. */
export function isUnreal({ before }: Surroundings): boolean {
  return UNREAL.test(before) || INFINITIVE.test(before);
}

/** Whether it is told as what was before the news. */
export function isEarlier({ before, opener }: Surroundings): boolean {
  return /^(?:before|since|until)$/.test(opener) || EARLIER.test(before);
}

/** Whether the words before a trigger negate it. */
export function isNegated({ before }: Surroundings): boolean {
  return NEGATED.test(before);
}

/** Whether a trigger only says why something else was done. */
export function isReason({ before, sentence, words }: Surroundings): boolean {
  if (REASON.test(before)) return true;
  const at = sentence.indexOf(before + words);
  // The cut of the clause may have taken the words with it: "in response to …".
  return (
    at > 0 && /\b(?:in response to|in retaliation for|in revenge for)(?: [^,;:"]{0,30})?$/.test(sentence.slice(Math.max(0, at - 40), at))
  );
}
