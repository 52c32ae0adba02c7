import { plainText } from '../reading/plain-text.ts';
import type { Actor, ActorType } from './actor.ts';
import { actorNamed, findActors } from './find-actors.ts';
import type { Reference, Speaker } from './speaker.ts';

const DEPARTMENT =
  '(?:foreign affairs|defen[cs]e|health|science|technology|finance|the interior|interior|national security|security|economy|energy|transport(?:ation)?|justice|agriculture|education|environment|intelligence|strategic affairs|communications|culture|tourism|housing|information|state|war|labou?r|religious affairs)';
const TITLE = new RegExp(
  `\\b(?:(?:minister|secretary) (?:of|for) (?:the )?${DEPARTMENT}(?:,? (?:and )?${DEPARTMENT})*|prime minister|minister|president|spokes(?:man|woman|person|people)|chief|leader|commander|secretary|secretary-general|secretary general|general|adviser|advisor|envoy|ambassador|officer|mayor|governor|gov|director|head|king|emir|sheikh|ayatollah|brig|gen|col|lt|maj|sgt|capt|adm|admiral|dr|mr|mrs|ms|rabbi|pope|premier|chancellor|senator|sen|rep|lawmaker|analyst|member|negotiator|deputy|official|representative|coordinator|chairman|chair|professor|activist|resident|student|doctor|judge|politician|ex-minister|figure|journalist|colonel|major|lieutenant|captain|brigadier|commissioner|speaker|premier)\\b\\.?`,
  'g',
);
/** Somebody who can speak without a name. */
const HEAD =
  /\b(officials?|sources?|spokes(?:man|woman|person|people)|statements?|witness(?:es)?|rescuers?|firefighters?|responders?|eyewitness(?:es)?|residents?|medics?|paramedics?|doctors?|hospitals?|authorities|authority|police|media|reports?|agenc(?:y|ies)|negotiators?|mediators?|militants?|groups?|factions?|ministr(?:y|ies)|general staff|army|military|government|office|forces?|command|mayor|governor|council|municipality|analysts?|experts?|observers?|diplomats?|leaders?|leadership|families|relatives|minister|president|committee|forum|services?|company|party|union|delegation|television|tv|newspaper|radio|broadcaster|embassy|organi[sz]ations?|officers?|commander|chief|rebels?|movement|brigades?|wing|coalition|regime|cabinet|cent(?:re|er)|department|institute|crescent|cross|un|nations|defen[cs]e|guards?|activists?|workers?|crews?|operator|airline|administration|agency|navy|force|states|bureau|correspondents?|reporters?|parliament|lawmakers?|ambassador|envoy|monitors?|observatory|watchdog|settlers?|villagers?|survivors?|militia|alliance|bloc|members?|league|watchdogs?|rights groups?|prosecutors?|prosecution|ombudsman|administrators?|crew|captain|owner|operators?|neighbou?rs?)\b/;
/** "Late Sunday the group said": the day is no part of the name. */
const LEADING_DAY =
  /^(?:(?:late|early|earlier|later|on) )*(?:(?:last|this) (?:week|month|year|night)|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?),? (?=the |an? |\p{Lu})/iu;
const HEADS = new RegExp(HEAD.source, 'g');
const DETERMINER =
  /^(?:(?:(?:late|early|earlier|later|on) )+\w+day(?: (?:morning|afternoon|evening|night))?\s+|(?:the|an?|one|another|both|some|several|two|three|many|most|all|but|and|also|yet|other|meanwhile|earlier|later|however|with|while|then)\s+|[\s,"“”'‘’–—-])+/i;
const REFERENCES: readonly (readonly [RegExp, Omit<Reference, 'printed'>])[] = [
  [/^(?:he|she|who)$/, { refersTo: 'person' }],
  [/^it$/, { refersTo: 'body' }],
  [/^they$/, { refersTo: 'any' }],
  [
    /^(?:his|her|their|its) (office|spokes\w+|foreign ministry|defen[cs]e ministry|health ministry|government|army|military|ministry)$/,
    { refersTo: 'any' },
  ],
  [/^the (?:[a-z-]+ ){0,3}(?:group|movement|militia|organi[sz]ation|faction|rebels|militants|fighters)$/, { refersTo: ['armed-group'] }],
  [/^the (?:army|military|air force|armed forces|defen[cs]e forces|forces)$/, { refersTo: ['military'] }],
  [/^the (?:(?:health|foreign|defen[cs]e|interior|energy|transport|education|finance|agriculture) )?ministry$/, { refersTo: ['ministry'] }],
  [/^the party$/, { refersTo: ['party'] }],
  [/^the (?:agency|service|command)$/, { refersTo: ['agency'] }],
  [/^the (?:prime minister|premier|president|minister|leader|general|chief|mayor|governor)$/, { refersTo: 'person' }],
  [
    /^the (?:same |unnamed )?(official|source|spokesman|spokeswoman|spokesperson|officer|officials|sources|diplomat|medic|doctor|commander|statement|mayor|resident|witness)$/,
    { refersTo: 'any' },
  ],
];

/** What a phrase in the place of a subject can be: a speaker, words that refer to one, or nobody who could speak. */
export function nameSpeaker(printed: string): Speaker | Reference | undefined {
  const phrase = printed
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEADING_DAY, '')
    .replace(/, (?:saying|citing|quoting|speaking|accusing)\b.*$/s, '');
  const plain = plainText(phrase).replace(/^(?:but|and|also|yet|meanwhile|however|both|while)\s+/, '');
  // "Estimated by officials at", "not during the curfew, they": no subject.
  if (/^(?:while|as|after|when|before|since|although|though)$/.test(plain)) return undefined;
  if (/^by /.test(plain) || /(?:^|[ ,])(?:they|he|she|it|we|i|you)$/.test(plain.replace(/^(?:he|she|it|they|we|i)$/, ''))) return undefined;
  const body = /^\p{Lu}{2,6}$/u.test(phrase) ? actorNamed(plain) : undefined;
  if (body !== undefined) return speakerOf(body, phrase);
  // "The World Health Organization" is no group spoken of before.
  const reference = /^[Tt]he (?:\S+ )+\p{Lu}\S*$/u.test(phrase) ? undefined : referenceOf(plain);
  if (reference !== undefined) return reference;
  const bare = phrase.replace(DETERMINER, '');
  const plainBare = plainText(bare);
  const office = /^(.{2,80}?)'s? (office|bureau)$/.exec(plainBare);
  if (office !== null) return officeOf(bare.slice(0, office[1]?.length), office[2] ?? '');
  const actor = actorNamed(plainBare);
  if (actor !== undefined) return speakerOf(actor, bare);
  const placed = actorNamed(plainBare.replace(/ (?:in|of|from|based in) [^,]*$/, ''));
  if (placed !== undefined && placed.type !== 'state') return speakerOf(placed, bare);
  return apposedOf(bare) ?? personOf(bare) ?? jointActors(bare, plainBare) ?? unnamedOf(phrase, bare, plainBare) ?? strangerOf(bare);
}

function referenceOf(plain: string): Reference | undefined {
  for (const [pattern, words] of REFERENCES) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const reference = { ...words, printed: /^the /.test(plain) ? plain.replace(/^the /, '') : '' };
    if (/^(?:his|her|their|its) /.test(plain)) return { ...reference, belonging: match[1] ?? '' };
    return match[1] === undefined ? reference : { ...reference, head: match[1] };
  }
  return undefined;
}

/** An actor of the table as a source: its name, and the printed words where they are others. */
export function speakerOf(actor: Actor, printed: string): Speaker {
  const role = actor.role === undefined ? '' : ` (${actor.role})`;
  // "South Korea's Joint Chiefs of Staff" says more than the table does.
  const short = plainText(actor.name.replace(/ \([^)]*\)$/, ''));
  if (actor.type !== 'person' && plainText(printed).endsWith(short) && printed.length > actor.name.length)
    return { name: printed, type: actor.type, head: printed.split(' ').at(-1)?.toLowerCase() ?? '' };
  const isOther = actor.type !== 'person' && !plainText(actor.name).includes(plainText(printed).replace(/'s$/, ''));
  return {
    name: isOther ? `${printed} (${actor.name})` : `${actor.name}${role}`,
    type: actor.type,
    head: printed.split(' ').at(-1)?.toLowerCase() ?? '',
  };
}

function officeOf(owner: string, word: string): Speaker {
  const known = nameSpeaker(owner);
  return { name: `${word} of ${known !== undefined && 'name' in known ? known.name : owner}`, type: 'authority', head: word };
}

const NAME = "(?:\\p{Lu}[\\p{L}'’.-]*|(?:al|el|ad|ash|an|bin|ibn|ben|abu|van|von|de|der|al|el)(?:[-'’ ]\\p{Lu}[\\p{L}'’-]*)?)";
const NAME_END = new RegExp(`(?:^|[\\s,])((?:\\p{Lu}[\\p{L}'’.-]*|al-\\p{Lu}[\\p{L}'’-]*)(?: ${NAME}){0,4})$`, 'u');

/** "The army's spokesman, Daniel Hagari", "the state news agency, IRNA": the name stands behind the office. */
function apposedOf(bare: string): Speaker | undefined {
  const [main = '', name = '', ...more] = bare.split(/,\s*/);
  if (name === '' || more.length > 0 || !new RegExp(`^${NAME}(?: ${NAME}){0,4}$`, 'u').test(name)) return undefined;
  const actor = actorNamed(plainText(name));
  if (actor !== undefined) return { ...speakerOf(actor, name), name: `${actor.name} (${main})` };
  const isOffice = plainText(main).search(TITLE) >= 0 && NAME_END.exec(main) === null;
  return isOffice ? { name: `${name} (${main})`, type: 'person', head: plainText(name).split(' ').at(-1) ?? '' } : undefined;
}

/** "Hamas spokesman Fawzi Barhoum": a name after a title, a known name, or a name with a title set after it. */
function personOf(bare: string): Speaker | undefined {
  const [main = '', ...after] = bare.split(/,\s*/);
  const titles = [...plainText(main).matchAll(TITLE)];
  const last = titles.at(-1);
  const titleEnd = last === undefined ? 0 : last.index + last[0].length;
  const name = NAME_END.exec(main.slice(titleEnd))?.[1] ?? (last === undefined ? undefined : namedBetween(main, titleEnd));
  if (name === undefined || /\b(?:for|of|in|from|at|to|with|on|close|near)\b/.test(main.slice(titleEnd, main.lastIndexOf(name))))
    return undefined;
  const plainName = plainText(name).replace(/'s$/, '');
  const known = actorNamed(plainName);
  if (known !== undefined && known.type !== 'person') return undefined;
  const role = [main.slice(0, main.lastIndexOf(name)).trim(), ...after].filter((part) => part !== '').join(', ');
  if (known === undefined && last === undefined && !after.some((part) => plainText(part).search(TITLE) >= 0)) return undefined;
  const full = known?.name ?? name;
  const title = role === '' ? known?.role : role;
  return { name: title === undefined ? full : `${full} (${title})`, type: 'person', head: plainName.split(' ').at(-1) ?? '' };
}

function namedBetween(main: string, from: number): string | undefined {
  const rest = main.slice(from).trim();
  return new RegExp(`^${NAME}(?: ${NAME}){1,3}(?= (?:of|from|in|for) )`, 'u').exec(rest)?.[0];
}

/** "Israel and Hamas": several of the table, and nothing else. */
function jointActors(bare: string, plainBare: string): Speaker | undefined {
  const actors = findActors(bare, plainBare, { start: 0, end: bare.length });
  const rest = actors.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), plainBare);
  if (actors.length === 0 || /[a-z]/.test(rest.replace(/\b(?:and|the|its|allies|both)\b/g, ''))) return undefined;
  return {
    name: actors.map(({ actor }) => actor.name).join('; '),
    type: actors[0]?.actor.type ?? 'state',
    head: plainBare.split(' ').at(-1) ?? '',
  };
}

/** "A Gaza source", "Israeli military officials", "Smith County police": somebody whose word is printed, not the name. */
function unnamedOf(phrase: string, bare: string, plainBare: string): Speaker | undefined {
  // "The militants' mortar" is no militant, "the group's spokesman" is not the group.
  const heads = [...plainBare.matchAll(HEADS)].filter((match) => !/^'s? [a-z]/.test(plainBare.slice(match.index + match[0].length)));
  // "A military official in the command": the last before a preposition.
  const end = plainBare.search(/(?<=[a-z]) (?:of|in|from|at|for|with|on|who|close to|familiar|near|inside|,) /);
  const found = (end < 0 ? undefined : heads.findLast(({ index }) => index < end)) ?? (end < 0 ? heads.at(-1) : heads[0]);
  const head = found?.[1];
  if (head === undefined) return undefined;
  const isUnnamed =
    /^(?:an?|one|some|several|two|another)\s/i.test(phrase) || /^(?:officials?|sources?|witness|residents?|medics?|sp)/.test(head);
  return {
    name: isUnnamed && !/^[\p{Lu}].*\p{Lu}/u.test(bare.split(' ').at(-1) ?? '') ? `${bare} (unnamed)` : bare,
    type: /\bnews agency\b/.test(plainBare) ? 'outlet' : typeOfHead(head),
    head,
  };
}

function typeOfHead(head: string): ActorType | 'unnamed' {
  if (/^ministr/.test(head)) return 'ministry';
  if (/^(?:army|military|forces?|navy|command)$/.test(head)) return 'military';
  if (/^(?:groups?|movement|militants?|rebels?|factions?|militia|brigades?)$/.test(head)) return 'armed-group';
  if (/^(?:agenc|service|police|crescent|cross|un$|nations)/.test(head)) return 'agency';
  if (/^(?:media|television|tv|newspaper|radio|broadcaster|reports?)$/.test(head)) return 'outlet';
  if (/^party$/.test(head)) return 'party';
  return 'unnamed';
}

/** A name that no table knows: written large throughout. */
function strangerOf(bare: string): Speaker | undefined {
  const main = bare.split(/,\s*/)[0] ?? '';
  if (
    !new RegExp(`^${NAME}(?: (?:${NAME}|of|for|the)){0,6}$`, 'u').test(main) ||
    /^(?:Yesterday|Today|Tomorrow|Tonight|Earlier|Later|Evacuation|Displacement|Credit|Photo|Image|Source|Picture|Caption|Note|Footage|Video|Videos|Images|Photos|Data|Figures|Satellite|Rockets|Missiles|Drones|Sirens|Debris|Parts|Shrapnel|Alerts|I|We|You|There|This|That|These|What|If|In|On|At|No|For|It|Here|Then|Now|As|So|No-one|Nobody|None|Someone|Everyone|Anyone|Most|Many|Some|Several|All|Both|Few|Half|Others?|Another|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Dozens|Scores|Hundreds|Thousands)$/.test(
      main.replace(/ of$/, ''),
    )
  )
    return undefined;
  return { name: bare, type: / /.test(main) ? 'person' : 'unnamed', head: plainText(main).split(' ').at(-1) ?? '' };
}
