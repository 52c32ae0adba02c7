import { ok, type Result, refuse } from '../../units/result.ts';
import type { Review, Sealable } from '../model/review.ts';
import type { Change, Item, Refusal } from './record-state.ts';

/** Closing and opening of parts of an entry. */
interface Sealing {
  readonly item: Item;
  readonly changes: readonly Omit<Change, 'seq' | 'at'>[];
}

/**
 * Seals parts of an entry, which one person may do at once, or opens them, which takes two. The sealing is itself an entry; the parts
 * stay committed to in the record and are shown in no public view.
 */
export function changeSeal(subject: Item, { decision, fields = [], by, reason }: Review): Result<Sealing, Refusal> {
  const why = reason === undefined ? {} : { reason };
  const head = { id: subject.entry.id, kind: subject.entry.kind, ...why } as const;
  const tell = (what: 'sealed' | 'unsealed'): Sealing['changes'] => (subject.standing === 'public' ? [{ ...head, what }] : []);
  if (decision === 'seal')
    return ok({ item: { ...subject, sealed: union(subject.sealed, fields), unsealAsked: [] }, changes: tell('sealed') });
  const closed = fields.find((field) => !subject.sealed.includes(field));
  if (closed !== undefined) return refuse({ code: 'NOT_SEALED', path: 'fields', message: `${closed} is not sealed` });
  const agreed = fields.filter((field) => subject.unsealAsked.some((asked) => asked.by !== by.id && asked.fields.includes(field)));
  if (agreed.length < fields.length) {
    if (subject.unsealAsked.some((asked) => asked.by === by.id && fields.every((field) => asked.fields.includes(field))))
      return refuse({ code: 'SAME_PERSON', path: 'by', message: 'has asked already: a second person has to agree' });
    return ok({ item: { ...subject, unsealAsked: [...subject.unsealAsked, { by: by.id, fields }] }, changes: [] });
  }
  const sealed = subject.sealed.filter((field) => !fields.includes(field));
  return ok({ item: { ...subject, sealed, unsealAsked: [] }, changes: tell('unsealed') });
}

function union(one: readonly Sealable[], other: readonly Sealable[]): readonly Sealable[] {
  return [...new Set([...one, ...other])];
}
