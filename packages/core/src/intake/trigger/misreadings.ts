import type { Span } from '../draft-claim.ts';
import type { Finding } from '../frame/finding.ts';
import type { Kind } from '../kinds.ts';

const NOT_STOPPED = /\b(?:no (?:attempt|effort|move|need) (?:was made )?to|not(?: [a-z]+)? to|not|n't|failed to|unable to|without) $/;
const CUES =
  /\b(?:air ?strikes?|warplanes?|jets|bomb(?:ed|ing)|bombardment|air raids?)\b|\b(?:rockets?|missiles?|drones?|projectiles?|mortars?|shells)\b/g;
const TOLD_MAX = 500;

const SOON =
  /\b(?:today|tonight|tomorrow|later|this (?:morning|afternoon|evening|weekend)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|list of|names of|prepar\w+|due to be|set to be|scheduled (?:to be|for)|expected to be|slated)\b/;
const TODAY =
  /\b(?:today|tonight|tomorrow|later (?:on|in the day)|this (?:morning|afternoon|evening)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/;
const OF_A_DEAL =
  /\b(?:deal|agreement|accord|terms|phase|stage|if|unless|proposal|proposed|agreed|offer\w*|demand\w*|for (?:every|each)|per|swap(?:ped)? for|exchanged for|should|must|has until|have until|over (?:the|a|six|\w+) (?:\w+ )?(?:days|weeks)|during the|in exchange for (?:a|an end)|all)\b/;
/** Who holds hostages; what rebels and armies take from each other are prisoners. */
const OF_A_GROUP = /\b(?:hamas|gaza|captors|gunmen|kidnapp\w+)\b/;
const OF_A_STATE = /\b(?:prisons?|prisoners?|jails?|jailed|detain\w*|inmates?|pows?|palestinians?|sentences?)\b/;
const PRISONERS = /\b(?:prisoners?|detainees?|inmates?|pows?)\b/;

/** What is to happen today is told as a release, what a deal provides for as a term; whoever is swapped for prisoners is none. */
function truerRelease(
  plain: string,
  sentence: Span,
  { kind, start, end, quantity }: Pick<Finding, 'kind' | 'start' | 'end' | 'quantity'>,
): Kind | undefined {
  if (quantity === null) return undefined;
  const text = plain.slice(sentence.start, sentence.end);
  const behind = plain.slice(end, Math.min(sentence.end, end + 60));
  const isSoon = TODAY.test(text)
    ? !/\b(?:if|for (?:every|each)|phase|stage|would|should|must|until|agreement|proposal|demand\w*|agreed|a total of)\b/.test(text)
    : SOON.test(text) && !OF_A_DEAL.test(text);
  if (kind === 'release_terms' && !/per |each/.test(quantity.unit) && isSoon)
    return PRISONERS.test(quantity.unit.toLowerCase()) ? 'prisoners_released' : 'hostages_released';
  if (
    (kind === 'hostages_held' || kind === 'prisoners_held') &&
    /^[^,;]{0,25}\b(?:was|were|been|being) (?:[a-z]+ )?(?:returned|handed (?:over|back)|released|freed|transferred|repatriated|rescued)\b/.test(
      behind,
    )
  )
    return kind === 'hostages_held' ? 'hostages_released' : 'prisoners_released';
  if (
    kind === 'prisoners_released' &&
    !PRISONERS.test(plain.slice(start, end)) &&
    /\b(?:hostages?|captives?|israelis?|hamas)\b/.test(text) &&
    /^[^,;]{0,30}\bfor (?:[a-z0-9,]+ ){1,4}(?:prisoners|detainees)/.test(behind)
  )
    return 'hostages_released';
  if (
    (kind === 'prisoners_released' || kind === 'hostages_released') &&
    !isSoon &&
    /\b(?:expect(?:s|ed|ing)?|due|set|hop(?:e|es|ed|ing)|wait(?:s|ed|ing)?|(?:will|would)) (?:to )?(?:see|witness|(?:the|for the) (?:release|return|handover))\b[^;:"]*$/.test(
      plain.slice(sentence.start, start + 20),
    )
  )
    return 'release_terms';
  // Groups hold hostages, states hold prisoners.
  if (kind === 'prisoners_held' && /\b(?:captivity|captors?|hostages?|kidnapp\w+|abducted)\b/.test(text) && !OF_A_STATE.test(text))
    return 'hostages_held';
  if (kind === 'prisoners_released' && OF_A_GROUP.test(text) && !OF_A_STATE.test(text)) return 'hostages_released';
  return undefined;
}

/** A kind that the words around show to be another one. */
export function truerKind(plain: string, sentence: Span, { kind, start, end, quantity }: Finding): Kind | undefined {
  const words = plain.slice(start, end);
  const after = plain.slice(end, Math.min(sentence.end, end + 20));
  if (kind === 'launch_count' && /^sho(?:t|ots?|oting)\b/.test(words) && /^[^,;]* down\b/.test(words + after.split(/[,;]| from /)[0]))
    return 'interception';
  if (kind === 'attack' && quantity === null && /^[^,;]{0,25}\bfrom the air\b/.test(plain.slice(end, sentence.end))) return 'strike';
  if (kind === 'strike' && quantity === null && /\btargeted$/.test(words)) return 'strike_target';
  if (kind === 'truce_end' && /\b(?:expired|lapsed|elapsed|ran out|ended at)\b/.test(words + after)) return 'truce_expiry';
  const captive = truerRelease(plain, sentence, { kind, start, end, quantity });
  if (captive !== undefined) return captive;
  if (kind === 'interception' && quantity !== null && NOT_STOPPED.test(plain.slice(sentence.start, start))) return 'no_interception';
  if (kind === 'strike' && /\b(?:was|were|been)(?: [a-z]+)? (?:hit|struck)$/.test(words) && !/^ (?:by|in)\b/.test(after)) {
    const cues = [...plain.slice(Math.max(0, sentence.start - TOLD_MAX), sentence.end).matchAll(CUES)];
    const strikes = cues.filter(([cue]) => /^(?:air|war|jet|bomb)/.test(cue)).length;
    return cues.length > 0 && strikes * 2 < cues.length ? 'impact' : undefined;
  }
  return undefined;
}
