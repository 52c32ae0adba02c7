import { ACCESS_TRIGGERS } from './lexicon/access-triggers.ts';
import { ATTACK_TRIGGERS } from './lexicon/attack-triggers.ts';
import { BLAME_TRIGGERS } from './lexicon/blame-triggers.ts';
import { CAPTIVE_TRIGGERS } from './lexicon/captive-triggers.ts';
import { HARM_TRIGGERS } from './lexicon/harm-triggers.ts';
import { STRIKE_TRIGGERS } from './lexicon/strike-triggers.ts';
import { WARNING_TRIGGERS } from './lexicon/warning-triggers.ts';
import { WEAPON_TRIGGERS } from './lexicon/weapon-triggers.ts';
import type { Trigger } from './trigger.ts';

/** All triggers: of two that tell one kind of thing in one clause, the one that stands first goes before. */
export const LEXICON: readonly Trigger[] = [
  ...BLAME_TRIGGERS,
  ...WARNING_TRIGGERS,
  ...CAPTIVE_TRIGGERS,
  ...HARM_TRIGGERS,
  ...ACCESS_TRIGGERS,
  ...WEAPON_TRIGGERS,
  ...STRIKE_TRIGGERS,
  ...ATTACK_TRIGGERS,
];
