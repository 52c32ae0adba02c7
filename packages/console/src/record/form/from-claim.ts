import type { Claim } from '@tocsin/core/record/claim';
import { typedFigure } from '../../review/typed-figure.ts';
import type { Values } from './fields.ts';

/** What a claim already says of an entry that rests on it. A person looks at every field. */
export function fromClaim(kind: string, claim: Claim): Values {
  const { id, chain, when, asOf, place, quantity } = claim;
  const [origin] = chain;
  const speaker = origin?.party ?? origin?.agent ?? '';
  const time = when?.edtf ?? '';
  switch (kind) {
    case 'breach':
      return { claim: id, alleges: speaker, at: time, ...(claim.target === undefined ? {} : { against: claim.target }) };
    case 'notice':
      return {
        claim: id,
        issuer: speaker,
        channel: origin?.channel ?? '',
        from: time,
        area: [{ words: place ?? '' }],
        ...(claim.claim === 'evacuation_notice' ? { instruction: 'evacuate' } : {}),
      };
    case 'series-point':
      return {
        claim: id,
        value: quantity === undefined ? '' : `${typedFigure(quantity)} ${quantity.unit}`,
        asOf: (asOf ?? when)?.edtf ?? '',
      };
    case 'series':
      return { source: speaker, measure: claim.claim.replace('casualties_', '').replaceAll('_', ' ') };
    case 'assessment':
      return { uses: [{ id }] };
    case 'extension':
      return { deadline: [{ claim: id }] };
    case 'agreement':
      return claim.claim === 'truce_expiry'
        ? { deadline: [{ claim: id }] }
        : { obligations: [{ claim: id, party: speaker, text: claim.summary }] };
    case 'link':
      return { from: id };
    default:
      return {};
  }
}

/** Puts what a claim says where nobody has typed anything yet. */
export function filledFrom(claim: Values, typed: Values): Values {
  const filled: Record<string, string | readonly Values[]> = { ...claim };
  for (const [name, value] of Object.entries(typed)) if (value.length > 0) filled[name] = value;
  return filled;
}
