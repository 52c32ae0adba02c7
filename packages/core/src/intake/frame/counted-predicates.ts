import { PEOPLE_PREDICATES } from './people-predicates.ts';
import type { CountedPredicate } from './predicate.ts';
import { SITE_PREDICATES } from './site-predicates.ts';
import { WEAPON_PREDICATES } from './weapon-predicates.ts';

/** What can become of what is counted, in the order in which they are tried at one place. */
export const COUNTED: readonly CountedPredicate[] = [...PEOPLE_PREDICATES, ...WEAPON_PREDICATES, ...SITE_PREDICATES];
