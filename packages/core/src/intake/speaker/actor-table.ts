import type { Actor } from './actor.ts';
import { ARMED_ACTORS } from './armed-actors.ts';
import { CIVIL_ACTORS } from './civil-actors.ts';
import { OUTLETS } from './outlets.ts';
import { PEOPLE } from './people.ts';

/** General knowledge of the field: who is called what. Names and spellings only; what anybody did stands nowhere here. */
export const ACTORS: readonly Actor[] = [...ARMED_ACTORS, ...CIVIL_ACTORS, ...OUTLETS, ...PEOPLE];
