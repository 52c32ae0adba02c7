import type { Sealable } from '@tocsin/core/record/model/review';
import type { Field, FormShape, Values } from './form/fields.ts';
import type { Action } from './key-bar.tsx';

const REASON: Field = { name: 'reason', label: 'Why: this is public, so name nobody', type: 'text' };

const SEAL_LABELS: Readonly<Record<Sealable, string>> = {
  speaker: 'Who said it',
  quote: 'The words',
  place: 'The place’s name',
  where: 'The zones',
  actor: 'Who did it',
  target: 'Whom or what it was aimed at',
  quantity: 'The figure',
  summary: 'The summary',
};
const SEALABLE = Object.keys(SEAL_LABELS) as readonly Sealable[];

/** A form that asks for a reason and nothing else. */
export function reasonShape(title: string): FormShape {
  return { kind: 'reason', title, fields: [REASON] };
}

/** A form that asks which parts of a claim are sealed or opened, and why. */
export function sealShape(title: string, fields: readonly Sealable[] = SEALABLE): FormShape {
  return { kind: 'seal', title, fields: [...fields.map((name): Field => ({ name, label: SEAL_LABELS[name], type: 'yes' })), REASON] };
}

/** The fields that somebody ticked. */
export function tickedIn(body: Readonly<Record<string, unknown>>): readonly Sealable[] {
  return SEALABLE.filter((name) => body[name] === true);
}

/** Ticks in a form. */
export function ticks(fields: readonly Sealable[]): Values {
  return Object.fromEntries(fields.map((name) => [name, 'yes']));
}

/** What a form sends, and what is done about it. */
export interface AskedForm {
  readonly shape: FormShape;
  readonly values: Values;
  readonly submit: string;
  /** What the server would not have, by field. */
  readonly onSave: (body: Readonly<Record<string, unknown>>) => Promise<ReadonlyMap<string, string> | undefined>;
}

/** Forms that a letter leads to. */
export function chooser(shapes: Readonly<Record<string, FormShape>>, choose: (shape: FormShape) => void): readonly Action[] {
  return Object.entries(shapes).map(([key, shape]): Action => [key, shape.title, () => choose(shape)]);
}
