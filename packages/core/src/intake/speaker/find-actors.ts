import type { Span } from '../draft-claim.ts';
import { LETTER } from '../reading/letter.ts';
import type { Actor } from './actor.ts';
import { ACTORS } from './actor-table.ts';

/** An actor where a text names it. */
export interface ActorMention extends Span {
  readonly actor: Actor;
}

const BY_SPELLING: ReadonlyMap<string, Actor> = new Map(
  ACTORS.flatMap((actor) => actor.spellings.map((spelling) => [spelling, actor] as const)).reverse(),
);
const ANY_SPELLING = new RegExp(
  `(?<![${LETTER}\\d])(?:${[...BY_SPELLING.keys()]
    .sort((one, other) => other.length - one.length)
    .map((spelling) => spelling.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
    .join('|')})(?![${LETTER}\\d])`,
  'g',
);

/** Actors of the table that a text names, in order. */
export function findActors(text: string, plain: string, { start, end }: Span): readonly ActorMention[] {
  const found: ActorMention[] = [];
  for (const match of plain.slice(start, end).matchAll(ANY_SPELLING)) {
    const actor = BY_SPELLING.get(match[0]);
    const at = start + match.index;
    if (actor !== undefined && isName(text.slice(at, at + match[0].length))) found.push({ start: at, end: at + match[0].length, actor });
  }
  return found;
}

/** "Fars" and "Walla" may be words of a sentence, "us" a pronoun: a name is written large. */
function isName(printed: string): boolean {
  const name = printed.replace(/^the /i, '');
  if (/^(?:us|who|un)$/i.test(name)) return name === name.toUpperCase();
  return /^\P{Ll}/u.test(name) || name.includes(' ');
}

/** The actor that a whole phrase is a spelling of. */
export function actorNamed(phrase: string): Actor | undefined {
  return BY_SPELLING.get(phrase) ?? BY_SPELLING.get(phrase.replace(/^the /, '')) ?? BY_SPELLING.get(phrase.replace(/ \([^)]*\)$/, ''));
}
