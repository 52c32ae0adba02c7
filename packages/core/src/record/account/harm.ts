import type { Extent } from '../view/shown-claim.ts';
import type { ToldClaim } from './told-claim.ts';

/** One kind of harm, and whether anybody gave it an extent. Silence is shown as silence. */
export interface Harm {
  readonly measure: 'killed' | 'hurt' | 'damage';
  /** One for each extent that somebody gave, with who did; `no word` alone where nobody spoke of it. */
  readonly extents: readonly { readonly extent: Extent | 'no word'; readonly claims: readonly string[] }[];
}

const KINDS: Readonly<Record<Harm['measure'], RegExp>> = {
  killed: /^(?:casualties_killed|killing)$/,
  hurt: /^casualties_injured$/,
  damage: /^damage/,
};
const HURT = /injur|wound|hurt/i;
const KILLED = /kill|dead|death|fatal|died/i;

/** Killed, hurt and damage, each with all extents that were given: a number, none reported, unknown and no word are kept apart. */
export function harmOf(claims: readonly ToldClaim[]): readonly Harm[] {
  return (['killed', 'hurt', 'damage'] as const).map((measure) => {
    const about = claims.filter((claim) => isOf(claim, measure));
    const extents = [...new Set(about.map(({ extent }) => extent))].map((extent) => ({
      extent,
      claims: about.filter((claim) => claim.extent === extent).map(({ id }) => id),
    }));
    return { measure, extents: extents.length === 0 ? [{ extent: 'no word', claims: [] }] : extents };
  });
}

/** "Nobody hurt" says nothing of the dead, "no casualties" speaks of both, neither speaks of damage. */
function isOf({ kind, bounds, quote = '', scope = '', summary }: ToldClaim, measure: Harm['measure']): boolean {
  if (KINDS[measure].test(kind)) return true;
  if (measure === 'damage' || (kind !== 'casualties_none' && kind !== 'casualties_unknown')) return false;
  const words = `${bounds?.unit ?? ''} ${quote} ${scope} ${summary}`;
  const [hurt, killed] = [HURT.test(words), KILLED.test(words)];
  return hurt === killed || (measure === 'hurt' ? hurt : killed);
}
