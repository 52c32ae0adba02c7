/** What is asked for in one place of a form. `name` is the entry's own field: the server's refusals find their place by it. */
interface FieldHead {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

export type PlainField = FieldHead & {
  readonly type: 'text' | 'long' | 'names' | 'number' | 'figure' | 'when' | 'instant' | 'yes';
  /** What may be typed; other words may stand for one of them. */
  readonly completions?: readonly string[];
};
export type ChoiceField = FieldHead & { readonly type: 'choice'; readonly of: readonly string[] };
/** One entry of the record. */
export type EntryField = FieldHead & {
  readonly type: 'entry';
  readonly of: readonly string[];
  /** Words to look for at first. */
  readonly about?: string;
};
/** Several entries of the record. */
export type EntriesField = FieldHead & { readonly type: 'entries'; readonly of: readonly string[] };
/** Fields that belong together, once or as often as somebody likes; `fixed` goes in with them. */
export type GroupField = FieldHead & {
  readonly type: 'group';
  readonly fields: readonly Field[];
  readonly isMany: boolean;
  readonly fixed?: Readonly<Record<string, unknown>>;
};
export type Field = PlainField | ChoiceField | EntryField | EntriesField | GroupField;

/** A form for one kind of entry. */
export interface FormShape {
  readonly kind: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly fixed?: Readonly<Record<string, unknown>>;
}

/** What stands in a form's fields: text as it was typed, or the fields of groups. An entry is its id. */
export interface Values {
  readonly [name: string]: string | readonly Values[];
}

/** The path of a field within a form, as the server writes it. */
export function pathIn(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}
