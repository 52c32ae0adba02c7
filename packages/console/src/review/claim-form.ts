import { readWhen } from '../record/form/typed-time.ts';
import type { AskedForm } from '../record/small-forms.ts';
import type { Changes } from './desk-claim.ts';
import { kindOf, readCount } from './typed-figure.ts';
import type { ReviewDesk } from './use-review.ts';

interface Missed {
  readonly desk: Pick<ReviewDesk, 'add'>;
  readonly kinds: readonly string[];
  readonly span: readonly [number, number];
  readonly quote: string;
}

/** The form for a claim that the drafter missed, out of words that somebody selected. */
export function claimForm({ desk, kinds, span, quote }: Missed): AskedForm {
  return {
    shape: {
      kind: 'missed',
      title: `Missed: “${quote.length > 120 ? `${quote.slice(0, 120)} …` : quote}”`,
      fields: [
        { name: 'kind', label: 'Kind', type: 'text', completions: kinds, hint: 'its name, its initials (ci), or a part of it' },
        { name: 'quantity', label: 'Figure', type: 'text', isOptional: true, hint: '40 rockets, >=40, ~40, 40-60' },
        { name: 'source', label: 'Who says it', type: 'text', hint: 'narrator for the report itself' },
        { name: 'place', label: 'Place', type: 'text', isOptional: true },
        { name: 'when', label: 'When', type: 'text', isOptional: true, hint: '2024-01-06, 2024-01-06T07:00' },
        { name: 'assertion', label: 'Told as', type: 'choice', of: ['asserted', 'alleged', 'denied'] },
      ],
    },
    values: { source: 'narrator', assertion: 'asserted' },
    submit: 'Draft it: somebody else confirms',
    async onSave(body) {
      const text = (name: string) => String(body[name] ?? '');
      const kind = kindOf(text('kind'), kinds);
      const quantity = readCount(text('quantity'), quote);
      const when = text('when') === '' ? null : readWhen(text('when'));
      if (kind === undefined) return new Map([['kind', 'no kind is called so']]);
      if (quantity === undefined) return new Map([['quantity', 'a figure is 40, >=40, >40, <=40, ~40 or 40-60, and then its unit']]);
      if (when === undefined) return new Map([['when', 'is 2024-01-06, 2024-01 or 2024-01-06T07:00']]);
      const claim: Changes = {
        kind,
        span,
        quote,
        source: text('source'),
        assertion: text('assertion'),
        ...(quantity === null ? {} : { quantity }),
        ...(text('place') === '' ? {} : { place: text('place') }),
        ...(when === null ? {} : { when }),
      };
      return desk.add(claim);
    },
  };
}
