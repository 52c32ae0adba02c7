import { MARKS } from '../record/entry-card.tsx';
import type { DeskClaim, Mark } from './desk-claim.ts';
import { standingText } from './desk-claim.ts';
import { typedFigure } from './typed-figure.ts';

interface CardProps {
  readonly claim: DeskClaim;
  readonly operator: string;
  readonly mark: Mark | undefined;
  readonly isCurrent: boolean;
  readonly isAlike: boolean;
  readonly onPick: () => void;
}

/** One draft: what, how many, who says so, where, when, and where it stands. */
export function ClaimCard({ claim, operator, mark, isCurrent, isAlike, onPick }: CardProps) {
  const { claim: kind, quantity, chain, place, when, assertion, standing } = claim;
  return (
    <li class={`claim ${mark?.decision ?? standing}${isCurrent ? ' current' : ''}${isAlike ? ' alike' : ''}`} aria-current={isCurrent}>
      <button type="button" tabIndex={-1} onClick={onPick}>
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
      </button>
    </li>
  );
}
