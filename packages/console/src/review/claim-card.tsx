import { MARKS } from '../record/entry-card.tsx';
import type { DeskClaim, Mark } from './desk-claim.ts';
import { standingText } from './desk-claim.ts';
import { typedFigure } from './typed-figure.ts';

interface CardProps {
  readonly claim: DeskClaim;
  readonly operator: string;
  readonly mark: Mark | undefined;
}

/** One draft: what, how many, who says so, where, when, and where it stands. */
export function ClaimCard({ claim, operator, mark }: CardProps) {
  const { claim: kind, quantity, chain, place, when, assertion } = claim;
  return (
    <>
      <b>{kind.replaceAll('_', ' ')}</b>
      {quantity !== undefined && (
        <span class="figure">
          {typedFigure(quantity) || quantity.words} {quantity.unit}
        </span>
      )}
      {assertion !== 'asserted' && <i>{assertion}</i>}
      <span class="left">{mark === undefined ? standingText(claim, operator) : MARKS[mark.decision]}</span>
      <span class="why">
        {chain.map(({ agent, named }) => (named || agent.includes('(unnamed)') ? agent : `${agent} (unnamed)`)).join(', through ')}
        {place !== undefined && ` · ${place}`}
        {when !== undefined && ` · ${when.edtf}`}
      </span>
    </>
  );
}
