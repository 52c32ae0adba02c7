import type { Span } from '../draft-claim.ts';
import { ACTORS, type Actor } from './actor-table.ts';

/** An actor where a text names it. */
export interface ActorMention extends Span {
  readonly actor: Actor;
}

const BY_SPELLING: ReadonlyMap<string, Actor> = new Map(
  ACTORS.flatMap((actor) => actor.spellings.map((spelling) => [spelling, actor] as const)).reverse(),
);
const ANY_SPELLING = new RegExp(
  `(?<![\\p{L}\\d])(?:${[...BY_SPELLING.keys()]
    .sort((one, other) => other.length - one.length)
    .map((spelling) => spelling.replace(/[.*+?^$()|[\]\\]/g, '\\$&'))
    .join('|')})(?![\\p{L}\\d])`,
  'gu',
);

/** Actors of the table that a text names, in order. */
export function findActors(text: string, plain: string, { start, end }: Span): readonly ActorMention[] {
  const found: ActorMention[] = [];
  for (const match of plain.slice(start, end).matchAll(ANY_SPELLING)) {
    const actor = BY_SPELLING.get(match[0]);
    const at = start + match.index;
    // "fars" and "walla" may be words of a sentence; names are written large. "The us" is a country only as "the US".
    const isName = /^\P{Ll}/u.test(text.slice(at).replace(/^the /i, '').slice(0, 2)) || / /.test(match[0]);
    if (actor !== undefined && isName && !/^us$|the us$/.test(match[0]) ? isName : text.slice(at, at + match[0].length).endsWith('US'))
      if (actor !== undefined) found.push({ start: at, end: at + match[0].length, actor });
  }
  return found;
}

/** The actor that a whole phrase is a spelling of. */
export function actorNamed(phrase: string): Actor | undefined {
  return BY_SPELLING.get(phrase) ?? BY_SPELLING.get(phrase.replace(/^the /, '')) ?? BY_SPELLING.get(phrase.replace(/ \([^)]*\)$/, ''));
}
