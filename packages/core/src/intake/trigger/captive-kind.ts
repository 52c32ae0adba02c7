import type { Kind } from '../kinds.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Surroundings } from './surroundings.ts';

/** Who is held or let go, hostages or prisoners; what is only planned is a term. */
export function captiveKind(
  kind: 'release' | 'hold',
  { quantity, around, plan }: { quantity: Quantity; around: Surroundings; plan: boolean },
): Kind | undefined {
  const { sentence, told, after } = around;
  const isPrisoner =
    quantity.nounClass === 'prisoner' ||
    (quantity.nounClass !== 'hostage' &&
      /\b(?:prisons?|jails?|prisoners?|detainees|imprisoned|jailed|pows?|detain\w*)\b/.test(
        `${quantity.noun} ${/\b(?:hostages?|captives?)\b/.test(around.before) ? '' : (/\b(?:among|of|including) (?:the |those )?(?:[a-z]+ )?(?:prisoners|detainees|inmates)\b.*$/.exec(around.before)?.[0] ?? '')} ${around.words}${after.replace(/\b(?:in (?:exchange|return) )?for .*$/s, '')}`,
      ));
  const isOfCaptives =
    quantity.nounClass !== 'person' && quantity.nounClass !== 'other'
      ? true
      : /\b(?:hostages?|captives?|captivity|abduct\w+|prisoners?|prisons?|detainees|jails?|swap|exchange)\b/.test(sentence) ||
        /\b(?:hostages?|captives?|prisoners?)\b/.test(told.slice(-300));
  if (!isOfCaptives) return undefined;
  if (
    /^(?:return|transfer|receiv|br(?:ought|ing)|took|still|ha[vs]|there|remain|keep)/.test(around.words) &&
    !/\b(?:hostages?|captives?|captivity|abduct\w+|prisoners?|prisons?|detainees|jails?)\b/.test(sentence)
  )
    return undefined;
  if (kind === 'hold') return plan ? undefined : isPrisoner ? 'prisoners_held' : 'hostages_held';
  if (plan) return 'release_terms';
  return isPrisoner ? 'prisoners_released' : 'hostages_released';
}
