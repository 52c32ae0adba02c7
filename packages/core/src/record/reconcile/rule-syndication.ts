import { exactLikeness, likeness, signatureOf } from '../across/similar-quotes.ts';
import { type Finding, finding, groupBy } from './finding.ts';
import { isCounted, mayBeOneTime, type ReadClaim } from './read-claim.ts';

/** Share of words in a row from which a sentence is taken for a copy: one word changed in twenty leaves two thirds. */
export const COPY_LIKENESS = 0.5;
/** Fewer words are like each other by chance. */
const WORDS_MIN = 8;

/** SYNDICATION: one agency's sentence in several outlets is one claim with several appearances, not several sources that agree. */
export function checkSyndication(claims: readonly ReadClaim[]): readonly Finding[] {
  const usable = claims.filter((claim) => isCounted(claim) && claim.sentence.split(/\s+/).length >= WORDS_MIN);
  return [...groupBy(usable, ({ kind, printed }) => `${kind} ${printed}`).values()].flatMap((group) =>
    copiesIn(group).map((copies) => {
      const outlets = new Set(copies.map(({ document }) => document)).size;
      return finding(
        'SYNDICATION',
        'holds',
        copies,
        `One sentence in ${outlets} reports: one claim with ${outlets} appearances, not ${outlets} sources.`,
      );
    }),
  );
}

function copiesIn(group: readonly ReadClaim[]): readonly (readonly ReadClaim[])[] {
  const sets: { readonly signature: readonly number[]; readonly members: ReadClaim[] }[] = [];
  for (const claim of group) {
    const signature = signatureOf(claim.sentence);
    const set = sets.find(({ signature: known, members }) => {
      const [first] = members;
      if (first === undefined || members.some(({ document }) => document === claim.document) || !mayBeOneTime(first, claim)) return false;
      return likeness(known, signature) > COPY_LIKENESS / 2 && exactLikeness(first.sentence, claim.sentence) >= COPY_LIKENESS;
    });
    if (set === undefined) sets.push({ signature, members: [claim] });
    else set.members.push(claim);
  }
  return sets.map(({ members }) => members).filter((members) => members.length > 1);
}
