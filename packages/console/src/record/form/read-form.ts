import type { Bounds } from '@tocsin/core/record/claim';
import { readCount, typedFigure } from '../../review/typed-figure.ts';
import { type EntriesField, type Field, type FormShape, type GroupField, pathIn, type Values } from './fields.ts';
import { readInstant, readWhen, wallText } from './typed-time.ts';

/** What a form says, or what is wrong in which field. */
export type ReadForm =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: ReadonlyMap<string, string> };

/** Reads a form into an entry's body. Fields that were left empty and may be are left out. */
export function readForm({ fields, fixed = {} }: Pick<FormShape, 'fields' | 'fixed'>, values: Values): ReadForm {
  const faults = new Map<string, string>();
  const body = { ...fixed, ...readFields(fields, values, { path: '', faults }) };
  return faults.size === 0 ? { ok: true, body } : { ok: false, faults };
}

interface Reading {
  readonly path: string;
  readonly faults: Map<string, string>;
}

function readFields(fields: readonly Field[], values: Values, { path, faults }: Reading): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const at = pathIn(path, field.name);
    const value = readField(field, values, { path: at, faults });
    if (value !== undefined) body[field.name] = value;
    else if (field.isOptional !== true && !faults.has(at)) faults.set(at, 'is needed');
  }
  return body;
}

function readField(field: Field, values: Values, reading: Reading): unknown {
  if (field.type === 'group' || field.type === 'entries') return readRows(field, rowsOf(values, field.name), reading);
  const typed = textOf(values, field.name);
  if (field.type === 'yes') return typed === 'yes';
  if (field.type === 'names') return readNames(field, typed);
  if (typed === '') return undefined;
  const read = READERS[field.type](typed, values);
  if (read === undefined) reading.faults.set(reading.path, `is not read: ${field.hint ?? 'see the others'}`);
  return read;
}

const READERS: Readonly<Record<'text' | 'long' | 'number' | 'figure' | 'when' | 'instant' | 'choice' | 'entry', Reader>> = {
  text: (typed) => typed,
  long: (typed) => typed,
  choice: (typed) => typed,
  entry: (typed) => typed,
  number: (typed) => (Number.isFinite(Number(typed)) ? Number(typed) : undefined),
  figure: readBounds,
  when: readWhen,
  instant: (typed, values) => readInstant(typed, textOf(values, 'zone')),
};
type Reader = (typed: string, values: Values) => unknown;

function readRows(field: EntriesField | GroupField, rows: readonly Values[], { path, faults }: Reading): unknown {
  const filled = rows.filter((row) => !isEmpty(row));
  if (field.type === 'entries') return filled.length === 0 ? undefined : filled.map((row) => textOf(row, 'id'));
  const read = (row: Values, at: string) => ({ ...field.fixed, ...readFields(field.fields, row, { path: at, faults }) });
  // A list may be empty: nobody said of such a thing.
  if (field.isMany)
    return filled.length === 0 && field.isOptional === true ? undefined : filled.map((row, at) => read(row, `${path}[${at}]`));
  const [row] = filled;
  if (row === undefined) return field.isOptional === true ? undefined : read({}, path);
  return read(row, path);
}

function readNames({ isOptional, name }: Field, typed: string): unknown {
  const names = typed
    .split(';')
    .map((each) => each.trim())
    .filter(Boolean);
  if (names.length > 0) return names;
  return isOptional === true || name !== 'mediators' ? undefined : [];
}

/** A figure of the desk's own: no report printed it, so it has no printed words. */
function readBounds(typed: string): Bounds | undefined {
  const read = readCount(typed, '');
  if (read === null || read === undefined) return undefined;
  const { words: _words, ...bounds } = read;
  return bounds;
}

/** What stands in a form that would make an entry: the way back from `readForm`. */
export function valuesOf(fields: readonly Field[], entry: Readonly<Record<string, unknown>>): Values {
  const values: Record<string, string | readonly Values[]> = {};
  for (const field of fields) {
    const value = entry[field.name];
    if (value !== undefined) values[field.name] = typedValue(field, value, entry);
  }
  return values;
}

function typedValue(field: Field, value: unknown, entry: Readonly<Record<string, unknown>>): string | readonly Values[] {
  switch (field.type) {
    case 'group': {
      const rows = (field.isMany ? value : [value]) as readonly Readonly<Record<string, unknown>>[];
      return rows.map((row) => valuesOf(field.fields, row));
    }
    case 'entries':
      return (value as readonly string[]).map((id) => ({ id }));
    case 'names':
      return (value as readonly string[]).join('; ');
    case 'yes':
      return value === true ? 'yes' : '';
    case 'figure':
      return `${typedFigure(value as Bounds)} ${(value as Bounds).unit}`;
    case 'when':
      return (value as { readonly edtf: string }).edtf;
    case 'instant':
      return wallText(String(value), String(entry['zone'] ?? 'UTC'));
    default:
      return String(value);
  }
}

/** The text of a field. */
export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The rows of a group. */
export function rowsOf(values: Values, name: string): readonly Values[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

function isEmpty(row: Values): boolean {
  return Object.values(row).every((value) => (typeof value === 'string' ? value.trim() === '' : value.every(isEmpty)));
}
