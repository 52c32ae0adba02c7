import type { DraftQuantity, Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import { isUnreal, surroundingsOf } from './surroundings.ts';

const KILLED =
  /(?<![\p{L}-])(?:killed|kills|killing(?: of)?|assassinat(?:ed|es|ing|ion of)|eliminat(?:ed|es|ing|ion of)|murder(?:ed|ing)?(?: of)?|slaying of|took out|taking out|shot dead|gunned down|execut(?:ed|ion of)|liquidat(?:ed|ion of)|death of|martyrdom of)(?![\p{L}])/gu;
/** Words between the verb and a name: what the person was. */
const UP_TO_NAME =
  /^(?: (?!in\b|on\b|at\b|by\b|during\b|when\b|after\b|and\b|for\b|from\b|with\b|near\b|as\b|who\b|over\b|inside\b|least\b|\d)[\p{L}'’-]+,?){0,9}?,? ((?:\p{Lu}[\p{L}'’.-]+ )(?:(?:al|el|bin|ibn|abu|Abu|Al|bint|ben)[ -])?\p{Lu}[\p{L}'’-]+)/u;
const ROLE =
  /\b(?:commander|leader|chief|head|deputy|general|official|spokesman|spokesperson|officer|journalist|reporter|minister|scientist|mastermind|founder|militant|cleric|ayatollah|colonel|brigadier|captain|member|son|wife|daughter|brother|operative|director|doctor|president|secretary|figure)\b/i;
/** "Following the death of …": told as what came before. */
const TOLD_BEFORE =
  /\b(?:following|after|since|response to|retaliation for|revenge for|aveng\w+|anniversary of|despite|over|before)\b[^,;:]*$/;
/** Names of bodies, places and days. */
const NO_PERSON =
  /\b(?:Hamas|Hezbollah|Hizbollah|Israeli?s?|Islamic|Jihad|Revolutionary|Guards?|Forces?|Army|Brigades?|Strip|Ministry|Gaza|Lebanon|Lebanese|Syrian?s?|Iran(?:ian)?s?|Iraqi?s?|Russians?|Ukrain\w+|Palestinians?|United|States|Nations|Red|Cross|City|Bank|University|Hospital|Camp|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Command|Defen[cs]e|Security|Council|Party|Movement|Unit|Front|Khan Younis|Tel Aviv|Beit|Deir|Kiryat|South|North|East|West|New|Saudi|Arab|White|House|Al Jazeera|Reuters|Associated Press)\b/;

interface Told {
  readonly plain: string;
  readonly text: string;
  readonly sentence: Span;
}

const ONE: DraftQuantity = { value: 1, min: 1, max: 1, qualifier: 'exact', unit: 'people', words: '' };

/** "The strike killed Omar Haddad", "the assassination of its leader, Ali Nasser": one, by name. */
export function namedKillings(told: Told): Finding[] {
  const { plain, text, sentence } = told;
  const found: Finding[] = [];
  for (const match of plain.slice(sentence.start, sentence.end).matchAll(KILLED)) {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    const name = UP_TO_NAME.exec(text.slice(end, Math.min(sentence.end, end + 140)));
    if (name === null || NO_PERSON.test(name[1] ?? '')) continue;
    const between = name[0].slice(0, name[0].length - (name[1] ?? '').length);
    if (between.trim() !== '' && !ROLE.test(between) && between.trim().split(/\s+/).length > 2) continue;
    const around = surroundingsOf(plain, sentence, { start, end });
    if (isUnreal(around) || around.isPassive || (/ of$/.test(match[0]) && TOLD_BEFORE.test(`${around.opener} ${around.before}`))) continue;
    found.push({
      kind: 'killing',
      start,
      end: end + name[0].length,
      anchor: start,
      // "Some of its members, including its leader": nobody counted them.
      quantity: /\b(?:including|some of|several)\b/.test(between) ? null : ONE,
    });
  }
  found.push(...passiveKillings(told).filter((one) => !found.some((other) => other.start < one.end && one.start < other.end)));
  return found;
}

const WAS_KILLED =
  /((?:\p{Lu}[\p{L}'’.-]+ )+(?:(?:al|el|bin|ibn|abu|bint|ben)[ -])?\p{Lu}[\p{L}'’-]+)(?:, [^.;:]{3,80},|, who|,)? (?:(?:was|had been|has been|is said to have been) (?:also |reportedly |later |himself |herself )?["“'‘]?(?:killed|assassinated|martyred|slain|murdered|shot dead|gunned down|eliminated|executed|fatally shot)|died in (?:the|an?) (?:[a-z]+ )?(?:strike|attack|raid|blast|bombing|shelling))(?![\p{L}])/gu;

/** "Omar Haddad, the head of the unit, was killed". */
function passiveKillings({ plain, text, sentence }: Told): Finding[] {
  return [...text.slice(sentence.start, sentence.end).matchAll(WAS_KILLED)].flatMap((match) => {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    const verb = end - (/\S+$/.exec(match[0])?.[0].length ?? 0);
    if (NO_PERSON.test(match[1] ?? '') || isUnreal(surroundingsOf(plain, sentence, { start: verb, end }))) return [];
    return [{ kind: 'killing' as const, start, end, anchor: verb, quantity: ONE }];
  });
}
