import type { Mark } from '../review/desk-claim.ts';
import { type DeskEntry, groupOf, kindText, standingText } from './desk-entry.ts';

interface CardProps {
  readonly entry: DeskEntry;
  readonly operator: string;
  readonly mark: Mark | undefined;
}

export const MARKS = {
  confirm: '✓ confirmed, not sent',
  reject: '✗ rejected, not sent',
  amend: '✎ edited, not sent',
  propose: '✎ correction, not sent',
} as const;
const NEXT: Readonly<Record<string, string>> = { publish: 'p publishes it', correct: 'p puts it in place', open: 'p agrees to open it' };

/** One entry in a list: what kind, which, and where it stands. */
export function EntryCard({ entry, operator, mark }: CardProps) {
  const { title, held, next = '' } = entry;
  return (
    <>
      <b>{kindText(groupOf(entry))}</b>
      <span class="left">{mark === undefined ? standingText(entry, operator) : MARKS[mark.decision]}</span>
      <span class="why">{title}</span>
      {mark === undefined && NEXT[next] !== undefined && <span class="why next">{NEXT[next]}</span>}
      {held !== undefined && <span class="why doubt">{held}</span>}
    </>
  );
}
