import { COUNTRY_OF_PEOPLE, HOMES, PEOPLE } from './peoples.ts';

const STRUCK_VERB =
  '(?:attack|bomb|shell|pound|strik|struck|hit|raid|target(?:ed|ing)|bombard|fir(?:e|ed|ing)\\b|launch|carr(?:y|ied|ying) out|kill|destroy|invad|assault|conduct|continu|step|respond|retaliat|blast|blitz|drop|send|sent|storm)';
const BLOWS =
  '(?:air ?strikes?|air[ -]raids?|strikes?|attacks?|raids?|jets?|war ?planes?|fighter jets?|aircraft|tanks?|gunboats?|helicopters?|shelling|shells?|artillery|bombardments?|bombings?|offensive|operation|assault|invasion|missiles?|missile strikes?|rockets?|drones?|drone strikes?|mortars?|snipers?|warships?|gunfire|fire|aggression|salvos?|barrages?|projectiles?|retaliation)';
const BODIES = '(?:army|military|air force|navy|forces|troops|soldiers|defen[cs]e forces|commandos|rebels|militants)';
const BY_PEOPLE = new RegExp(
  `(?<![\\p{L}-])(${PEOPLE}) (?:(?:[a-z-]+ ){0,2}?${BLOWS}(?![\\p{L}])(?! (?:[a-z]+ )?(?:intercept|shot down|downed))|${BODIES} (?:(?:has|have|had|also|then|later) )*${STRUCK_VERB})`,
  'u',
);
const BY_NAME =
  /(?<![\p{L}-])(israel|idf|russia|iran|turkey|india|pakistan|ukraine|thailand|cambodia|azerbaijan|armenia|north korea|the us|saudi arabia)(?:'s (?:army|military|air force|forces|air|warplanes|jets))? (?:(?:has|have|had|also|then|later|is|was|been|already|again|repeatedly|begun|began|started|continues|continued|responded by|retaliated by|to) )*(?:attack|bomb|shell|pound|strik|struck|hit|raid|target|bombard|fire|launch|carr|kill|destroy|invad|assault|conduct|step|respond|retaliat|continues to)/u;
const ACTED = new RegExp(
  `^(?:'s)?(?: (?!(?:in|on|at|by|to|of|and|positions?|targets?|sites?|leaders?|commanders?|members?|chief|said|says)\\b)[a-z'-]+){0,2}? (?:${BLOWS}\\b|${STRUCK_VERB})`,
);
const NAMED: ReadonlyMap<string, string> = new Map([
  ['israel', 'Israel'],
  ['idf', 'Israel'],
  ['russia', 'Russia'],
  ['iran', 'Iran'],
  ['turkey', 'Turkey'],
  ['india', 'India'],
  ['pakistan', 'Pakistan'],
  ['ukraine', 'Ukraine'],
  ['thailand', 'Thailand'],
  ['cambodia', 'Cambodia'],
  ['azerbaijan', 'Azerbaijan'],
  ['armenia', 'Armenia'],
  ['north korea', 'North Korea'],
  ['the us', 'United States'],
  ['saudi arabia', 'Saudi Arabia'],
]);

/** The country or territory that a blow comes from, as the words of a clause tell it: "Israeli jets", "Hamas rockets", "Russia attacked". */
export function attackerHome(words: string): string | undefined {
  const people = BY_PEOPLE.exec(words);
  if (people !== null) return COUNTRY_OF_PEOPLE.get(people[1] ?? '');
  const name = BY_NAME.exec(words)?.[1];
  if (name !== undefined) return NAMED.get(name);
  for (const [pattern, home] of HOMES.slice(0, 3)) {
    const match = pattern.exec(words);
    if (match !== null && ACTED.test(words.slice(match.index + match[0].length))) return home;
  }
  return undefined;
}

const SUFFERING = new RegExp(
  `(?<![\\p{L}-])(${PEOPLE}) (?:[a-z-]+ )?(?:targets?|positions?|sites?|bases?|civilians?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|deaths?|side|citizens?|residents?|injuries|casualties|towns?|cities|villages?|territory|soil|communities)(?![\\p{L}])|(?<![\\p{L}])(israeli|ukrainian|russian|iranian|indian|pakistani|syrian|iraqi|yemeni|armenian|azerbaijani|thai|cambodian|jordanian|libyan)s(?![\\p{L}])`,
  'u',
);

/** Home of those that a blow is aimed at, or who suffer it: "Hezbollah positions", "two Cambodian targets", "Israelis". */
export function targetHome(words: string, attacker: string | undefined): string | undefined {
  const group = HOMES.slice(0, 3).find(([pattern, home]) => home !== attacker && pattern.test(words));
  const people = SUFFERING.exec(words);
  const home = COUNTRY_OF_PEOPLE.get(people?.[1] ?? people?.[2] ?? '');
  return home !== undefined && home !== attacker ? home : group?.[1];
}

const DEFENDER = new RegExp(
  `(?<![\\p{L}-])(?:(${PEOPLE})|(${[...NAMED.keys()].join('|')})'s) (?:[a-z]+ ){0,2}?(?:air force|army|military|armed forces|navy|air defen[cs]es?|defen[cs]e (?:ministry|forces))(?![\\p{L}])`,
  'u',
);

/** Home of those who bring down what flies at them: "the Ukrainian air force". */
export function defenderHome(words: string): string | undefined {
  const match = DEFENDER.exec(words);
  return COUNTRY_OF_PEOPLE.get(match?.[1] ?? '') ?? NAMED.get(match?.[2] ?? '');
}
