import type { Kind } from '../kinds.ts';

/** What somebody's words are when no event is told in them: stored to be found again, never counted. The first that fits counts. */
export const CONTEXT_RULES: readonly (readonly [Kind, RegExp])[] = [
  [
    'motive',
    /\b(?:in response to|response to|in retaliation for|retaliation for|to avenge|in revenge for|because of|in light of|in solidarity with|in the framework of|was a (?:response|reaction)|on the grounds)\b|\bticking time bomb\b/,
  ],
  ['condemnation', /\b(?:denounc|condemn|slamm|deplor)\w*/],
  ['accusation', /\b(?:accus|blam)\w*|\bcrimes? of\b|\bmassacre\b|\bwar crimes?\b|\bgenocide\b/],
  [
    'demand',
    /\b(?:demand|urg|insist|call(?:ed|ing|s) (?:for|on)|must\b|should\b|requirements?|wants? (?:to|a|the)|condition that|want to (?:try|change))\w*/,
  ],
  [
    'threat',
    /\b(?:retaliat\w+|revenge|avenge|respond(?: forcefully)?|vow(?:ed|ing|s)?|threat(?:en\w*|s)?|will (?:be (?:held accountable|assassinated|punished)|pay|not (?:be delayed|go|tolerate)|do everything|strike|attack|escalate|resume|dismantle|continue|hit|act|know how)|would (?:retaliate|respond|continue|not be delayed)|escalate|dismantle|will (?:include|be a large))\b/,
  ],
  ['aim', /\b(?:aims? (?:to|of|at|is|were)|goals?|out to destroy|objectives?|war aims|seek(?:s|ing)? to)\b/],
  ['negotiation', /\b(?:negotiat\w+|talks|diplomatic solution)\b/],
  ['mediation', /\bmediat\w+/],
  [
    'diplomatic_action',
    /\b(?:visit\w*|tour|summon\w*|ambassador|recall\w*|cooperation|coordination|diplomatic|sanction\w*|pressured|met with|arrived in)\b/,
  ],
  ['military_posture', /\b(?:readiness|on (?:high )?alert|prepar(?:ed|ing) for|reinforce\w*|deploy\w*|mobili[sz]\w+)\b/],
  ['withdrawal', /\b(?:withdr[ae]w\w*|pulled back|pull(?:ing)? out|vacated)\b/],
  ['territorial_control', /\b(?:occup(?:y|ies|ied)|controls?|rule[sd]?)\b/],
  ['political', /\b(?:election|campaign|party|replace the government|opposition)\b/],
  ['background', /\b(?:founded|since (?:19|20)\d{2}|deadliest|for (?:years|decades)|decades)\b/],
];
